import { expect, test } from 'vitest'
import { openHandovers } from '#knowledge/handovers.ts'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()
const movesTowns = new Set(['capture', 'hold', 'lose', 'withdraw'])

/** Who is told to have the place at the end: who takes or holds it, or for whom it was left. */
function owners(text: string): string[] {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  const claims = readClaims(report, reader).filter(({ type }) => movesTowns.has(type))
  return claims
    .flatMap(({ type, actor, target }) => (type === 'withdraw' || type === 'lose' ? target : actor))
    .map((party) => party.text)
}

test.each(openHandovers().yes)('%s', (example) => {
  const party = /\*(.+)\*/.exec(example)?.[1] ?? ''
  expect(owners(example.replaceAll('*', '')).some((text) => text.includes(party))).toBe(true)
})

test.each(openHandovers().no)('nobody gets it: %s', (text) => expect(owners(text)).toEqual([]))

test.each([
  ['The town of Murak had been captured, the defence ministry said.', 'ministry'],
  ['A US official said the city was falling suburb by suburb.', 'official'],
  ['A US official who asked not to be named said the city of Homs was falling.', 'official'],
])('who only says so has not done it: %s', (text, speaker) => {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  const actors = readClaims(report, reader).flatMap((claim) => claim.actor.map((party) => party.text))
  expect(actors.filter((text) => text.includes(speaker))).toEqual([])
})

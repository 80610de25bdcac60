import { expect, test } from 'vitest'
import { towardsFile } from '#knowledge/towards.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()
const rows = readKnowledge('en/towards.yml', towardsFile)

/** Whom the claims of a text are told to be turned towards, whichever type the readers give them. */
function targetsOf(text: string): string[] {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  return readClaims(report, reader).flatMap(({ target }) => target.map((party) => party.text))
}

test.each(rows.flatMap(({ type, yes }) => yes.map((example) => [type, example] as const)))('%s: %s', (_, example) => {
  const party = /\*(.+)\*/.exec(example)?.[1] ?? ''
  expect(targetsOf(example.replaceAll('*', '')).some((text) => text.includes(party))).toBe(true)
})

test.each(rows.flatMap(({ type, no }) => no.map((text) => [type, text] as const)))('nobody in %s: %s', (_, text) => {
  expect(targetsOf(text).filter((target) => /rebels|police|government|council|junta|soldiers|general/.test(target))).toEqual([])
})

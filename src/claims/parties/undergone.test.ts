import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

test.each([
  'Bria and Ippy were captured in fighting in which 20 government soldiers were killed, the alliance said.',
  'Kindu was captured in clashes in which nine army officers were wounded, residents said.',
  'Halfaya and Soran were captured in a battle in which 50 government soldiers were killed, the group said.',
])('who is dealt with below it has not done it: %s', (text) => {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  const captures = readClaims(report, reader).filter(({ type }) => type === 'capture')
  expect(captures).toHaveLength(1)
  expect(
    captures.flatMap(({ actor }) => actor.map(({ text }) => text)).filter((actor) => /soldiers|officers/.test(actor)),
  ).toEqual([])
})

import { expect, test } from 'vitest'
import { madeReport } from '../../test/made.ts'
import { openReader, readClaims, understand } from '../pipeline.ts'
import { wireOf } from './ownVoice.ts'

const reader = openReader()

test.each([
  ['a dateline', 'VELMORA, Dec 3 (HNA) — The army left Sake on Tuesday.', 'HNA'],
  ['a name of two words', 'GOMA, Jan 27 (Harbour Wire) - The army left Sake on Monday.', 'Harbour Wire'],
  ['a last line', 'The army left Sake on Tuesday, residents said.\n— HNA', 'HNA'],
  ['a last line in brackets', 'The army left Sake on Tuesday, residents said.\n(Harbour Wire)', 'Harbour Wire'],
  ['a dateline without one', 'GOMA, Jan 27 – The army left Sake on Monday.', null],
  ['brackets in the text', 'The army (FARDC) left Sake on Tuesday.', null],
])('a wire is credited by %s', (_, text, wire) =>
  expect(wireOf(understand(madeReport({ text, outlet: 'Herald' }), reader))).toBe(wire),
)

test.each([
  ['an outlet that the theatre knows to be of a side', 'SANA', 'syria/government'],
  ['an outlet that it does not know', 'The Damascus Post', null],
])('%s', (_, outlet, side) => {
  const text = 'The Syrian army held Hama on Tuesday. Rebels shelled Hama on Monday, residents said.'
  const voices = readClaims(madeReport({ text, outlet }), reader).map((claim) => [claim.source === null, claim.ownVoice?.side])
  expect(voices).toContainEqual([true, side])
  expect(voices).toContainEqual([false, undefined])
})

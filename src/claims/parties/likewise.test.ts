import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

/** Who took what the last sentence tells of. */
function takers(text: string): string[] {
  const claims = readClaims(madeReport({ text, published: '2024-12-06', outlet: 'Herald' }), reader)
  return claims.findLast(({ type }) => type === 'capture')?.actor.map((party) => party.text) ?? ['nobody told of a capture']
}

test.each([
  [
    'too',
    'Rebels seized the airport of Goma on Monday, the mission said. The border post at Gisenyi had been taken too, it said.',
    ['Rebels'],
  ],
  ['as well', 'The RSF captured Wad Madani. Sinja was taken as well, residents said.', ['The RSF']],
  [
    'also, of who is told to have it',
    'Within hours Soledar was in the hands of Russian forces. Bakhmut had also been captured, officials said.',
    ['Russian forces'],
  ],
  ['nothing says so', 'The RSF captured Wad Madani. Sinja was taken, residents said.', []],
  ['two took before', 'The army captured Soran, while the rebels captured Murak. Halfaya was taken too, residents said.', []],
  ['in another paragraph', 'The RSF captured Wad Madani.\n\nSinja was taken too, residents said.', []],
])('%s: %s', (_, text, expected) => expect(takers(text)).toEqual(expected))

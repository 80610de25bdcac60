import { expect, test } from 'vitest'
import { openReader, readClaims } from '../src/pipeline.ts'
import { madeReport } from './made.ts'

const reader = openReader()

/** Where the claims of one type in a report are, each as its names. */
function placesOf(text: string, type: string): string[] {
  const claims = readClaims(madeReport({ text }), reader).filter((claim) => claim.type === type)
  return [...new Set(claims.map(({ places }) => places.map((place) => place.text).join(', ')))]
}

test.each([
  [
    '“the towns” are several',
    'Rebels entered Hama province on Monday. They captured Halfaya, Soran and Morek. Warplanes bombed the towns overnight.',
    'airstrike',
    ['Halfaya, Soran, Morek'],
  ],
  [
    '“the city” is one, and no province',
    'Rebels pushed towards Hama on Monday, the army said. They had captured Halfaya, Soran and Morek. Planes bombed the city overnight.',
    'airstrike',
    ['Hama'],
  ],
  [
    'the capital of a province is a town',
    'The army lost El Fasher on Sunday. The capital of North Darfur was shelled on Monday.',
    'shelling',
    ['El Fasher'],
  ],
  [
    '“the villages” are those told of last, which it does not name',
    'The army regained Soran and Morek on Monday. In the east, raiders attacked seven villages by the river. They said that they had captured the villages.',
    'capture',
    ['Soran, Morek', ''],
  ],
  [
    '“the villages” are those that it names',
    'The army regained two villages on Monday, Soran and Morek. Warplanes bombed the villages overnight.',
    'airstrike',
    ['Soran, Morek'],
  ],
  [
    'a running total is of no place',
    'Rebels captured Soran on Monday. More than 500 people have been killed since the offensive began.',
    'toll',
    [''],
  ],
  [
    'what another happening of the sentence has is not this one’s',
    'The rebels still hold Idlib; the army has regained Soran.',
    'hold',
    ['Idlib'],
  ],
  [
    'told as part of another, it was where that was',
    'Gunmen killed nine soldiers as they captured Soran on Monday.',
    'killing',
    ['Soran'],
  ],
  [
    'towns listed side by side fall together',
    'Halfaya, Taybat al-Imam, Maardis and Soran were captured in fighting in which 50 soldiers were killed.',
    'capture',
    ['Halfaya, Taybat al-Imam, Maardis, Soran'],
  ],
  ['a state that strikes is not where it strikes', 'Israel bombed a depot near Homs on Monday.', 'airstrike', ['Homs']],
] as const)('%s', (_, text, type, expected) => expect(placesOf(text, type)).toEqual(expected))

import { expect, test } from 'vitest'
import { madeReport } from '../../test/made.ts'
import { openReader, understand } from '../pipeline.ts'

const reader = openReader()

/** The ids of the places that a text names, in order. */
function placesIn(text: string): string[] {
  const { places } = understand(madeReport({ text, published: '2024-12-08', outlet: 'Herald' }), reader)
  return places.flatMap(({ text: name, located }) => (located.kind === 'found' ? [`${name} ${located.place.country}`] : []))
}

test.each([
  ['a city of the country, taken for a plural', 'The Syrian army was beaten. Homs had fallen hours earlier.', 'Homs SY'],
  [
    'a town that the report names elsewhere',
    'Homs was calm. The Syrian ministry denied that rebels had entered Homs.',
    'Homs SY',
  ],
])('the first word is a name: %s', (_, text, expected) => expect(placesIn(text)).toContain(expected))

test.each([
  ['Police in Warsaw arrested two men. Police said more in Poland were sought.', 'Police'],
  ['Reading in Syria is hard. Nice words were said in Aleppo.', 'Nice'],
  ['Sale of wheat in Morocco was stopped.', 'Sale'],
])('the first word is none: %s', (text, word) => expect(placesIn(text).filter((place) => place.startsWith(word))).toEqual([]))

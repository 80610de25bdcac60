import { expect, test } from 'vitest'
import { alsoNamed, inDegrees, wayTo } from './placePage.ts'

test.each([
  ['what the page shows already is not told twice', ['Ḩamāh', 'Hama', 'Hamath'], ['Ḩamāh', 'Hama'], { latin: ['Hamath'] }],
  ['a list for each way of writing', ['Goris', 'Горис', 'غوريس'], ['Goris'], { arabic: ['غوريس'], cyrillic: ['Горис'] }],
  ['Greek and Georgian stand together', ['Goma', 'Γκόμα', 'გომა'], ['Goma'], { other: ['Γκόμα', 'გომა'] }],
  ['letters put over one by one are no names', ['Bakhmut', 'baheumuteu', 'al-Bab'], ['Bakhmut'], { latin: ['al-Bab'] }],
  [
    'signs are of no script',
    ['‘Ayn al ‘Arab', 'Эль-Фашир', 'El Fasher'],
    [],
    {
      cyrillic: ['Эль-Фашир'],
      latin: ['‘Ayn al ‘Arab', 'El Fasher'],
    },
  ],
])('%s', (_, spellings, shown, expected) => {
  expect(Object.fromEntries(alsoNamed(spellings, shown).map(({ script, names }) => [script, names]))).toEqual(expected)
})

// Distances between cities as atlases give them, to the kilometre of a sphere.
test.each([
  ['a degree to the north', [0, 30], [1, 30], 111, 0],
  ['a degree to the east, on the equator', [0, 30], [0, 31], 111, 90],
  ['over the date line', [0, 179.5], [0, -179.5], 111, 90],
  ['to the south-west', [1, 1], [0, 0], 157, 225],
] as const)('%s', (_, [aLat, aLon], [bLat, bLon], km, bearing) => {
  const way = wayTo({ lat: aLat, lon: aLon }, { lat: bLat, lon: bLon })
  expect(Math.round(way.km)).toBe(km)
  expect(Math.round(way.bearing)).toBe(bearing)
})

test.each([
  ['Hama', 35.132, 36.758, '35.132 N 36.758 E'],
  ['Goma, south of the equator', -1.679, 29.228, '1.679 S 29.228 E'],
  ['Kenscoff, in the west', 18.449, -72.286, '18.449 N 72.286 W'],
])('%s in degrees', (_, lat, lon, expected) => expect(inDegrees(lat, lon)).toBe(expected))

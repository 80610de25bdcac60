import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

/** "source: place relation" of each advance. */
function advances(text: string): string[] {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  return readClaims(report, reader)
    .filter(({ type }) => type === 'advance')
    .map(({ source, places }) => `${source?.text ?? 'itself'}: ${places.map((place) => `${place.text} ${place.relation}`)}`)
}

test.each([
  [
    'where they are',
    'The rebels took Sake on Monday. They are now 20 kilometres from Goma, the mission said.',
    'the mission: Goma distance',
  ],
  ['where troops stand', 'Troops of the RSF stood five miles from El Obeid by evening.', 'itself: El Obeid distance'],
  [
    'where it brings them',
    'The towns fell to the insurgents. That puts them some 10 kilometres (six miles) from Hama.',
    'itself: Hama distance',
  ],
  [
    'the same, by another’s measure',
    'The monitor said the rebels were 20 kilometres from Goma; the mission put the distance at twelve.',
    'the mission: Goma distance',
  ],
])('%s', (_, text, expected) => expect(advances(text)).toContain(expected))

test.each([
  ['a village lies there', 'The village of Kibumba lies 20 km from Goma.'],
  ['shells fall there', 'Shells fell 5 km from Kupiansk.'],
  ['people who fled are there', 'The refugees were two kilometres from Adre.'],
  ['a distance of nothing told', 'State media put the distance at three miles.'],
])('no advance: %s', (_, text) => expect(advances(text)).toEqual([]))

test('what one is asked about is what one denies, whatever was told before', () => {
  const text =
    'The rebels were 20 kilometres from Goma, the mission said. Asked about rumours that its soldiers had left Goma, the army denied it.'
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  const denied = readClaims(report, reader).filter(({ stance }) => stance === 'denies')
  expect(denied.map(({ type }) => type)).toEqual(['withdraw'])
})

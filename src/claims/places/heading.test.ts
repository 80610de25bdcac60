import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()
const placesOf = (text: string) =>
  readClaims(madeReport({ text, published: '2024-06-14', outlet: 'Herald' }), reader).map(({ places }) =>
    places.map(({ text }) => text).join(' '),
  )

const log = `Raids in the north: our list, updated 14 June 2024

Sat 8 June – Butembo, North Kivu. Three guards were killed.

Wed 12 June – Lubero. Forty people were killed; two houses burned down.`

test('what an entry of a list tells happened where its heading says', () => {
  const places = placesOf(log)
  expect(places.slice(0, 1)).toEqual(['Butembo'])
  expect(new Set(places.slice(1))).toEqual(new Set(['Lubero']))
})

test('and on the day that opens the entry, although the first entry is older than the list', () => {
  const claims = readClaims(madeReport({ text: log, published: '2024-06-14', outlet: 'Herald' }), reader)
  expect(claims.map(({ date }) => date?.from).slice(0, 2)).toEqual(['2024-06-08', '2024-06-12'])
})

test('a paragraph of running text has no heading', () => {
  expect(placesOf('Soldiers reached Butembo on Sunday. In Lubero three guards were killed.').at(-1)).toBe('Lubero')
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keysOf } from '#knowledge/gazetteer/alongside.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { GazetteerRow } from '#model/place.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { ownPlaces } from '../src/cli/ownPlaces.ts'
import { derive, openReader, readClaims, withPlaces } from '../src/pipeline.ts'
import { madeReport } from './made.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-places-'))
afterAll(() => rmSync(folder, { recursive: true }))
const reader = openReader()
const report = madeReport({
  text: 'Rebels captured the village of Khirbat Velmora from the Syrian army on Monday, the mayor said.',
})
const village: GazetteerRow = {
  place: {
    id: 'villages:1',
    name: 'Kherbet Velmora',
    lat: 35.4,
    lon: 36.9,
    country: 'SY',
    admin1: null,
    kind: 'settlement',
    population: 0,
  },
  names: ['Kherbet Velmora', 'Khirbat Velmora'],
  feature: 'PPL',
}

test('a village that was imported into the ledger is found by whoever reads into it', async () => {
  const ledger = await openLedger(join(folder, 'imported.db'))
  const before = readClaims(report, withPlaces(reader, await (await ownPlaces(ledger))(report.text)))
  await ledger.addPlaces([{ row: village, keys: keysOf(village), source: 'villages.csv' }])
  const after = readClaims(report, withPlaces(reader, await (await ownPlaces(ledger))(report.text)))
  await ledger.close()
  const placed = (claims: typeof before) =>
    claims.filter(({ type }) => type === 'capture').map(({ places }) => places.map(({ id }) => id))
  expect(placed(before)).toEqual([[null]])
  expect(placed(after)).toEqual([['villages:1']])
})

test('a name put on the map by hand is there in who holds what, until that is undone', () => {
  const claims = readClaims(report, reader)
  const place = { name: 'Khirbat Velmora', id: 'provisional:35.5,36.5', lat: 35.5, lon: 36.5, country: 'SY', admin1: null }
  const at = Temporal.Instant.from('2024-12-04T08:00:00Z')
  const placing = makeReview({ kind: 'locate', name: 'Khirbat Velmora', place }, { author: 'Ida', at })
  const undoing = makeReview({ kind: 'undo', review: placing.id }, { author: 'Ida', at: at.add({ hours: 1 }) })
  const heads = [{ ...report, knownFrom: '2024-12-03', sketch: [] }]
  const ids = (reviews: Parameters<typeof derive>[2]) =>
    derive(heads, claims, reviews).holdings.map((holding) => holding.place.id)
  expect(ids([placing])).toEqual(['provisional:35.5,36.5'])
  expect(ids([placing, undoing])).toEqual(ids([]))
  expect(ids([])).not.toContain('provisional:35.5,36.5')
})

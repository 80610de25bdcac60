import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { whoHolds } from '#control/whoHolds.ts'
import { reconcile } from '#events/reconcile.ts'
import { printedEvent, printedHolding } from '#views/printed.ts'
import { told } from '../../test/told.ts'
import { type Exported, exportAs, type Format } from './exports.ts'

const story = told(`
  1 May: command asserts capture Velmora, Orsk by militia on 1 May
  1 May: ministry denies capture Velmora by militia
  1 May: itself asserts killing by army on 1 May killed 12`)
const claims = story.map(({ claim, report }) => ({ claim, report }))
const found = reconcile(story)
const events = found.map(printedEvent)
const holdings = whoHolds(found).map(printedHolding)

async function text(format: Format, exported: Exported): Promise<string> {
  return (await Array.fromAsync(exportAs(format, exported))).join('')
}

test('CSV has a row a record under its header, and gives back what went in', async () => {
  const rows = parse(await text('csv', { of: 'events', events }), { columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(events.length)
  expect(rows.map((row) => row.standing)).toEqual(events.map((event) => event.standing))
  expect(rows.find((row) => row.type === 'killing')).toMatchObject({
    killed_low: '12',
    killed_high: '12',
    places: '',
    latitude: '',
  })
})

test('CSV names the sides whose ids it gives, where names are known', async () => {
  const named = holdings.map((holding) => ({ ...holding, names: { 'vel/militia': 'Velmoran militia' } }))
  const rows = parse(await text('csv', { of: 'control', holdings: named }), { columns: true }) as Record<string, string>[]
  expect(rows.map(({ side, side_name }) => [side, side_name])).toContainEqual(['vel/militia', 'Velmoran militia'])
})

test('CSV keeps commas, quotes and line breaks in a quotation, and no cell runs as a formula', async () => {
  const hostile = '=HYPERLINK("x","a,\nb")'
  const [first] = claims
  if (first === undefined) throw new RangeError('The story has no claim.')
  const [row] = parse(await text('csv', { of: 'claims', claims: [{ ...first, claim: { ...first.claim, quote: hostile } }] }), {
    columns: true,
  }) as Record<string, string>[]
  expect(row?.quote).toBe(`'${hostile}`)
})

test('GeoJSON has a point for each place, longitude first, and a feature without geometry for what has none', async () => {
  const collection = JSON.parse(await text('geojson', { of: 'events', events }))
  expect(collection.type).toBe('FeatureCollection')
  expect(collection.attribution).toContain('GeoNames')
  expect(
    collection.features.map((feature: { geometry: { coordinates: number[] } | null }) => feature.geometry?.coordinates ?? null),
  ).toEqual([[1, 1], [1, 1], null])
})

test('GeoJSON draws no point for a name that may mean several places', async () => {
  const ambiguous = events.map((event) => ({ ...event, places: event.places.map((place) => ({ ...place, ambiguous: true })) }))
  const collection = JSON.parse(await text('geojson', { of: 'events', events: ambiguous }))
  expect(collection.features.every((feature: { geometry: unknown }) => feature.geometry === null)).toBe(true)
})

test.each(['claims', 'events', 'control'] as const)('JSON Lines prints every record of %s as it is', async (of) => {
  const exported: Exported = of === 'claims' ? { of, claims } : of === 'events' ? { of, events } : { of, holdings }
  const records = of === 'claims' ? claims.map(({ claim }) => claim) : of === 'events' ? events : holdings
  const lines = (await text('jsonl', exported)).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(records)))
})

test('an empty export is still a valid file', async () => {
  expect(JSON.parse(await text('geojson', { of: 'events', events: [] })).features).toEqual([])
  expect(await text('csv', { of: 'control', holdings: [] })).toMatch(/^place_id,place,/)
})

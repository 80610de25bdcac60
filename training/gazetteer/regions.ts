import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain, vowelKey } from '#knowledge/gazetteer/key.ts'
import { type Entry, kilometres } from './entry.ts'
import type { Sources } from './fetch.ts'
import { centre, type Feature, readLayer } from './geopackage.ts'

/** A settlement, by the codes of the regions that it lies in. */
export type Member = Pick<Entry, 'lat' | 'lon' | 'country' | 'region' | 'district'>

interface CodeName {
  readonly code: string
  readonly name: string
}

/**
 * First-level regions: GeoNames' codes and names, with Natural Earth's other names and centre of area where a name fits;
 * then Natural Earth's regions that GeoNames does not count as first-level (the counties of England).
 * A region that Natural Earth does not draw lies in the middle of its settlements.
 */
export function regions(sources: Sources, places: readonly Member[]): Entry[] {
  const listed = JSON.parse(readFileSync(join(sources.citiesJson, 'admin1.json'), 'utf8')) as CodeName[]
  const drawn = readLayer(sources.worldMap, 'states_provinces').flatMap(drawnRegion)
  const byName = Map.groupBy(
    drawn.flatMap((region) => keysOf(region).map((key) => ({ key, region }))),
    ({ key }) => key,
  )
  const used = new Set<Drawn>()
  const members = Map.groupBy(places, (place) => `${place.country}.${place.region}`)
  const entries = listed.flatMap(({ code, name }) => {
    const [country = '', region = ''] = code.split('.')
    const match = bestOf(byName.get(`${country} ${bareKey(name, country)}`) ?? [], bareKey(name, country))
    if (match) used.add(match)
    const inside = middle(members.get(code) ?? [])
    const at = match && (!inside || kilometres(match, inside) < drawnWithin) ? match : inside
    const others = otherNames(name, match?.names ?? [])
    return at ? [{ ...blank, id: code, name, others, lat: at.lat, lon: at.lon, country, region, feature: 'ADM1' }] : []
  })
  const rest = drawn
    .filter((region) => !used.has(region))
    .map(({ names: [name = '', ...others], country, lat, lon, id }) => {
      return { ...blank, id, name, others: otherNames(name, others), lat, lon, country, region: '', feature: 'ADM1' }
    })
  return [...entries, ...rest]
}

// Two regions of one name in a country, far apart: the outline is the other one's.
const drawnWithin = 1500

/** Second-level districts that have a settlement here; each lies in the middle of them. */
export function districts(sources: Sources, places: readonly Member[]): Entry[] {
  const listed = JSON.parse(readFileSync(join(sources.citiesJson, 'admin2.json'), 'utf8')) as CodeName[]
  const members = Map.groupBy(places, (place) => `${place.country}.${place.region}.${place.district}`)
  return listed.flatMap(({ code, name }) => {
    const [country = '', region = ''] = code.split('.')
    const at = middle(members.get(code) ?? [])
    return at ? [{ ...blank, id: code, name, others: [], lat: at.lat, lon: at.lon, country, region, feature: 'ADM2' }] : []
  })
}

export function regionNames(sources: Sources): Map<string, Map<string, string>> {
  const listed = JSON.parse(readFileSync(join(sources.citiesJson, 'admin1.json'), 'utf8')) as CodeName[]
  const byCountry = Map.groupBy(listed, ({ code }) => code.slice(0, 2))
  return new Map([...byCountry].map(([country, list]) => [country, new Map(list.map(({ code, name }) => [code.slice(3), name]))]))
}

const blank = { district: '', population: 0 } as const

interface Drawn {
  readonly id: string
  readonly names: readonly string[]
  readonly country: string
  readonly lat: number
  readonly lon: number
  /** Number of corners that it is drawn with. */
  readonly corners: number
}

// Lord Howe Island too goes by "New South Wales": a region's first name counts before its others, then the longer outline.
function bestOf(matches: readonly { readonly region: Drawn }[], key: string): Drawn | undefined {
  const isFirst = ({ names: [name = ''], country }: Drawn) => Number(bareKey(name, country) === key)
  return matches
    .map(({ region }) => region)
    .sort((a, b) => isFirst(b) - isFirst(a) || b.corners - a.corners)
    .at(0)
}

function drawnRegion({ columns, parts }: Feature): Drawn[] {
  const { name, iso_a2: country, gn_name, woe_name, fid } = columns
  if (!name || !country || !/^[A-Z]{2}$/.test(country)) return []
  const names = [name, gn_name, woe_name].filter((each) => each !== null && each !== undefined)
  return [
    {
      id: `naturalearth:region-${fid}`,
      names: names.flatMap(bracketed),
      country,
      corners: parts.flat(2).length,
      ...centre(parts),
    },
  ]
}
// Natural Earth writes two spellings in one name: "Homs (Hims)".
function bracketed(name: string): string[] {
  const [, outside, inside] = /^(.+?) \((.+)\)$/.exec(name) ?? []
  return outside && inside ? [outside, inside] : [name]
}

function keysOf({ names, country }: Drawn): string[] {
  return [...new Set(names.map((name) => `${country} ${bareKey(name, country)}`))]
}
const rankWords =
  /\b(governorate|muhafazat|province|provincia|region|oblast|oblast'|oblasts'ka|state|wilayat|vilayet|county|district|division|department|prefecture|republic|voblast|voblasts|of|de|d'|the)\b/gi

function bareKey(name: string, country: string): string {
  const bare = name.replace(rankWords, ' ').trim()
  return vowelKey(bare === '' ? name : bare, country)
}
function otherNames(name: string, others: readonly string[]): string[] {
  const bare = name.replace(rankWords, ' ').replace(/\s+/g, ' ').trim()
  const seen = new Set([plain(name)])
  return [bare, ...others].filter((other) => {
    const folded = plain(other)
    const fresh = folded.length > 1 && !seen.has(folded)
    seen.add(folded)
    return fresh
  })
}
/** Median of latitudes and of longitudes: a settlement under a wrong code moves it little. */
function middle(places: readonly Member[]): { lat: number; lon: number } | null {
  const lat = median(places.map((place) => place.lat))
  const lon = median(places.map((place) => place.lon))
  return lat === null || lon === null ? null : { lat, lon }
}
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

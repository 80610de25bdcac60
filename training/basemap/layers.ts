import { readFileSync } from 'node:fs'
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Sources } from '../gazetteer/fetch.ts'
import { type Ring, readLayer } from '../gazetteer/geopackage.ts'

export interface Region {
  /** ISO 3166-1 alpha-2; a name in capitals where there is no code. */
  readonly country: string
  readonly countryName: string
  readonly name: string
}
export interface Line {
  /** Whose line it is: "Syrian claim", "Ceasefire Line 1994". */
  readonly name: string
}
export type Nothing = Readonly<Record<string, never>>
export interface Layers {
  readonly regions: readonly Feature<MultiPolygon, Region>[]
  readonly disputed: readonly Feature<MultiLineString, Line>[]
  readonly rivers: readonly Feature<MultiLineString, Nothing>[]
  readonly lakes: readonly Feature<MultiPolygon, Nothing>[]
}

// Natural Earth draws who has the ground. Where the General Assembly says whose it is, the fill follows it and the line between
// is drawn as disputed: resolution 68/262 on Crimea.
const byResolution: Readonly<Record<string, readonly [code: string, name: string]>> = {
  Crimea: ['UA', 'Ukraine'],
  Sevastopol: ['UA', 'Ukraine'],
}
// Territories that ISO 3166 has no code for and Natural Earth draws apart.
const withoutCode: Readonly<Record<string, readonly [code: string, name: string]>> = {
  Kosovo: ['XK', 'Kosovo'],
  Somaliland: ['SO', 'Somalia'],
  'Northern Cyprus': ['CY', 'Cyprus'],
  'Baykonur Cosmodrome': ['KZ', 'Kazakhstan'],
}

/** All layers of the world, as the sources have them. */
export function readLayers({ worldMap, waters }: Sources): Layers {
  const water: Topology = JSON.parse(readFileSync(waters, 'utf8'))
  return {
    regions: readLayer(worldMap, 'states_provinces').flatMap(({ columns, parts }) => {
      const region = regionOf(columns)
      return region === null ? [] : [made('MultiPolygon', parts.map(closed), region)]
    }),
    disputed: readLayer(worldMap, 'disputed_borders').map(({ columns, parts }) =>
      made('MultiLineString', parts.flat().map(positions), { name: columns.name ?? 'disputed' }),
    ),
    rivers: of(water, 'rivers').flatMap(({ geometry }) =>
      geometry.type === 'LineString' || geometry.type === 'MultiLineString'
        ? [made('MultiLineString', geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates, {})]
        : [],
    ),
    lakes: of(water, 'lakes').flatMap(({ geometry }) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
        ? [made('MultiPolygon', geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates, {})]
        : [],
    ),
  }
}

function regionOf(columns: Readonly<Record<string, string | null>>): Region | null {
  const { admin, name, gn_name, iso_a2 } = columns
  const resolved = byResolution[name ?? ''] ?? withoutCode[admin ?? '']
  const [country, countryName] = resolved ?? [
    /^[A-Z]{2}$/.test(iso_a2 ?? '') ? (iso_a2 ?? '') : (admin ?? '').toUpperCase(),
    admin ?? '',
  ]
  return country === '' || country === 'AQ' ? null : { country, countryName, name: plainName(name ?? gn_name ?? '') }
}

// "Homs (Hims)", "Dar`a": one name, as people write it.
function plainName(name: string): string {
  return name
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[`´']/g, '’')
    .trim()
}

function of(topology: Topology, layer: string): Feature<LineString | MultiLineString | Polygon | MultiPolygon>[] {
  const object = topology.objects[layer]
  if (object === undefined) throw new Error(`The file of waters has no layer “${layer}”.`)
  return feature(topology, object as GeometryCollection).features as Feature<
    LineString | MultiLineString | Polygon | MultiPolygon
  >[]
}

function made<Kind extends 'MultiPolygon' | 'MultiLineString', Properties>(
  type: Kind,
  coordinates: unknown,
  properties: Properties,
) {
  return { type: 'Feature', geometry: { type, coordinates }, properties } as Feature<
    Kind extends 'MultiPolygon' ? MultiPolygon : MultiLineString,
    Properties
  >
}
function positions(ring: Ring): number[][] {
  return ring.map(([lon, lat]) => [lon, lat])
}
function closed(rings: readonly Ring[]): number[][][] {
  return rings.map(positions)
}

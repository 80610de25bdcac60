import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { useEffect, useState } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { whenDrawn } from './drawn.ts'

export interface CountryShape {
  readonly name: string
  readonly code: string | null
}

/** What lies under the towns: plain GeoJSON in degrees. */
export interface Basemap {
  readonly countries: FeatureCollection<Polygon | MultiPolygon, CountryShape>
  readonly regionLines: MultiLineString
  /** Coasts and borders, without the edges along which a theatre's land was cut out of the world. */
  readonly outlines: MultiLineString
  /** The box that it was cut to: west, south, east, north; null for the world. */
  readonly box: readonly [number, number, number, number] | null
  readonly disputed: FeatureCollection
  readonly rivers: FeatureCollection
  readonly lakes: FeatureCollection
}

type Packed = Topology<Record<string, GeometryCollection<Record<string, unknown>>>>

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

export function unpack(packed: Packed, isWorld: boolean): Basemap {
  const { objects } = packed
  const all = (name: string): FeatureCollection => {
    const object = objects[name]
    if (object === undefined) return nothing
    const made = feature(packed, object) as FeatureCollection | Feature
    return made.type === 'FeatureCollection' ? made : { type: 'FeatureCollection', features: [made] }
  }
  const lines = (name: string): MultiLineString => ({
    type: 'MultiLineString',
    coordinates: all(name).features.flatMap(({ geometry }) => linesOf(geometry)),
  })
  const countries = all('countries').features.flatMap((one): Feature<Polygon | MultiPolygon, CountryShape>[] =>
    one.geometry?.type === 'Polygon' || one.geometry?.type === 'MultiPolygon'
      ? [
          {
            type: 'Feature',
            geometry: one.geometry,
            properties: { name: String(one.properties?.name ?? ''), code: codeOf(one) },
          },
        ]
      : [],
  )
  const box = isWorld ? null : boxOf(countries)
  return {
    countries: { type: 'FeatureCollection', features: countries },
    regionLines: lines('regionLines'),
    outlines: { type: 'MultiLineString', coordinates: outlinesOf(countries, box) },
    box,
    disputed: all('disputed'),
    rivers: all('rivers'),
    lakes: all('lakes'),
  }
}

/** What lies within a theatre's box is drawn by the theatre alone: the coarser world is covered there. */
export function frameOf(basemap: Basemap | null): Feature | FeatureCollection {
  if (basemap?.box == null) return nothing
  const [west, south, east, north] = basemap.box
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }
}

/** The box that the land was cut to: around all of it. */
function boxOf(countries: readonly Feature<Polygon | MultiPolygon>[]): NonNullable<Basemap['box']> {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x = 0, y = 0] of countries.flatMap(ringsOf).flat()) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

function ringsOf({ geometry }: Feature<Polygon | MultiPolygon>): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

function outlinesOf(countries: readonly Feature<Polygon | MultiPolygon>[], box: Basemap['box']): Position[][] {
  const rings = countries.flatMap(ringsOf)
  return box === null ? rings : rings.flatMap((ring) => withoutEdges(ring, box))
}

const nearEdge = 0.004

/** The stretches of a ring that do not run along the box. */
function withoutEdges(ring: readonly Position[], [west, south, east, north]: NonNullable<Basemap['box']>): Position[][] {
  const on = ([x = 0, y = 0]: Position, [u = 0, v = 0]: Position) =>
    [west, east].some((edge) => Math.abs(x - edge) < nearEdge && Math.abs(u - edge) < nearEdge) ||
    [south, north].some((edge) => Math.abs(y - edge) < nearEdge && Math.abs(v - edge) < nearEdge)
  const lines: Position[][] = [[]]
  for (const [index, point] of ring.entries()) {
    const last = ring[index - 1]
    if (last !== undefined && on(last, point)) lines.push([])
    lines.at(-1)?.push(point)
  }
  return lines.filter((line) => line.length > 1)
}

function codeOf({ id, properties }: Feature): string | null {
  const code = properties?.code ?? id
  return typeof code === 'string' ? code : null
}

function linesOf(geometry: Geometry | null): MultiLineString['coordinates'] {
  if (geometry?.type === 'LineString') return [geometry.coordinates]
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : []
}

const kept = new Map<string, Promise<Basemap | null>>()

function load(name: string): Promise<Basemap | null> {
  const known = kept.get(name)
  if (known !== undefined) return known
  const loading = fetch(`/api/basemap/${name}`)
    .then(async (response) => (response.ok ? unpack(await response.json(), name === 'world') : null))
    .catch(() => null)
  kept.set(name, loading)
  return loading
}

/** The world's basemap around a theatre's, once the first map is drawn; null until then. */
export function useWorld(isWanted: boolean): Basemap | null {
  const [world, setWorld] = useState<Basemap | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let current = true
    const fetchIt = () => void load('world').then((made) => current && setWorld(made))
    const takeBack = whenDrawn(fetchIt)
    return () => {
      current = false
      takeBack()
    }
  }, [isWanted])
  return world
}

/** Basemaps for what is shown: the theatre's, which is finer, over the world's. Null while there are none yet. */
export function useBasemap(theatres: readonly string[]): Basemap | null {
  const [basemap, setBasemap] = useState<Basemap | null>(null)
  const key = theatres.join(' ')
  useEffect(() => {
    let current = true
    const names = key === '' ? [] : key.split(' ')
    void Promise.all(names.map(load)).then(async (found) => {
      const theirs = found.filter((one) => one !== null)
      const made = theirs.length === 1 ? (theirs[0] ?? null) : await load('world')
      if (current) setBasemap(made)
    })
    return () => {
      current = false
    }
  }, [key])
  return basemap
}

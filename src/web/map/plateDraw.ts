import { type GeoProjection, geoMercator, geoPath } from 'd3-geo'
import type { GeoJSON, MultiPolygon, Polygon, Position } from 'geojson'
import type { Area } from '#views/situation.ts'
import type { Sides } from '../parts/sideMark.tsx'
import { areaKeys, styleOfKey } from './areaKeys.ts'
import { frameOf } from './basemap.ts'
import { areasOf, partition } from './cells.ts'
import { placeLabels } from './labels.ts'
import { earthKm } from './mercator.ts'
import { cellTowns, drawn, type Scene } from './scene.ts'

/** What is drawn, and how large. */
export interface Drawing {
  readonly scene: Scene
  readonly sides: Sides
  readonly area: Area
  readonly width: number
  readonly height: number
}

const barKm = [10, 20, 50, 100, 200, 500, 1000]

/** All of a plate as paths and points in its pixels. */
export function draw({ scene, sides, area, width, height }: Drawing) {
  const projection = projectionFor(area, width, height)
  const path = geoPath(projection).digits(1)
  const basemap = scene.basemap
  const shape = (object: GeoJSON | null | undefined) => (object ? (path(clockwise(object)) ?? '') : '')
  const towns = cellTowns(scene.towns, scene.holdings)
  const keys = areaKeys(scene.holdings, sides)
  const parts =
    scene.layers.areas && basemap !== null && towns.length > 1
      ? areasOf(
          partition(
            towns,
            basemap.countries.features.map(({ geometry }) => geometry),
          ),
          keys,
        )
      : null
  const at = ([lon, lat]: readonly [number, number]) => {
    const [x = Number.NaN, y = Number.NaN] = projection([lon, lat]) ?? []
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
  }
  const inside = ({ x, y }: { x: number; y: number }) => x > 6 && x < width - 6 && y > 6 && y < height - 6
  const marks = drawn(scene.holdings)
    .map((holding) => ({ ...holding, ...at(holding.at) }))
    .filter(inside)
  const told = new Set(marks.map(({ place }) => place.id))
  const silent = scene.towns
    .filter(({ id }) => !told.has(id))
    .map((town) => ({ ...town, ...at([town.lon, town.lat]) }))
    .filter(inside)
  const kmWide = kmAcross(area)
  const bar = barKm.findLast((km) => km < kmWide / 4) ?? 10
  const home =
    basemap?.countries.features.filter(({ properties }) => properties.code !== null && scene.homes.includes(properties.code)) ??
    []
  return {
    // What lies beyond the box that the theatre's land was cut to is drawn from the coarser world.
    world: shape(scene.world?.countries),
    frame: scene.world === null || basemap === null ? '' : shape(frameOf(basemap)),
    land: shape(basemap?.countries),
    outlines: shape(basemap?.outlines),
    home: shape({ type: 'FeatureCollection', features: home }),
    regions: shape(basemap?.regionLines),
    rivers: shape(basemap?.rivers),
    lakes: shape(basemap?.lakes),
    areas: parts?.areas.features.map((one) => ({ key: one.properties.key, d: shape(one) })) ?? [],
    textures: [...new Set([...keys.values()].map(({ key }) => key))].flatMap((key) => {
      const style = styleOfKey(key)
      return style?.kind === 'dots' || style?.kind === 'stripes' ? [{ key, style }] : []
    }),
    midlines: shape(parts?.midlines),
    marks,
    silent,
    labels: placeLabels(marks, silent, width, height),
    bar: { km: bar, width: Math.round((bar / kmWide) * width) },
  }
}

/** From degrees to a plate's pixels, and back. */
export function projectionFor([west, south, east, north]: Area, width: number, height: number): GeoProjection {
  const corners: GeoJSON = {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
  const margin = 60
  return geoMercator()
    .fitExtent(
      [
        [8, 8],
        [width - 8, height - 8],
      ],
      corners,
    )
    .clipExtent([
      [-margin, -margin],
      [width + margin, height + margin],
    ])
    .precision(0)
}

function kmAcross([west, south, east, north]: Area): number {
  const rad = Math.PI / 180
  return (east - west) * rad * earthKm * Math.cos(((south + north) / 2) * rad)
}

/** d3-geo takes what lies to the right of a ring's edge for its inside, GeoJSON what lies to the left. */
function clockwise(object: GeoJSON): GeoJSON {
  if (object.type === 'FeatureCollection')
    return { ...object, features: object.features.map((one) => ({ ...one, geometry: turned(one.geometry) })) }
  if (object.type === 'Feature') return { ...object, geometry: turned(object.geometry) }
  return turned(object)
}

function turned<Shape extends GeoJSON>(geometry: Shape): Shape {
  if (geometry?.type === 'Polygon') return { ...geometry, coordinates: (geometry as Polygon).coordinates.map(turnedRing) }
  if (geometry?.type === 'MultiPolygon')
    return { ...geometry, coordinates: (geometry as MultiPolygon).coordinates.map((rings) => rings.map(turnedRing)) }
  return geometry
}

function turnedRing(ring: Position[], index: number): Position[] {
  let sum = 0
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    sum += x * nextY - nextX * y
  }
  return sum > 0 === (index === 0) ? ring.toReversed() : ring
}

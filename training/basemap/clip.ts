import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson'
import type { Layers } from './layers.ts'

/** A rectangle in degrees. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const margin = 0.15
const leastMargin = 0.7

/** The rectangle around some shapes, with room for the neighbours. */
export function around(features: readonly Feature<MultiPolygon>[]): Extent {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry } of features)
    for (const [lon = 0, lat = 0] of geometry.coordinates.flat(2)) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  const x = Math.max(leastMargin, (east - west) * margin)
  const y = Math.max(leastMargin, (north - south) * margin)
  return { west: west - x, south: south - y, east: east + x, north: north + y }
}

/** What of the layers lies in the rectangle, cut at its sides. */
export function within(layers: Layers, extent: Extent): Layers {
  return {
    regions: layers.regions.flatMap((one) => polygonsWithin(one, extent)),
    disputed: layers.disputed.flatMap((one) => linesWithin(one, extent)),
    rivers: layers.rivers.flatMap((one) => linesWithin(one, extent)),
    lakes: layers.lakes.flatMap((one) => polygonsWithin(one, extent)),
  }
}

function polygonsWithin<Properties>(
  shape: Feature<MultiPolygon, Properties>,
  extent: Extent,
): Feature<MultiPolygon, Properties>[] {
  const coordinates = shape.geometry.coordinates
    .map((rings) => rings.map((ring) => ringWithin(ring, extent)).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0)
  return coordinates.length === 0 ? [] : [{ ...shape, geometry: { type: 'MultiPolygon', coordinates } }]
}

/** Sutherland and Hodgman, Reentrant polygon clipping, 1974. */
function ringWithin(ring: readonly Position[], { west, south, east, north }: Extent): Position[] {
  let points = ring.slice(0, -1)
  for (const [axis, limit, keepsAbove] of [
    [0, west, true],
    [0, east, false],
    [1, south, true],
    [1, north, false],
  ] as const) {
    const isInside = (point: Position) => (keepsAbove ? (point[axis] ?? 0) >= limit : (point[axis] ?? 0) <= limit)
    points = points.flatMap((point, i) => {
      const before = points.at(i - 1) ?? point
      const crossing = isInside(point) === isInside(before) ? [] : [crossingAt(before, point, axis, limit)]
      return isInside(point) ? [...crossing, point] : crossing
    })
  }
  const [first] = points
  return first === undefined ? [] : [...points, first]
}
// From the lesser end on, so that neighbours which share the edge get the same point.
function crossingAt(a: Position, b: Position, axis: 0 | 1, limit: number): Position {
  const [from, to] = (a[axis] ?? 0) < (b[axis] ?? 0) ? [a, b] : [b, a]
  const share = (limit - (from[axis] ?? 0)) / ((to[axis] ?? 0) - (from[axis] ?? 0))
  const other = axis === 0 ? 1 : 0
  const across = (from[other] ?? 0) + share * ((to[other] ?? 0) - (from[other] ?? 0))
  return axis === 0 ? [limit, across] : [across, limit]
}

/** Stretches of lines with a point inside: a line is a guide here, and may reach one point beyond. */
function linesWithin<Properties>(
  shape: Feature<MultiLineString, Properties>,
  extent: Extent,
): Feature<MultiLineString, Properties>[] {
  const { west, south, east, north } = extent
  const isInside = ([lon = 0, lat = 0]: Position = []) => lon >= west && lon <= east && lat >= south && lat <= north
  const coordinates = shape.geometry.coordinates.flatMap((line) => {
    const pieces: Position[][] = [[]]
    for (const [i, point] of line.entries())
      if (isInside(point) || isInside(line[i - 1]) || isInside(line[i + 1])) pieces.at(-1)?.push(point)
      else pieces.push([])
    return pieces.filter((piece) => piece.length > 1)
  })
  return coordinates.length === 0 ? [] : [{ ...shape, geometry: { type: 'MultiLineString', coordinates } }]
}

import { Delaunay } from 'd3-delaunay'
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mergeArcs, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import type {
  GeometryCollection,
  GeometryObject,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification'
import { clipTo, contains, kmOnPlane, type Point, signedArea, toDegrees, toPlane, withinCircle } from './mercator.ts'

/** A town of the fixed set: cells do not jump when one is first told of. */
export interface CellTown {
  readonly id: string
  readonly lat: number
  readonly lon: number
}

/** A country's outer rings in degrees, as GeoJSON has them. */
export type Land = readonly (Polygon | MultiPolygon)[]

/** How far a town's area reaches at most. */
export const reachKm = 25
const corners = 64

interface CellOf {
  readonly id: string
}

/** One planar partition: for each town what is nearer to it than to any other, at most so far, and on its side of the border. */
export type Partition = Topology<{ cells: GeometryCollection<CellOf> }>

export function partition(towns: readonly CellTown[], land: Land, reach: number = reachKm): Partition {
  const points = towns.map(({ lon, lat }) => toPlane(lon, lat))
  const [west, south, east, north] = boundsOf(points)
  const voronoi = Delaunay.from(
    points,
    ([x]) => x,
    ([, y]) => y,
  ).voronoi([west - 0.1, south - 0.1, east + 0.1, north + 0.1])
  const borders = ringsOf(land)
  // One radius for all: what two neighbours share must be cut alike.
  const radius = kmOnPlane(reach, towns.reduce((sum, { lat }) => sum + lat, 0) / Math.max(1, towns.length))
  const features = towns.flatMap((town, index): Feature<Polygon | MultiPolygon, CellOf>[] => {
    const point = points[index]
    const cell = voronoi.cellPolygon(index)
    if (point === undefined || cell === null) return []
    const nearest = anticlockwise(cell.slice(0, -1).map(([x, y]) => [x, y] as const))
    const near = withinCircle(nearest, point, radius, corners)
    const home = borders.find(({ box, ring }) => inBox(box, point) && contains(ring, point))
    // A town on a coast that the border draws too coarsely keeps its whole area.
    const area = home === undefined ? near : clipTo(anticlockwise(near), home.ring)
    if (area.length < 3) return []
    const ring = [...area, area[0] ?? point].map(toDegrees)
    return [{ type: 'Feature', properties: { id: town.id }, geometry: { type: 'Polygon', coordinates: [ring] } }]
  })
  const cells: FeatureCollection<Polygon | MultiPolygon, CellOf> = { type: 'FeatureCollection', features }
  return topology({ cells }, 1e6) as unknown as Partition
}

/** How a town's area is drawn; null leaves it blank. Areas of one key are merged into one. */
export interface AreaKey {
  readonly key: string
  /** The side that the midline tells apart; null takes no part in one. */
  readonly side: string | null
}

export interface Areas {
  readonly areas: FeatureCollection<MultiPolygon, { readonly key: string }>
  readonly midlines: MultiLineString
}

/** A day's areas merged into one shape each, for a drawing that stays: a file, a page. */
export function areasOf(parts: Partition, keyOf: ReadonlyMap<string, AreaKey>): Areas {
  const groups = new Map<string, Cell[]>()
  for (const geometry of parts.objects.cells.geometries) {
    const key = keyOf.get(idOf(geometry))?.key
    if (key === undefined || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) continue
    const group = groups.get(key)
    if (group) group.push(geometry)
    else groups.set(key, [geometry])
  }
  const features = [...groups].map(([key, geometries]): Feature<MultiPolygon, { key: string }> => {
    const merged = feature(parts, mergeArcs(parts, geometries)) as Feature<MultiPolygon>
    return { type: 'Feature', properties: { key }, geometry: merged.geometry }
  })
  const midlines = mesh(parts, parts.objects.cells as never, (a, b) => {
    const [left, right] = [keyOf.get(idOf(a))?.side ?? null, keyOf.get(idOf(b))?.side ?? null]
    return a !== b && left !== null && right !== null && left !== right
  })
  return { areas: { type: 'FeatureCollection', features }, midlines }
}

/** A partition made ready for days to be stepped through: each cell's rings, and each edge with the cells on its two sides. */
export interface Cells {
  readonly rings: ReadonlyMap<string, Position[][]>
  readonly edges: readonly { readonly line: Position[]; readonly a: string; readonly b: string | null }[]
}

export function cellsOf(parts: Partition): Cells {
  const geometries = parts.objects.cells.geometries.filter((one) => one.type === 'Polygon')
  const owners = new Map<number, string[]>()
  for (const geometry of geometries)
    for (const index of geometry.arcs.flat()) {
      const arc = index < 0 ? ~index : index
      const own = owners.get(arc)
      if (own) own.push(idOf(geometry))
      else owners.set(arc, [idOf(geometry)])
    }
  const edges = [...owners].flatMap(([arc, [a, b = null]]) => {
    const line = feature(parts, { type: 'LineString', arcs: [arc] })
    return a === undefined || line.geometry.type !== 'LineString' ? [] : [{ line: line.geometry.coordinates, a, b }]
  })
  const rings = new Map(
    geometries.map((geometry) => {
      const shape = feature(parts, geometry).geometry
      return [idOf(geometry), shape.type === 'Polygon' ? shape.coordinates : []] as const
    }),
  )
  return { rings, edges }
}

export interface DayAreas {
  /** Cells of one key together, side by side: drawn without their edges they are one area. */
  readonly areas: FeatureCollection<MultiPolygon, { readonly key: string }>
  /** The edges of each key's areas, but not those within. */
  readonly edges: FeatureCollection<MultiLineString, { readonly key: string }>
  readonly midlines: MultiLineString
}

/** A day's areas: cells and edges are only sorted anew, which costs a moment even for thousands. */
export function areasOnDay({ rings, edges }: Cells, keyOf: ReadonlyMap<string, AreaKey>): DayAreas {
  const areas = new Map<string, Position[][][]>()
  for (const [id, { key }] of keyOf) {
    const own = rings.get(id)
    if (own !== undefined) pushTo(areas, key, own)
  }
  const lines = new Map<string, Position[][]>()
  const midlines: Position[][] = []
  for (const { line, a, b } of edges) {
    const left = keyOf.get(a)
    const right = b === null ? undefined : keyOf.get(b)
    if (left?.key === right?.key) continue
    if (left !== undefined) pushTo(lines, left.key, line)
    if (right !== undefined) pushTo(lines, right.key, line)
    if (left?.side != null && right?.side != null && left.side !== right.side) midlines.push(line)
  }
  return {
    areas: {
      type: 'FeatureCollection',
      features: [...areas].map(([key, coordinates]) => ({
        type: 'Feature',
        properties: { key },
        geometry: { type: 'MultiPolygon', coordinates },
      })),
    },
    edges: {
      type: 'FeatureCollection',
      features: [...lines].map(([key, coordinates]) => ({
        type: 'Feature',
        properties: { key },
        geometry: { type: 'MultiLineString', coordinates },
      })),
    },
    midlines: { type: 'MultiLineString', coordinates: midlines },
  }
}

function pushTo<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

type Cell = TopoPolygon | TopoMultiPolygon

function idOf({ properties }: GeometryObject): string {
  return properties !== undefined && 'id' in properties ? String(properties.id) : ''
}

type Box = readonly [number, number, number, number]

function boundsOf(points: readonly Point[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

function ringsOf(land: Land): { ring: Point[]; box: Box }[] {
  return land
    .flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates))
    .flatMap(([outer]) => {
      const ring = outer?.slice(0, -1).map(([lon = 0, lat = 0]) => toPlane(lon, lat)) ?? []
      return ring.length < 3 ? [] : [{ ring, box: boundsOf(ring) }]
    })
}

function inBox([west, south, east, north]: Box, [x, y]: Point): boolean {
  return x >= west && x <= east && y >= south && y <= north
}

function anticlockwise(ring: readonly Point[]): readonly Point[] {
  return signedArea(ring) < 0 ? ring.toReversed() : ring
}

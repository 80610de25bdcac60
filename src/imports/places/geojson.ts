import { z } from 'zod'
import { type Reading, readColumns } from './columns.ts'
import type { EntryRead } from './entry.ts'

const position = z.tuple([z.number(), z.number()], z.number())
const ring = z.array(position)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: ring.min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: ring.min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(ring.min(2)).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  geometry,
  properties: z.record(z.string(), z.unknown()).nullable(),
})
type Position = z.infer<typeof position>

/** A GeoJSON feature (RFC 7946) as a place: a shape stands for its middle. */
export function readFeature(text: string, how: Reading): EntryRead {
  const parsed = parsedJson(text)
  if (parsed === undefined) return { kind: 'faulty', why: 'is no JSON' }
  const read = feature.safeParse(parsed)
  if (!read.success) {
    const [issue] = read.error.issues
    return { kind: 'faulty', why: `is no GeoJSON feature with a shape: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` }
  }
  const { id, properties } = read.data
  const [lon, lat] = middleOf(read.data.geometry)
  const row = new Map(Object.entries({ ...(id === undefined ? {} : { '@id': id }), ...properties }).flatMap(written))
  return readColumns(row, { lat, lon }, how)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
function written([name, value]: [string, unknown]): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  // Some extracts keep OpenStreetMap's tags in an object of their own.
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(written) : []
}

function middleOf(shape: z.infer<typeof geometry>): readonly [lon: number, lat: number] {
  switch (shape.type) {
    case 'Point':
      return [shape.coordinates[0], shape.coordinates[1]]
    case 'MultiPoint':
      return meanOf(shape.coordinates)
    case 'LineString':
      return halfway(shape.coordinates)
    case 'MultiLineString':
      return halfway(longest(shape.coordinates))
    case 'Polygon':
      return centreOf([shape.coordinates[0] ?? []])
    case 'MultiPolygon':
      return centreOf(shape.coordinates.map(([outer]) => outer ?? []))
  }
}

function meanOf(points: readonly Position[]): readonly [number, number] {
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0) / points.length
  return [sum(0), sum(1)]
}
function halfway(line: readonly Position[]): readonly [number, number] {
  const [lon = Number.NaN, lat = Number.NaN] = line[Math.floor(line.length / 2)] ?? []
  return [lon, lat]
}
function longest(lines: readonly Position[][]): readonly Position[] {
  return lines.reduce<readonly Position[]>((best, line) => (line.length > best.length ? line : best), [])
}

/** Centre of area of outer rings, each triangle weighted by the cosine of latitude. */
function centreOf(rings: readonly (readonly Position[])[]): readonly [number, number] {
  let area = 0
  let lon = 0
  let lat = 0
  for (const outer of rings) {
    const [x0, y0] = outer[0] ?? [0, 0]
    for (let i = 2; i < outer.length; i++) {
      const [x1, y1] = outer[i - 1] ?? [0, 0]
      const [x2, y2] = outer[i] ?? [0, 0]
      const weight = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) * Math.cos((((y0 + y1 + y2) / 3) * Math.PI) / 180)
      area += weight
      lon += ((x0 + x1 + x2) / 3) * weight
      lat += ((y0 + y1 + y2) / 3) * weight
    }
  }
  return area === 0 ? meanOf(rings.flat()) : [lon / area, lat / area]
}

import { geoContains } from 'd3-geo'
import type { Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { Place } from '#model/place.ts'
import { destination, type Point } from '#model/sphere.ts'
import { type Beside, outlineOf } from './outline.ts'

function town(lat: number, lon: number): Place {
  return { id: 'made:1', name: 'Velmora', lat, lon, country: 'XV', admin1: null, kind: 'settlement', population: 0 }
}
const velmora = town(35, 36)
const arken = town(35.5, 36.5)
const told: Beside = { relation: 'at', place: velmora, distance: null, bearing: null, wide: false, other: null }

/** d3-geo takes rings the other way round than GeoJSON has them. */
function holds(polygon: Polygon, { lat, lon }: Point): boolean {
  return geoContains({ ...polygon, coordinates: polygon.coordinates.map((ring) => ring.toReversed()) }, [lon, lat])
}
const from = (kilometres: number, bearing: number) => destination(velmora, kilometres, bearing)
const between = { lat: 35.25, lon: 36.25 }

describe.each<[words: string, beside: Partial<Beside>, shape: string | null, inside: Point[], outside: Point[]]>([
  [
    '20 km north of',
    { relation: 'distance', distance: 20, bearing: 0 },
    'sector',
    [from(20, 0), from(17, 25), from(24, 340)],
    [velmora, from(20, 45), from(30, 0)],
  ],
  [
    '20 km from',
    { relation: 'distance', distance: 20 },
    'annulus',
    [from(20, 0), from(24, 123)],
    [velmora, from(10, 0), from(30, 77)],
  ],
  ['south of', { relation: 'direction', bearing: 180 }, 'sector', [from(5, 180), from(25, 210)], [from(5, 0), from(40, 180)]],
  ['near', { relation: 'near' }, 'disc', [velmora, from(9, 99)], [from(12, 99)]],
  ['in the countryside of', { relation: 'near', wide: true }, 'disc', [from(20, 99)], [from(30, 99)]],
  [
    'in the western countryside of',
    { relation: 'near', wide: true, bearing: 270 },
    'sector',
    [from(20, 250)],
    [from(20, 90), from(30, 270)],
  ],
  ['towards', { relation: 'towards' }, 'disc', [from(5, 0)], [from(15, 0)]],
  [
    'between it and another',
    { relation: 'between', other: arken },
    'corridor',
    [velmora, arken, between],
    [from(20, 135), from(10, 225)],
  ],
  ['along the road to it', { relation: 'along' }, null, [], []],
  ['in', { relation: 'in' }, null, [], []],
  ['out of', { relation: 'from' }, null, [], []],
  ['east of a river', { relation: 'direction', bearing: 90, place: { ...velmora, kind: 'natural' } }, null, [], []],
])('%s', (_, beside, shape, inside, outside) => {
  const outline = outlineOf({ ...told, ...beside })
  test('has its shape', () => expect(outline?.shape ?? null).toBe(shape))
  if (outline === null) return
  const polygon: Polygon = {
    type: 'Polygon',
    coordinates: outline.geometry.coordinates.map((ring) => ring.map((point) => [...point])),
  }
  test.each(inside)('holds %o', (point) => expect(holds(polygon, point)).toBe(true))
  test.each(outside)('leaves out %o', (point) => expect(holds(polygon, point)).toBe(false))
  test('its rings are closed', () => {
    for (const ring of polygon.coordinates) expect(ring.at(-1)).toEqual(ring[0])
  })
})

import type { Outline, Place, PlaceRelation } from '#model/place.ts'
import { bearing as bearingTo, destination, kilometres, type Point } from '#model/sphere.ts'

/** How a happening lies to a place, as the words tell it; `other` is the second place of "between A and B". */
export interface Beside {
  readonly relation: PlaceRelation
  readonly place: Place
  /** Kilometres and compass degrees; null when not told. */
  readonly distance: number | null
  readonly bearing: number | null
  /** True for "the countryside of": wider than "near". */
  readonly wide: boolean
  readonly other: Place | null
}

// Reporters round: "20 km" stands for 16 to 25, "north" for a third of the compass when they measured and half of it when not.
const [leastShare, mostShare] = [0.8, 1.25]
const measured = 30
const loose = 45
const near = 10
const countryside = 25
const furthest = 30
const besideRoad = 5

/** The outline of where words put a happening beside a town; null at the town itself, and beside what is no point. */
export function outlineOf({ relation, place, distance, bearing, wide, other }: Beside): Outline | null {
  if (place.kind !== 'settlement' && place.kind !== 'facility') return null
  const reach = wide ? countryside : near
  switch (relation) {
    case 'distance': {
      if (distance === null) return disc(place, near)
      const [from, to] = [distance * leastShare, distance * mostShare]
      return bearing === null ? annulus(place, from, to) : sector(place, from, to, bearing, measured)
    }
    case 'direction':
      return bearing === null ? disc(place, near) : sector(place, 0, furthest, bearing, loose)
    case 'near':
      return bearing === null ? disc(place, reach) : sector(place, 0, reach, bearing, loose)
    case 'towards':
      return disc(place, near)
    case 'between':
    case 'along':
      return other === null ? null : corridor(place, other)
    case 'at':
    case 'in':
    case 'from':
      return null
  }
}

const step = 10

function disc(centre: Point, radius: number): Outline {
  return outline('disc', [arc(centre, radius, 360, 0)])
}
function annulus(centre: Point, from: number, to: number): Outline {
  return outline('annulus', [arc(centre, to, 360, 0), arc(centre, from, 0, 360)])
}
function sector(centre: Point, from: number, to: number, bearing: number, spread: number): Outline {
  const outer = arc(centre, to, bearing + spread, bearing - spread)
  const inner = from === 0 ? [centre] : arc(centre, from, bearing - spread, bearing + spread)
  return outline('sector', [[...outer, ...inner]])
}
/** A strip of five kilometres to each side of the straight line, round at its ends. */
function corridor(from: Point, to: Point): Outline | null {
  if (kilometres(from, to) < 1) return null
  const there = bearingTo(from, to)
  const back = bearingTo(to, from)
  return outline('corridor', [[...arc(to, besideRoad, back + 270, back + 90), ...arc(from, besideRoad, there + 270, there + 90)]])
}

/** Points of a circle from one direction to another; downwards is counter-clockwise on the map. */
function arc(centre: Point, radius: number, from: number, to: number): Point[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / step))
  return Array.from({ length: steps + 1 }, (_, i) => destination(centre, radius, from + ((to - from) * i) / steps))
}

// A ten-thousandth of a degree is some ten metres.
const decimals = 1e4

function outline(shape: Outline['shape'], rings: readonly (readonly Point[])[]): Outline {
  const coordinates = rings.map((ring) => {
    const points = ring.map(({ lat, lon }): readonly [number, number] => [rounded(lon), rounded(lat)])
    const [first] = points
    const last = points.at(-1)
    return first === undefined || (first[0] === last?.[0] && first[1] === last[1]) ? points : [...points, first]
  })
  return { shape, geometry: { type: 'Polygon', coordinates } }
}
function rounded(degrees: number): number {
  return Math.round(degrees * decimals) / decimals
}

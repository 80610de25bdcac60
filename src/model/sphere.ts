/** A point in degrees. */
export interface Point {
  readonly lat: number
  readonly lon: number
}

// Mean radius of the Earth (IUGG). A sphere is within 0.3 % of the ellipsoid, far closer than "six miles" is meant.
const earthRadius = 6371.0088
const radians = Math.PI / 180

/** Great-circle distance in kilometres (haversine). */
export function kilometres(a: Point, b: Point): number {
  const sine =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(sine)))
}

/** Compass degrees, 0 to below 360, in which `to` lies from `from`. */
export function bearing(from: Point, to: Point): number {
  const [a, b, turn] = [from.lat * radians, to.lat * radians, (to.lon - from.lon) * radians]
  const y = Math.sin(turn) * Math.cos(b)
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn)
  return (Math.atan2(y, x) / radians + 360) % 360
}

/** The point so many kilometres from another in a compass direction. */
export function destination(from: Point, distance: number, direction: number): Point {
  const [a, course, arc] = [from.lat * radians, direction * radians, distance / earthRadius]
  const lat = Math.asin(Math.sin(a) * Math.cos(arc) + Math.cos(a) * Math.sin(arc) * Math.cos(course))
  const turn = Math.atan2(Math.sin(course) * Math.sin(arc) * Math.cos(a), Math.cos(arc) - Math.sin(a) * Math.sin(lat))
  return { lat: lat / radians, lon: ((from.lon + turn / radians + 540) % 360) - 180 }
}

/** Degrees between two directions, 0 to 180. */
export function angleBetween(one: number, other: number): number {
  const turn = Math.abs(one - other) % 360
  return Math.min(turn, 360 - turn)
}

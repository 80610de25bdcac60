/** A place on the unit Mercator plane: x to the east, y to the north, in radians of longitude at the equator. */
export type Point = readonly [x: number, y: number]

const rad = Math.PI / 180
export const earthKm = 6371

export function toPlane(lon: number, lat: number): Point {
  return [lon * rad, Math.log(Math.tan(Math.PI / 4 + (lat * rad) / 2))]
}

export function toDegrees([x, y]: Point): [lon: number, lat: number] {
  return [x / rad, (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / rad]
}

/** Length on the plane of so many kilometres at a latitude. */
export function kmOnPlane(km: number, lat: number): number {
  return km / earthKm / Math.cos(lat * rad)
}

/** A circle of so many kilometres around a place, counter-clockwise, on the plane. */
export function circleAround(lon: number, lat: number, km: number, corners: number): Point[] {
  const [x, y] = toPlane(lon, lat)
  const r = kmOnPlane(km, lat)
  return Array.from({ length: corners }, (_, i) => [
    x + r * Math.cos((2 * Math.PI * i) / corners),
    y + r * Math.sin((2 * Math.PI * i) / corners),
  ])
}

/**
 * What of a convex cell lies within a circle around its town. Where two towns share an edge, both cut it at the same two points,
 * so that their areas can be merged along it.
 * @param cell anticlockwise, around the centre
 */
export function withinCircle(cell: readonly Point[], [cx, cy]: Point, r: number, corners: number): Point[] {
  const stretches = cell.flatMap((p, i): [Point, Point][] => {
    const q = cell[(i + 1) % cell.length] ?? p
    const [px, py, dx, dy] = [p[0] - cx, p[1] - cy, q[0] - p[0], q[1] - p[1]]
    const [a, b, c] = [dx * dx + dy * dy, px * dx + py * dy, px * px + py * py - r * r]
    const root = b * b - a * c
    if (root <= 0 || a === 0) return []
    const [from, to] = [Math.max(0, (-b - Math.sqrt(root)) / a), Math.min(1, (-b + Math.sqrt(root)) / a)]
    const at = (t: number): Point => (t === 0 ? p : t === 1 ? q : [p[0] + t * dx, p[1] + t * dy])
    return from < to ? [[at(from), at(to)]] : []
  })
  if (stretches.length === 0) return arc([cx, cy], r, 0, 2 * Math.PI, corners)
  return stretches.flatMap(([from, to], i) => {
    const [next] = stretches[(i + 1) % stretches.length] ?? [from]
    if (next[0] === to[0] && next[1] === to[1]) return [from]
    const begin = Math.atan2(to[1] - cy, to[0] - cx)
    const turn = (Math.atan2(next[1] - cy, next[0] - cx) - begin + 4 * Math.PI) % (2 * Math.PI)
    return [from, to, ...arc([cx, cy], r, begin, turn, corners)]
  })
}

/** Points on a circle strictly within a turn, at the circle's own fixed angles. */
function arc([cx, cy]: Point, r: number, begin: number, turn: number, corners: number): Point[] {
  const step = (2 * Math.PI) / corners
  const first = Math.ceil((begin + 1e-9) / step)
  const points: Point[] = []
  for (let i = first; i * step < begin + turn - 1e-9; i++) points.push([cx + r * Math.cos(i * step), cy + r * Math.sin(i * step)])
  return points
}

export function signedArea(ring: readonly Point[]): number {
  let sum = 0
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
    sum += x * nextY - nextX * y
  }
  return sum / 2
}

/**
 * What of a ring lies within a convex one (Sutherland and Hodgman, "Reentrant polygon clipping", 1974). The ring may be of any
 * shape; where it leaves and comes back, its parts stay joined along the edge that cut them.
 * @param convex counter-clockwise
 */
export function clipTo(convex: readonly Point[], ring: readonly Point[]): Point[] {
  let out: readonly Point[] = ring
  for (const [i, a] of convex.entries()) {
    const b = convex[(i + 1) % convex.length] ?? a
    if (out.length === 0) return []
    const kept: Point[] = []
    for (const [k, p] of out.entries()) {
      const q = out[(k + 1) % out.length] ?? p
      const [pIn, qIn] = [isLeft(a, b, p), isLeft(a, b, q)]
      if (pIn) kept.push(p)
      if (pIn !== qIn) kept.push(crossing(a, b, p, q))
    }
    out = kept
  }
  return [...out]
}

function isLeft(a: Point, b: Point, p: Point): boolean {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0
}

function crossing(a: Point, b: Point, p: Point, q: Point): Point {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], q[0] - p[0], q[1] - p[1]]
  const t = (ux * (p[1] - a[1]) - uy * (p[0] - a[0])) / (uy * vx - ux * vy)
  return [p[0] + t * vx, p[1] + t * vy]
}

export function contains(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

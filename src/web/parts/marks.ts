import type { HoldingStatus } from '#model/holding.ts'

/** How a town is marked: the side by shape, the state by filling. The same paths draw the map, its export and every row. */
export interface MarkAsked {
  /** 0 to 5; null where no side is known. */
  readonly slot: number | null
  readonly rival: number | null
  /** A stale holding is drawn as what it was, faded. */
  readonly status: HoldingStatus
  readonly before: HoldingStatus | null
  readonly pressed: boolean
}

/** One path of a mark, centred on 0,0. Colours are roles, which a palette turns into values. */
export interface MarkPath {
  readonly d: string
  readonly fill: MarkColour | null
  readonly stroke: MarkColour | null
  readonly width: number
}
export type MarkColour = 'ink' | 'sheet' | 'none' | 'clock' | `side-${number}` | `side-${number}-ink`

export interface Mark {
  readonly paths: readonly MarkPath[]
  readonly faded: boolean
}

const f1 = (value: number) => Math.round(value * 10) / 10

/** Outline of a side's shape with about the area of a circle of radius r. */
export function shapeOf(slot: number | null, r: number): string {
  const ring = (points: readonly (readonly [number, number])[]) => `M${points.map(([x, y]) => `${f1(x)},${f1(y)}`).join('L')}Z`
  const polygon = (corners: number, size: number, turn: number) =>
    ring(
      Array.from(
        { length: corners },
        (_, i) =>
          [size * Math.sin(turn + (2 * Math.PI * i) / corners), -size * Math.cos(turn + (2 * Math.PI * i) / corners)] as const,
      ),
    )
  switch (slot) {
    case 0:
      return ring([
        [-r * 0.9, -r * 0.9],
        [r * 0.9, -r * 0.9],
        [r * 0.9, r * 0.9],
        [-r * 0.9, r * 0.9],
      ])
    case 2:
      return polygon(4, r * 1.25, 0)
    case 3:
      return polygon(3, r * 1.35, 0)
    case 4:
      return polygon(6, r * 1.1, Math.PI / 6)
    case 5:
      return polygon(3, r * 1.35, Math.PI)
    default:
      return `M${f1(-r)},0A${f1(r)},${f1(r)} 0 1 1 ${f1(r)},0A${f1(r)},${f1(r)} 0 1 1 ${f1(-r)},0Z`
  }
}

/** @param r radius of the mark, in the units of the drawing */
export function markOf({ slot, rival, status, before, pressed }: MarkAsked, r: number): Mark {
  const stale = status === 'stale'
  const shown = stale ? (before ?? 'held') : status
  const paths = [...bodyOf(slot, rival, shown, r), ...(pressed ? ticks(r) : []), ...(stale ? clock(r) : [])]
  return { paths, faded: stale }
}

function bodyOf(slot: number | null, rival: number | null, status: HoldingStatus, r: number): MarkPath[] {
  const own: MarkColour = slot === null ? 'none' : `side-${slot}`
  const ownInk: MarkColour = slot === null ? 'none' : `side-${slot}-ink`
  const other: MarkColour = rival === null ? 'none' : `side-${rival}`
  const shape = shapeOf(slot, r)
  switch (status) {
    case 'claimed':
      return [{ d: shape, fill: 'sheet', stroke: ownInk, width: 2.2 }]
    case 'reported':
      return [
        { d: shape, fill: 'sheet', stroke: ownInk, width: 2.2 },
        { d: shapeOf(slot, r * 0.42), fill: ownInk, stroke: null, width: 0 },
      ]
    case 'contested':
      return [
        { d: shape, fill: own, stroke: null, width: 0 },
        { d: `M0,${f1(-r)}A${f1(r)},${f1(r)} 0 0 1 0,${f1(r)}Z`, fill: other, stroke: null, width: 0 },
        { d: shape, fill: null, stroke: 'ink', width: 1.3 },
        { d: `M0,${f1(-r)}V${f1(r)}`, fill: null, stroke: 'ink', width: 1.3 },
      ]
    case 'disputed': {
      const q = f1(r * 1.1)
      return [
        { d: `M-1.4,${-q}h${-q}v${2 * q}h${q}z`, fill: own, stroke: 'ink', width: 1.1 },
        { d: `M1.6,${-q}l${q},${q}l${-q},${q}z`, fill: other, stroke: 'ink', width: 1.1 },
      ]
    }
    case 'unknown':
      return [{ d: shapeOf(null, r * 0.8), fill: 'sheet', stroke: 'none', width: 1.6 }]
    case 'held':
    case 'stale':
      return [{ d: shape, fill: own, stroke: 'ink', width: 1.3 }]
  }
}

/** Pressed: a short burst of ticks outside the mark. */
function ticks(r: number): MarkPath[] {
  const [from, to] = [r * 1.55, r * 2.05]
  const angles = [-60, -30, 0, 30, 60].map((degrees) => (degrees * Math.PI) / 180)
  const d = angles
    .map((a) => `M${f1(from * Math.sin(a))},${f1(-from * Math.cos(a))}L${f1(to * Math.sin(a))},${f1(-to * Math.cos(a))}`)
    .join('')
  return [{ d, fill: null, stroke: 'ink', width: 1.4 }]
}

function clock(r: number): MarkPath[] {
  const [x, y] = [f1(r + 3), f1(-r - 1)]
  const d = `M${f1(x - 4)},${y}A4,4 0 1 1 ${f1(x + 4)},${y}A4,4 0 1 1 ${f1(x - 4)},${y}M${x},${f1(y - 2.4)}V${y}h2`
  return [{ d, fill: null, stroke: 'clock', width: 1.1 }]
}

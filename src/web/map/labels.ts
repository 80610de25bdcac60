import type { Drawn } from './scene.ts'

export interface LabelPlaced {
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
  readonly size: number
  readonly told: boolean
}

type Box = readonly [left: number, top: number, right: number, bottom: number]

/** Names beside their marks, greedily, what is told of first: a name that finds no room is left out, never its mark. */
export function placeLabels(
  marks: readonly (Drawn & { readonly x: number; readonly y: number })[],
  silent: readonly {
    readonly id: string
    readonly name: string
    readonly population: number
    readonly x: number
    readonly y: number
  }[],
  width: number,
  height: number,
): LabelPlaced[] {
  const taken: Box[] = [
    ...marks.map(({ x, y }): Box => [x - 7, y - 7, x + 7, y + 7]),
    ...silent.map(({ x, y }): Box => [x - 3, y - 3, x + 3, y + 3]),
  ]
  const hits = (box: Box) =>
    taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])
  const wanted = [
    ...marks.map(({ place, x, y }) => ({ id: place.id, name: place.text, x, y, size: 13, told: true, r: 7 })),
    ...silent
      .toSorted((a, b) => b.population - a.population)
      .map(({ id, name, x, y }) => ({ id, name, x, y, size: 11, told: false, r: 3 })),
  ]
  return wanted.flatMap(({ id, name, x, y, size, told, r }) => {
    const long = name.length * size * 0.52
    const options = [
      { x: x + r + 4, y: y + size * 0.35, anchor: 'start' as const, left: x + r + 4 },
      { x: x - r - 4, y: y + size * 0.35, anchor: 'end' as const, left: x - r - 4 - long },
      { x, y: y - r - 4, anchor: 'middle' as const, left: x - long / 2 },
      { x, y: y + r + size, anchor: 'middle' as const, left: x - long / 2 },
    ]
    for (const { left, ...option } of options) {
      const box: Box = [left, option.y - size * 0.8, left + long, option.y + size * 0.2]
      if (box[0] < 4 || box[2] > width - 4 || box[1] < 4 || box[3] > height - 4 || hits(box)) continue
      taken.push(box)
      return [{ id, name, size, told, ...option }]
    }
    return []
  })
}

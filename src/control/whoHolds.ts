import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { type Now, nobody, sameHolding } from './line.ts'
import { type Move, movesByPlace } from './moves.ts'
import { turn } from './turns.ts'

/**
 * Who holds each place of the events, as a line of holdings from day to day: places in the order of their ids, days in order.
 * Strikes, fighting around a place and advances towards it leave its holder and mark it `pressed`.
 */
export function whoHolds(events: readonly Event[]): Holding[] {
  return [...movesByPlace(events)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, moves]) => lineOf(id, moves))
}

/** The line of one place, from its moves in the order of their days. */
export function lineOf(id: string, moves: readonly Move[]): Holding[] {
  return walk(id, moves, null).line
}

/** How far a place's line has come: its last holding, null where there is none yet, and who is inside without holding it. */
export interface Reached {
  readonly last: Holding | null
  readonly inside: Move | null
}

/**
 * A line from where an earlier walk had come to, whose moves were all of earlier days: its last holding, as these moves leave
 * it, and those that follow.
 */
export function walk(id: string, moves: readonly Move[], from: Reached | null): { line: Holding[]; reached: Reached } {
  const line: Holding[] = from === null || from.last === null ? [] : [from.last]
  let inside = from?.inside ?? null
  for (const move of moves) {
    const last = line.at(-1)
    const before: Now = { holding: last ?? nobody(id, move), inside }
    const now = turn(before, move)
    inside = now.inside
    const next = now.holding
    if (next === before.holding) continue
    const replaces = last !== undefined && (next.from === last.from || sameHolding(last, next))
    if (last === undefined) line.push(next)
    else if (replaces) line.splice(-1, 1, next)
    else line.splice(-1, 1, { ...last, until: dayBefore(next.from) }, next)
  }
  return { line, reached: { last: line.at(-1) ?? null, inside } }
}

function dayBefore(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

import type { Holding, HoldingStatus } from '#model/holding.ts'
import { eachOnce, type Reason, type Who } from '#model/reason.ts'
import type { Move } from './moves.ts'

/** A place's last holding, with what no record needs: who is inside it without holding it. */
export interface Now {
  readonly holding: Holding
  readonly inside: Move | null
}

/** A place of which nothing is known yet, as a move finds it. */
export function nobody(id: string, move: Move): Holding {
  const { name, text, lat, lon } = move.place
  return {
    place: { id, name, text, lat, lon },
    holder: null,
    side: null,
    status: 'unknown',
    since: null,
    notBefore: null,
    from: move.day,
    until: null,
    extent: null,
    pressed: false,
    for: [],
    against: [],
    reasons: [],
  }
}

/** A new holding from the move's day on, by whom the move tells. */
export function begin(now: Holding, move: Move, status: HoldingStatus, ...reasons: Reason[]): Holding {
  const { holder, side, since, notBefore, event } = move
  return { ...nobody(now.place.id, move), holder, side, status, since, notBefore, for: [event.id], reasons }
}

/** The holding with the move counted for it. */
export function supported(now: Holding, move: Move): Holding {
  return { ...now, for: add(now.for, move) }
}

/** The holding with the move counted against it; a place of which nothing is known has nothing to speak against. */
export function opposed(now: Holding, move: Move, ...reasons: Reason[]): Holding {
  return isBlank(now) ? now : { ...now, against: add(now.against, move), reasons: eachOnce([...now.reasons, ...reasons]) }
}

export function isBlank(now: Holding): boolean {
  return now.holder === null && now.for.length === 0
}

export function sameHolder(now: Holding, move: Pick<Move, 'holder' | 'side'>): boolean {
  return now.holder !== null && (now.side === null ? now.holder === move.holder : now.side === move.side)
}

export function sameHolding(a: Holding, b: Holding): boolean {
  return a.from === b.from && a.for[0] === b.for[0]
}

/** Who a move is by. */
export function whoOf({ holder, side }: Pick<Move, 'holder' | 'side'>): Who {
  return { holder, side }
}

const ranks: readonly HoldingStatus[] = ['held', 'reported', 'claimed', 'disputed', 'contested', 'stale', 'unknown']

/** The surer of two. */
export function better(a: HoldingStatus, b: HoldingStatus): HoldingStatus {
  return ranks.indexOf(a) <= ranks.indexOf(b) ? a : b
}

function add(events: readonly string[], move: Move): readonly string[] {
  return events.includes(move.event.id) ? events : [...events, move.event.id]
}

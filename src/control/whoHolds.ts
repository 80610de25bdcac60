import type { Day } from '#model/day.ts'
import type { Event, Standing } from '#model/event.ts'
import type { Holding, HoldingStatus } from '#model/holding.ts'
import { type Move, movesByPlace } from './moves.ts'

/**
 * Who holds each place of the events, as a line of holdings from day to day: places in the order of their ids, days in order.
 * Strikes, fighting around a place and advances towards it leave its holder and mark it `pressed`.
 */
export function whoHolds(events: readonly Event[]): Holding[] {
  return [...movesByPlace(events)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, moves]) => lineOf(id, moves))
}

/** The line of one place, from its moves in the order of their days. */
function lineOf(id: string, moves: readonly Move[]): Holding[] {
  const line: Holding[] = []
  for (const move of moves) {
    const now = line.at(-1)
    const before = now ?? nobody(id, move)
    const next = then(before, move)
    if (next === before) continue
    if (now === undefined || next.from === now.from || sameHolding(now, next)) line.splice(-1, now === undefined ? 0 : 1, next)
    else line.splice(-1, 1, { ...now, until: dayBefore(next.from) }, next)
  }
  return line
}

/** What a place's holding becomes by the next move: the same one with more behind it, or a new one from that day. */
function then(now: Holding, move: Move): Holding {
  switch (move.kind) {
    case 'take':
      return taken(now, move)
    case 'leave':
      return left(now, move)
    case 'keep':
      return kept(now, move)
    case 'press':
      return pressed(now, move)
  }
}

function taken(now: Holding, move: Move): Holding {
  const status = statusOf(move.event.standing)
  if (status === null) return against(now, move, `${move.event.standing}: not counted`)
  if (move.extent === 'part' || move.extent === 'inside') {
    return {
      ...begin(now, move, 'contested'),
      holder: now.holder,
      side: now.side,
      extent: move.extent,
      because: [`${nameOf(move)} holds a part of it`],
    }
  }
  if (sameHolder(now, move)) {
    return {
      ...now,
      status: better(now.status, status),
      since: now.since ?? move.since,
      extent: move.extent,
      for: add(now.for, move),
    }
  }
  const rival =
    now.for.length > 0 && now.from === move.day && now.side !== null && (now.status === 'claimed' || now.status === 'contested')
  if (rival && status === 'claimed')
    return { ...now, status: 'contested', against: add(now.against, move), because: ['claimed by two sides for one day'] }
  const admitted =
    now.status === 'unknown' && now.because.includes(leftByItself) && daysFrom(now.from, move.day) <= daysUntilTaken
  return {
    ...begin(now, move, admitted ? better('held', status) : status),
    extent: move.extent,
    because: [because(move, status), ...(admitted ? [leftByItself] : [])],
  }
}

/** Who left made room for somebody: it is not known for whom until that is told. */
function left(now: Holding, move: Move): Holding {
  const status = statusOf(move.event.standing)
  if (status === null || status === 'disputed') return against(now, move, `${move.event.standing}: not counted`)
  const gone = status === 'held' ? leftByItself : 'its holder is said to have left'
  if (now.holder !== null && !sameHolder(now, move) && now.from <= move.day && status === 'held') {
    return { ...now, status: better(now.status, 'held'), for: add(now.for, move), because: [...new Set([...now.because, gone])] }
  }
  if (now.holder !== null && !sameHolder(now, move)) return now
  return { ...begin(now, move, 'unknown'), holder: null, side: null, because: [gone] }
}

function kept(now: Holding, move: Move): Holding {
  const status = statusOf(move.event.standing)
  if (status === null) return now
  if (sameHolder(now, move)) return { ...now, for: add(now.for, move) }
  if (now.holder === null && now.for.length === 0)
    return { ...begin(now, move, status), since: null, because: [because(move, status)] }
  const doubtful = now.status === 'claimed' || now.status === 'disputed'
  return doubtful
    ? { ...against(now, move, `${nameOf(move)} is said to hold it still`), status: 'disputed' }
    : against(now, move, `${nameOf(move)} is said to hold it`)
}

/** Fighting told inside a place contests it; fire on it or fighting around it only presses it. */
function pressed(now: Holding, move: Move): Holding {
  const inside =
    move.extent === 'inside' && (move.event.type === 'clash' || move.event.type === 'attack' || move.event.type === 'advance')
  if (now.holder === null && now.for.length === 0 && !inside) return now
  // Who entered the town and took it on one day does not press itself.
  if (move.event.type === 'advance' && sameHolder(now, move)) return now
  return inside
    ? {
        ...now,
        status: 'contested',
        pressed: true,
        against: add(now.against, move),
        because: [...now.because, 'fighting inside it'],
      }
    : { ...now, pressed: true }
}

const leftByItself = 'who held it says that it left'

// A withdrawal and the entry that follows it are told a day or two apart.
const daysUntilTaken = 2

function nobody(id: string, move: Move): Holding {
  const { name, text, lat, lon } = move.place
  return {
    place: { id, name, text, lat, lon },
    holder: null,
    side: null,
    status: 'unknown',
    since: null,
    from: move.day,
    until: null,
    extent: null,
    pressed: false,
    for: [],
    against: [],
    because: [],
  }
}

function begin(now: Holding, move: Move, status: HoldingStatus): Holding {
  return { ...nobody(now.place.id, move), holder: move.holder, side: move.side, status, since: move.since, for: [move.event.id] }
}

function against(now: Holding, move: Move, why: string): Holding {
  return now.holder === null && now.for.length === 0
    ? now
    : { ...now, against: add(now.against, move), because: [...new Set([...now.because, why])] }
}

/** Null where the event is no ground to say that anybody holds it. */
function statusOf(standing: Standing): HoldingStatus | null {
  switch (standing) {
    case 'acknowledged':
    case 'corroborated':
      return 'held'
    case 'reported':
    case 'claimed':
    case 'disputed':
      return standing
    case 'refuted':
    case 'unjudged':
      return null
  }
}

const ranks: readonly HoldingStatus[] = ['held', 'reported', 'claimed', 'disputed', 'contested', 'stale', 'unknown']

function better(a: HoldingStatus, b: HoldingStatus): HoldingStatus {
  return ranks.indexOf(a) <= ranks.indexOf(b) ? a : b
}

function sameHolder(now: Holding, move: Move): boolean {
  return now.holder !== null && (now.side === null ? now.holder === move.holder : now.side === move.side)
}

function sameHolding(a: Holding, b: Holding): boolean {
  return a.from === b.from && a.for[0] === b.for[0]
}

function add(events: readonly string[], move: Move): readonly string[] {
  return events.includes(move.event.id) ? events : [...events, move.event.id]
}

function because(move: Move, status: HoldingStatus): string {
  return `${move.kind === 'keep' ? 'held' : 'taken'} by ${nameOf(move)}, ${status === 'held' ? move.event.standing : status}`
}

function nameOf(move: Move): string {
  return (move.holder ?? 'somebody not told').replace(/^[^/]+\//, '').replaceAll('-', ' ')
}

function dayBefore(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

function daysFrom(a: Day, b: Day): number {
  return Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days
}

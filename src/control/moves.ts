import type { ClaimPlace, Extent, Party } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import { compare } from '#model/order.ts'

/** What one event does to who holds one place. */
export interface Move {
  readonly kind: 'leave' | 'enter' | 'take' | 'keep' | 'press'
  readonly place: ClaimPlace
  /** Who takes, enters, leaves or keeps it; null when not told. */
  readonly holder: string | null
  readonly side: string | null
  /** The day it is counted from: the day told, the last of several, or that of the first report. */
  readonly day: Day
  /** The day by which it was so, as {@link Holding.since}; null for who keeps a place, of whom no day is told. */
  readonly since: Day | null
  readonly notBefore: Day | null
  readonly extent: Extent | null
  readonly event: MovingEvent
}

/** What of an event its moves need. */
export type MovingEvent = Pick<Event, 'id' | 'type' | 'site' | 'standing' | 'date' | 'firstTold' | 'lastTold'>

/** The moves of all events, place by place, in the order of their days. A name that no list has is a place by itself. */
export function movesByPlace(events: readonly Event[]): ReadonlyMap<string, readonly Move[]> {
  const moves = new Map<string, Move[]>()
  for (const move of events.flatMap(movesOf)) {
    const key = placeKey(move.place)
    const known = moves.get(key)
    if (known) known.push(move)
    else moves.set(key, [move])
  }
  for (const list of moves.values()) list.sort(inTurn)
  return moves
}

export function placeKey(place: ClaimPlace): string {
  return place.id ?? `unplaced:${place.name.toLowerCase()}`
}

const order = { leave: 0, enter: 1, take: 2, keep: 3, press: 4 }

/**
 * By day; what has no day of its own was so before it was told. Within a day, who leaves goes before who comes, and what presses
 * a place comes last.
 */
export function inTurn(a: Move, b: Move): number {
  const undated = (move: Move) => Number(move.event.date !== null)
  return (
    compare(a.day, b.day) ||
    undated(a) - undated(b) ||
    order[a.kind] - order[b.kind] ||
    compare(a.event.firstTold ?? '', b.event.firstTold ?? '')
  )
}

/** What one event does to who holds its places. */
export function movesOf(event: Event): Move[] {
  const { id, type, site, standing, date, firstTold, lastTold } = event
  const day = date?.to ?? event.firstSaid
  if (day === null || event.modality !== 'actual') return []
  return event.places
    .filter((place) => place.precision === 'town' || isNear(place, event))
    .flatMap((place) =>
      kinds(event, place).map((move) => {
        // "It has held the town throughout the war" has no beginning; "by Saturday they held it" has one by then.
        const keeps = move.kind === 'keep'
        const since = keeps && (date === null || date.text === null) ? null : day
        const notBefore = keeps ? null : (date?.from ?? null)
        const moving: MovingEvent = { id, type, site, standing, date, firstTold, lastTold }
        return { ...move, place, day, since, notBefore, extent: event.extent, event: moving }
      }),
    )
}

const movesTowns: ReadonlySet<Event['type']> = new Set(['capture', 'lose', 'withdraw', 'surrender', 'hold'])

/** Ground forces at its edge or on their way to it press a town; fire on a field beside it does not. */
function isNear({ precision, relation }: ClaimPlace, { type }: Event): boolean {
  if (precision !== 'near') return false
  return relation === 'near' ? nearing.has(type) : type === 'advance' && (relation === 'towards' || relation === 'distance')
}
const nearing: ReadonlySet<Event['type']> = new Set(['advance', 'clash', 'attack', 'repel', 'siege'])

type Part = Pick<Move, 'kind' | 'holder' | 'side'>

function kinds(event: Event, place: ClaimPlace): Part[] {
  const inside = place.relation === 'at' || place.relation === 'in'
  const [actor, target] = [by(event.actor), by(event.target)]
  // Who has a town's airport has not taken the town.
  if (event.site !== null && movesTowns.has(event.type)) return [{ kind: 'press', ...actor }]
  switch (event.type) {
    case 'capture':
      return inside ? [{ kind: 'take', ...actor }] : []
    case 'lose':
      return inside || place.relation === 'from'
        ? [{ kind: 'leave', ...actor }, ...(target.holder === null ? [] : [{ kind: 'take' as const, ...target }])]
        : []
    case 'withdraw':
    case 'surrender':
      return inside || place.relation === 'from'
        ? [
            { kind: 'leave', ...actor },
            ...(target.side === null || target.side === actor.side ? [] : [{ kind: 'take' as const, ...target }]),
          ]
        : []
    case 'hold':
      return inside ? [{ kind: 'keep', ...actor }] : []
    case 'advance':
      if (place.relation === 'from') return []
      return [{ kind: isWithin(place, event.extent) && !place.inherited ? 'enter' : 'press', ...actor }]
    case 'repel':
      // Who throws an attack on a town back is still in it.
      return inside && actor.side !== null
        ? [
            { kind: 'keep', ...actor },
            { kind: 'press', ...target },
          ]
        : [{ kind: 'press', ...target }]
    // "Shelled the town from Velmora" is no fire on Velmora.
    case 'clash':
    case 'attack':
    case 'shelling':
    case 'airstrike':
    case 'bombing':
    case 'siege':
      return place.relation === 'from' ? [] : [{ kind: 'press', ...actor }]
    case 'killing':
    case 'abduction':
    case 'arrest':
    case 'abuse':
    case 'deploy':
    case 'displacement':
    case 'talks':
    case 'agree':
    case 'demand':
    case 'reject':
    case 'accuse':
    case 'threaten':
    case 'support':
    case 'aid':
    case 'sanction':
    case 'seek':
    case 'protest':
    case 'disarm':
    case 'toll':
      return []
  }
}

/** "Entered Velmora", "reached large parts of Velmora"; not "advanced on Velmora". */
function isWithin({ relation }: ClaimPlace, extent: Extent | null): boolean {
  return relation === 'in' || (relation === 'at' && extent !== null && extent !== 'outskirts')
}

function by(parties: readonly Party[]): { holder: string | null; side: string | null } {
  const sided = parties.find((party) => party.side !== null) ?? parties[0]
  return { holder: sided?.id ?? sided?.text ?? null, side: sided?.side ?? null }
}

import type { MovingEvent } from '#control/moves.ts'
import { inTurn } from '#control/moves.ts'
import { evidenceOf } from '#control/onDay.ts'
import { type Reached, walk } from '#control/whoHolds.ts'
import type { DerivedRows } from '#ledger/derived.ts'
import { forever } from '#ledger/derived.ts'
import type { DerivedHoldingRow, DerivedMoveRow, DerivedTables } from '#ledger/derivedTables.ts'
import type { HoldingKnown } from '#ledger/ledger.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import { compare } from '#model/order.ts'
import type { MoveKept, PlaceChanged } from './moved.ts'
import { brought, daysOfChange, type Item, isKnownOn, type Known, type Row } from './versions.ts'

/** A place's line as it had been walked up to a day: its last holding, who is inside, and the events that they rest on. */
interface ReachedKept extends Reached {
  readonly events: readonly MovingEvent[]
}

interface Stop {
  readonly day: Day
  readonly reached: ReachedKept
}

type KnownMove = MoveKept & Known

/** So many moves are walked anew at most, as a rule, when something is told of a place's last days. */
const movesBetweenStops = 40

/** Brings the lines of places up to date; gives the last holding of each before and after, as known by now. */
export async function bringLines(
  rows: DerivedRows,
  next: () => number,
  changed: ReadonlyMap<string, PlaceChanged>,
): Promise<ReadonlyMap<string, { readonly before: Holding | null; readonly after: Holding | null }>> {
  const places = [...changed].map(([place, { since, day }]) => ({ place, since, day }))
  await rows.places.dropReachedAfter(places)
  const stops = new Map(
    (await rows.places.reachedBefore(places)).map(({ place, day, body }): [string, Stop] => [
      place,
      { day, reached: JSON.parse(body) },
    ]),
  )
  const from = (place: string, dayOf: (stop: Stop) => Day | undefined): Day => {
    const stop = stops.get(place)
    return stop === undefined ? '' : (dayOf(stop) ?? '')
  }
  const movesFrom = places.map((asked) => ({ ...asked, day: from(asked.place, ({ day }) => day) }))
  const linesFrom = places.map((asked) => ({ ...asked, day: from(asked.place, ({ reached }) => reached.last?.from) }))
  const moves = Map.groupBy(await rows.places.movesAt(movesFrom), ({ place }) => place)
  const lines = Map.groupBy(await rows.places.holdingsAt(linesFrom), ({ place }) => place)
  const result = new Map<string, { before: Holding | null; after: Holding | null }>()
  const gone: number[] = []
  const come: DerivedHoldingRow[] = []
  const reached: DerivedTables['derived_reached'][] = []
  for (const { place, since } of places) {
    const stop = stops.get(place) ?? null
    const own = (moves.get(place) ?? []).map(moveOf)
    const old = (lines.get(place) ?? []).map(rowOf)
    const days = daysOfChange(own, since)
    const { drop, put } = brought(old, days, (known) => lineOn(place, known, own, stop))
    gone.push(...drop.map(({ number }) => number))
    come.push(...put.map((item) => holdingRow(next(), place, item)))
    const last = days.at(-1) ?? since
    reached.push(...stopOf(place, last, own.filter((move) => isKnownOn(move, last)).sort(inOrder), stop))
    const dropped = new Set(drop)
    result.set(place, { before: lastOf(old), after: lastOf([...old.filter((row) => !dropped.has(row)), ...put]) })
  }
  await rows.drop('derived_holdings', gone)
  await rows.places.putHoldings(come)
  await rows.places.putReached(reached)
  return result
}

function lastOf(rows: readonly (Known & Item<HoldingKnown>)[]): Holding | null {
  const line = rows.filter(({ until }) => until === forever).map(({ content }) => content.holding)
  return line.reduce<Holding | null>((last, holding) => (last === null || holding.from > last.from ? holding : last), null)
}

function lineOn(place: string, known: Day, moves: readonly KnownMove[], stop: Stop | null): Item<HoldingKnown>[] {
  const ordered = moves.filter((move) => isKnownOn(move, known)).sort(inOrder)
  const events = eventsOf(ordered, stop)
  return walk(
    place,
    ordered.map(({ move }) => move),
    stop?.reached ?? null,
  ).line.map((holding) => {
    const content: HoldingKnown = { holding, evidence: evidenceOf(holding, events) }
    return { key: holding.from, words: JSON.stringify(content), content }
  })
}

function eventsOf(moves: readonly KnownMove[], stop: Stop | null): ReadonlyMap<string, MovingEvent> {
  const events = [...(stop?.reached.events ?? []), ...moves.map(({ move }) => move.event)]
  return new Map(events.map((event) => [event.id, event]))
}

/** How far the line had come a while before its end, so that the next walk begins there; nothing where it is short. */
function stopOf(place: string, known: Day, moves: readonly KnownMove[], stop: Stop | null): DerivedTables['derived_reached'][] {
  const day = moves.length <= 2 * movesBetweenStops ? undefined : moves[moves.length - movesBetweenStops]?.move.day
  const before = moves.filter(({ move }) => day !== undefined && move.day < day)
  if (day === undefined || before.length === 0) return []
  const { reached } = walk(
    place,
    before.map(({ move }) => move),
    stop?.reached ?? null,
  )
  const events = eventsOf(before, stop)
  const { last, inside } = reached
  const ids = new Set([...(last?.for ?? []), ...(last?.against ?? []), ...(inside === null ? [] : [inside.event.id])])
  const body: ReachedKept = { ...reached, events: [...ids].flatMap((id) => events.get(id) ?? []) }
  return [{ place, day, known_from: known, body: JSON.stringify(body) }]
}

/** The order in which the moves of all events at a place come: of equal turns, by the first claims of their events. */
function inOrder(a: MoveKept, b: MoveKept): number {
  if (inTurn(a.move, b.move) !== 0) return inTurn(a.move, b.move)
  const [one, other] = [a.first, b.first]
  return (
    compare(one[0], other[0]) || compare(one[1], other[1]) || one[2] - other[2] || compare(one[3], other[3]) || a.index - b.index
  )
}

function moveOf({ body, known_from: from, known_until: until }: DerivedMoveRow): KnownMove {
  const kept: MoveKept = JSON.parse(body)
  return { ...kept, from, until }
}

function rowOf({ number, known_from: from, known_until: until, body, evidence }: DerivedHoldingRow): Row<HoldingKnown> {
  const content: HoldingKnown = { holding: JSON.parse(body), evidence: JSON.parse(evidence) }
  return { number, from, until, key: content.holding.from, words: JSON.stringify(content), content }
}

function holdingRow(number: number, place: string, { from, until, content }: Known & Item<HoldingKnown>): DerivedHoldingRow {
  const { holding, evidence } = content
  return {
    number,
    place,
    day_from: holding.from,
    known_from: from,
    known_until: until,
    body: JSON.stringify(holding),
    evidence: JSON.stringify(evidence),
  }
}

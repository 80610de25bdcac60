import { type Move, movesOf, placeKey } from '#control/moves.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { DerivedMoveRow } from '#ledger/derivedTables.ts'
import type { Day } from '#model/day.ts'
import { admitting, leavingsBeside, type Members } from './beside.ts'
import { eventOn } from './eventOn.ts'
import { keyOf } from './key.ts'
import { type Batch, touch } from './regathered.ts'
import { brought, daysOfChange, earlierOf, type Item, laterOf, type Row } from './versions.ts'

/** A move with what tells its turn among moves of other events: the first claim of its event, and its number among its event's. */
export interface MoveKept {
  readonly move: Move
  readonly first: readonly [published: string, report: string, at: number, claim: string]
  readonly index: number
}

/** From which day of knowledge on a place's moves are others, and the first day of the war on which they are. */
export interface PlaceChanged {
  readonly since: Day
  readonly day: Day
}

/** Brings the moves of touched events up to date, and of captures that a touched withdrawal may admit; gives the places moved. */
export async function bringMoves(batch: Batch): Promise<ReadonlyMap<string, PlaceChanged>> {
  const { rows, touched, byHand, former } = batch
  const since = [...touched.values()].sort()[0]
  if (since === undefined) return new Map()
  const first = await rows.claimsOfEvents([...touched.keys()], since)
  const admissions = admitting(byHand)
  const captures = [...first, ...former].flatMap((claim) => admissions(claim).captures)
  for (const { event } of await rows.claimsAt(captures.map(keyOf), since, null)) touch(batch, event, since)
  const there = new Set(first.map(({ event }) => event))
  const more = await rows.claimsOfEvents(
    [...touched.keys()].filter((event) => !there.has(event)),
    since,
  )
  const members = Map.groupBy([...first, ...more], ({ event }) => event)
  const beside = await leavingsBeside(rows, members, since, admissions)
  const old = Map.groupBy(await rows.places.movesOfEvents([...touched.keys()]), ({ event }) => event)
  const changed = new Map<string, PlaceChanged>()
  const drop: number[] = []
  const put: DerivedMoveRow[] = []
  for (const [event, from] of touched) {
    const near = beside.get(event) ?? new Map()
    const own = members.get(event) ?? []
    const result = brought<MoveKept>(
      (old.get(event) ?? []).filter((row) => row.known_until > from).map(rowOf),
      daysOfChange([...own, ...[...near.values()].flat()], from),
      (day) => movesOn(day, own, near),
    )
    drop.push(...result.drop.map(({ number }) => number))
    for (const { from: known_from, until: known_until, content } of result.put) {
      const { day, place } = content.move
      const row = { number: batch.next(), event, place: placeKey(place), day, known_from, known_until }
      put.push({ ...row, body: JSON.stringify(content) })
    }
    for (const { content, from: since } of [...result.drop, ...result.put])
      note(changed, placeKey(content.move.place), { since: laterOf(since, from), day: content.move.day })
  }
  await rows.drop('derived_moves', drop)
  await rows.places.putMoves(put)
  return changed
}

function note(changed: Map<string, PlaceChanged>, place: string, { since, day }: PlaceChanged): void {
  const known = changed.get(place) ?? { since, day }
  changed.set(place, { since: earlierOf(since, known.since), day: earlierOf(day, known.day) })
}

function rowOf({ number, known_from: from, known_until: until, body }: DerivedMoveRow): Row<MoveKept> {
  const content: MoveKept = JSON.parse(body)
  return { number, from, until, key: `${content.index}`, words: body, content }
}

function movesOn(day: Day, own: readonly DerivedClaim[], beside: Members): Item<MoveKept>[] {
  // Why its claims stand together moves nobody.
  const event = eventOn(day, own, beside, [])
  if (event === null) return []
  const [first] = own.filter((claim) => claim.claim.id === event.claims[0])
  if (first === undefined) return []
  const { claim, report } = first
  return movesOf(event).map((move, index) => {
    const content: MoveKept = { move, first: [report.published ?? '9999', report.id, claim.span[0], claim.id], index }
    return { key: `${index}`, words: JSON.stringify(content), content }
  })
}

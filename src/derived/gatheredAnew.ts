import { byTurn } from '#events/gather.ts'
import { meetingOf } from '#events/meeting.ts'
import { regather } from '#events/regather.ts'
import { forever } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Day } from '#model/day.ts'
import type { Grouping } from '#model/review.ts'
import { breaksOf, Era } from './era.ts'
import { type Batch, putClaims, touch } from './regathered.ts'
import type { Version } from './retold.ts'
import { earlierOf, isKnownOn, type Known, laterOf } from './versions.ts'

/** Claims that are told otherwise, or put together otherwise, from a day of knowledge on. */
export interface Change {
  readonly since: Day
  readonly before: readonly DerivedClaim[]
  readonly after: readonly Version[]
}

/** What people decided about which claims tell one event. */
export interface Grouped {
  readonly on: (day: Day) => Grouping
  /** The days on which that changed. */
  readonly days: readonly Day[]
  /** Claims that were put together with others, or apart from them, on any day. */
  readonly named: ReadonlySet<string>
}

interface Piece extends Known {
  readonly event: number
}

/**
 * Gathers anew, from a day of knowledge on, all that is connected with claims that changed otherwise than by coming in: the
 * reading, version or decision behind them is another. Era after era: between two days on which anything but new reports came.
 */
export async function gatherAnew(batch: Batch, changes: readonly Change[], grouped: Grouped): Promise<void> {
  const since = changes.map((change) => change.since).sort()[0]
  if (since === undefined) return
  const before = changes.flatMap((change) => change.before.filter(({ until }) => until > since))
  const after = changes.flatMap((change) => change.after.filter(({ until }) => until > since))
  const days = new Set([since, ...grouped.days, ...[...before, ...after].flatMap(breaksOf)].filter((day) => day >= since))
  days.delete(forever)
  const gathered = await gatherEras(batch, since, before, after, days, grouped)
  const rows = new Map<number, DerivedClaim>()
  const pieces = new Map<number, Piece[]>()
  const put: DerivedClaim[] = []
  for (const { era, claims, event } of gathered) {
    touch(batch, event, era.from)
    for (const claim of claims) {
      if ('number' in claim) {
        rows.set(claim.number, claim)
        pieces.set(claim.number, [...(pieces.get(claim.number) ?? []), { ...era, event }])
      } else put.push({ ...claim, ...within(claim, era), number: batch.next(), event })
    }
  }
  for (const row of before) {
    touch(batch, row.event, since)
    if (row.from < since) put.push({ ...row, until: since, number: batch.next() })
  }
  for (const row of rows.values()) {
    touch(batch, row.event, since)
    for (const piece of cut(row, pieces.get(row.number) ?? [])) put.push({ ...row, ...piece, number: batch.next() })
  }
  batch.former.push(...before)
  await batch.rows.drop(
    'derived_claims',
    [...before, ...rows.values()].map(({ number }) => number),
  )
  await putClaims(batch, joined(put))
}

interface GatheredIn {
  readonly era: Known
  readonly claims: readonly (DerivedClaim | Version)[]
  readonly event: number
}

/** The events of each era that are others than there were; all eras once more where one turns out to be two. */
async function gatherEras(
  batch: Batch,
  since: Day,
  before: readonly DerivedClaim[],
  after: readonly Version[],
  days: Set<Day>,
  grouped: Grouped,
): Promise<GatheredIn[]> {
  const changed = [...before, ...after]
  const without = new Set(changed.map(({ claim }) => claim.id))
  const anew = changed.some(({ claim }) => grouped.named.has(claim.id))
  const [first] = changed.toSorted(byTurn)
  if (first === undefined) return []
  // What was told before all that changed stands as it did, unless people decided.
  const mayMove = (one: DerivedClaim): boolean => anew || byTurn(one, first) > 0
  const events = [...new Set(before.map(({ event }) => event))]
  for (;;) {
    const found: GatheredIn[] = []
    const ordered = [...days].sort()
    const breaks = new Set<Day>()
    for (const [index, from] of ordered.entries()) {
      const era = { from, until: ordered[index + 1] ?? forever }
      const standing = new Era(batch.rows, since, era, without)
      const fresh = new Map(
        after.filter((one) => one.from < era.until && one.until >= era.until).map((one) => [one.claim.id, one] as const),
      )
      const mates = standing.seen(await batch.rows.claimsOfEvents(events, since))
      const keys = [...new Set([...changed, ...mates].flatMap((claim) => meetingOf(claim).looks))]
      const near = [...mates, ...(await standing.at(keys, anew ? null : first.report.knownFrom))].filter(mayMove)
      const seeds = new Map([...near, ...fresh.values()].map((one) => [one.claim.id, one]))
      const { gone, come } = await regather([...seeds.values()], standing, { grouping: grouped.on(from), anew })
      for (const day of standing.breaks) if (!days.has(day)) breaks.add(day)
      const old = new Set(gone.map((group) => idsOf(group)))
      for (const { told } of come)
        if (!old.has(idsOf(told)) || told.some(({ claim }) => fresh.has(claim.id)))
          found.push({
            era,
            claims: told.flatMap(({ claim }) => fresh.get(claim.id) ?? standing.rows.get(claim.id) ?? []),
            event: batch.next(),
          })
    }
    if (breaks.size === 0) return found
    for (const day of breaks) days.add(day)
  }
}

function idsOf(group: readonly { readonly claim: { readonly id: string } }[]): string {
  return JSON.stringify(group.map(({ claim }) => claim.id).sort())
}

function within(known: Known, era: Known): Known {
  return { from: laterOf(known.from, era.from), until: earlierOf(known.until, era.until) }
}

/** A row's days, cut where it comes to stand in other events. */
function cut(row: DerivedClaim, changed: readonly Piece[]): Piece[] {
  const days = [row.from, row.until, ...changed.flatMap(({ from, until }) => [from, until])]
  const inside = [...new Set(days)].filter((day) => row.from <= day && day <= row.until).sort()
  return inside.slice(0, -1).map((from, index) => ({
    from,
    until: inside[index + 1] ?? forever,
    event: changed.find((piece) => isKnownOn(piece, from))?.event ?? row.event,
  }))
}

/** Pieces of one claim that follow each other in one event and are told alike are one. */
function joined(claims: readonly DerivedClaim[]): DerivedClaim[] {
  const whole: DerivedClaim[] = []
  for (const claim of claims) {
    const last = whole.at(-1)
    const goesOn =
      last !== undefined &&
      last.claim.id === claim.claim.id &&
      last.event === claim.event &&
      last.until === claim.from &&
      JSON.stringify([last.claim, last.original, last.speaker]) === JSON.stringify([claim.claim, claim.original, claim.speaker])
    if (goesOn) whole.splice(-1, 1, { ...last, until: claim.until })
    else whole.push(claim)
  }
  return whole
}

import { placeKey } from '#control/moves.ts'
import { chunks } from '#ledger/chunked.ts'
import { always } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { foldPlace, samePlace } from '#model/place.ts'
import type { ReportHead } from '#model/report.ts'
import type { Grouping } from '#model/review.ts'
import { groupingOf } from '#reviews/grouping.ts'
import { inForce } from '#reviews/inForce.ts'
import { type EventsFound, eventsBegunBy, eventsWith } from './eventOn.ts'
import { keyOf } from './key.ts'
import { keyAt, keyOfEvent } from './regathered.ts'
import { isKnownOn } from './versions.ts'

/** What is derived of what was asked for, as known on a day: events in the order of their first claims, and lines of holdings. */
export interface Found {
  readonly list: readonly Event[]
  readonly events: ReadonlyMap<string, Event>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, ReportHead>
  readonly holdings: readonly Holding[]
}

/** A claim with the report that tells it. */
export interface ClaimFound {
  readonly claim: Claim
  readonly report: ReportHead
}

/** @param place its id, or a name of it; several places may go by one name */
export function foundAt(ledger: Ledger, place: string, knownAt: Day | null): Promise<Found> {
  return found(ledger, knownAt, async (at) => {
    const named = await at([place, foldPlace(place)].map(keyAt))
    const meant = named.flatMap(({ claim }) => claim.places.filter((one) => samePlace(one, place)))
    // What reports write otherwise, and the gazetteer calls the same.
    const all = [...named, ...(await at(meant.flatMap(({ id }) => (id === null ? [] : [keyAt(id)]))))]
    return { claims: all.map(({ claim }) => claim.id), places: [...new Set(meant.map(placeKey))].sort() }
  })
}

/** The event of an id; no event where none has it on that day. */
export async function foundEvent(ledger: Ledger, id: string, knownAt: Day | null): Promise<Found> {
  const whole = await found(ledger, knownAt, async (at) => {
    const first = await at([keyOfEvent(id)])
    return { claims: first.map(({ claim }) => claim.id), places: [] }
  })
  const list = whole.list.filter((event) => event.id === id)
  return { ...whole, list, events: new Map(list.map((event) => [event.id, event])) }
}

/** The events in which claims stand. */
export function foundWith(ledger: Ledger, claims: readonly string[], knownAt: Day | null): Promise<Found> {
  return found(ledger, knownAt, async () => ({ claims, places: [] }))
}

/** The claims that stand at some keys, as known on the day. */
type At = (keys: readonly string[]) => Promise<readonly DerivedClaim[]>

/** @param ask which claims' events are asked for, and which places' holdings */
async function found(
  ledger: Ledger,
  knownAt: Day | null,
  ask: (at: At) => Promise<{ readonly claims: readonly string[]; readonly places: readonly string[] }>,
): Promise<Found> {
  const day = knownAt ?? always
  const grouping = await groupingBy(ledger, knownAt)
  const { whole, places } = await ledger.askDerived(async (rows) => {
    const asked = await ask(async (keys) => {
      const standing = await rows.claimsAt([...new Set(keys)].map(keyOf), day, null)
      return standing.filter((one) => isKnownOn(one, day))
    })
    return { whole: await eventsWith(rows, [...new Set(asked.claims)], day, grouping), places: asked.places }
  })
  const holdings: Holding[] = []
  for await (const { holding } of ledger.linesKnown(knownAt, places)) holdings.push(holding)
  return { ...byIds(whole), holdings }
}

const reportsAtOnce = 100

/**
 * All events as known on a day, in the order of their first claims, some at a time: never more of them in memory than some
 * hundred reports begin. Without holdings.
 */
export async function* foundInTurn(ledger: Ledger, knownAt: Day | null): AsyncGenerator<Found> {
  const day = knownAt ?? always
  const grouping = await groupingBy(ledger, knownAt)
  for await (const some of reportsKnown(ledger, day, 'published')) {
    const found = await ledger.askDerived((rows) => eventsBegunBy(rows, some, day, grouping))
    yield { ...byIds(found), holdings: [] }
  }
}

/** All claims as people left them by a day of knowledge, report by report as these became known, some at a time. */
export async function* claimsInTurn(ledger: Ledger, knownAt: Day | null): AsyncGenerator<readonly ClaimFound[]> {
  const day = knownAt ?? always
  for await (const some of reportsKnown(ledger, day, 'known')) {
    const claims = await ledger.askDerived((rows) => rows.claimsOfReports(some))
    const byReport = Map.groupBy(
      claims.filter((one) => isKnownOn(one, day)),
      ({ report }) => report.id,
    )
    yield some.flatMap((id) => (byReport.get(id) ?? []).sort((a, b) => a.position - b.position))
  }
}

async function* reportsKnown(ledger: Ledger, day: Day, order: 'published' | 'known'): AsyncGenerator<readonly string[]> {
  const reports = await ledger.askDerived((rows) => rows.reports.knownOn(day, order))
  yield* chunks(reports, reportsAtOnce)
}

async function groupingBy(ledger: Ledger, knownAt: Day | null): Promise<Grouping> {
  const { reviews } = await ledger.reviewsInUse(knownAt === null ? {} : { knownAt })
  return groupingOf(inForce(reviews).map(({ decision }) => decision))
}

function byIds({ events, told }: EventsFound): Omit<Found, 'holdings'> {
  return {
    list: events,
    events: new Map(events.map((event) => [event.id, event])),
    claims: new Map(told.map(({ claim }) => [claim.id, claim])),
    reports: new Map(told.map(({ report }) => [report.id, report])),
  }
}

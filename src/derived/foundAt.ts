import { placeKey } from '#control/moves.ts'
import { always, type DerivedRows } from '#ledger/derived.ts'
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
import { eventsWith } from './eventOn.ts'
import { keyOf } from './key.ts'
import { keyAt } from './regathered.ts'
import { isKnownOn } from './versions.ts'

/** What is derived of one place, as known on a day: its events in the order of their first claims, and its line of holdings. */
export interface FoundAt {
  readonly list: readonly Event[]
  readonly events: ReadonlyMap<string, Event>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, ReportHead>
  readonly holdings: readonly Holding[]
}

/** @param asked the place's id, or a name of it; several places may go by one name */
export async function foundAt(ledger: Ledger, asked: string, knownAt: Day | null): Promise<FoundAt> {
  const day = knownAt ?? always
  const { reviews } = await ledger.reviewsInUse(knownAt === null ? {} : { knownAt })
  const grouping = groupingOf(inForce(reviews).map(({ decision }) => decision))
  const { events, told, places } = await ledger.askDerived((rows) => askedOf(rows, asked, day, grouping))
  const holdings: Holding[] = []
  for await (const { holding } of ledger.linesKnown(knownAt, places)) holdings.push(holding)
  return {
    list: events,
    events: new Map(events.map((event) => [event.id, event])),
    claims: new Map(told.map(({ claim }) => [claim.id, claim])),
    reports: new Map(told.map(({ report }) => [report.id, report])),
    holdings,
  }
}

async function askedOf(rows: DerivedRows, asked: string, day: Day, grouping: Grouping) {
  const at = async (names: readonly string[]): Promise<DerivedClaim[]> => {
    const found = await rows.claimsAt([...new Set(names)].map(keyAt).map(keyOf), day, null)
    return found.filter((one) => isKnownOn(one, day))
  }
  const named = await at([asked, foldPlace(asked)])
  const meant = named.flatMap(({ claim }) => claim.places.filter((place) => samePlace(place, asked)))
  // What reports write otherwise, and the gazetteer calls the same.
  const all = [...named, ...(await at(meant.flatMap(({ id }) => id ?? [])))]
  const ids = [...new Set(all.map(({ claim }) => claim.id))]
  return { ...(await eventsWith(rows, ids, day, grouping)), places: [...new Set(meant.map(placeKey))].sort() }
}

import { admissionsAmong } from '#events/admissions.ts'
import { compose } from '#events/compose.ts'
import { copiesAmong } from '#events/copies.ts'
import { reasonsTogether } from '#events/gather.ts'
import { byPublication, type Told } from '#events/told.ts'
import { always } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { compare } from '#model/order.ts'
import { type Grouping, ungrouped } from '#model/review.ts'
import { reviewed } from '#reviews/reviewed.ts'
import { byFirst } from './eventOn.ts'
import type { Findings } from './findings.ts'

/**
 * What was drawn from the tables, on whatever knowledge date: a claim's row never changes, and what is made of the same rows is the
 * same. So what is drawn next costs only what is other in it.
 */
export interface Stock {
  /** Claims by the numbers of their rows. */
  readonly claims: ReadonlyMap<number, DerivedClaim>
  /** Events by all that they are made of. */
  readonly events: ReadonlyMap<string, Event>
}

export interface FoundKept extends Findings {
  /** Each claim with the report that tells it, by the claim's id. */
  readonly told: ReadonlyMap<string, Told>
  readonly stock: Stock
}

/**
 * All that the ledger's claims add up to, as known on a day or by now: what `findingsOf` works out from all claims, put together
 * from what is kept beside the ledger, which must be up to date.
 * @param stocks what was drawn before
 */
export async function foundKept(ledger: Ledger, knownAt: Day | null, stocks: readonly Stock[]): Promise<FoundKept> {
  const asked = knownAt === null ? {} : { knownAt }
  const reports = await ledger.heads(asked)
  const { grouping, letters } = reviewed([], (await ledger.reviewsInUse(asked)).reviews)
  const { claims, groups } = await claimsOn(ledger, knownAt ?? always, stocks)
  const holdings: Holding[] = []
  for await (const { holding } of ledger.linesKnown(knownAt)) holdings.push(holding)
  const events = eventsOf(groups, grouping, stocks)
  const list = [...events.values()]
  const days = reports.flatMap(({ published }) => published ?? [])
  return {
    reports: new Map(reports.map((report) => [report.id, report])),
    claims: new Map(claims.map(({ claim }) => [claim.id, claim])),
    events: new Map(list.map((event) => [event.id, event])),
    list,
    holdings,
    copies: copiesAmong(reports),
    letters,
    lastDay: days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null),
    told: new Map(claims.map((one) => [one.claim.id, one])),
    stock: { claims: new Map(claims.map((one) => [one.number, one])), events },
  }
}

/** The claims as known on a day, in the order that the ledger gives them in, and as they stand together, by their first claims. */
async function claimsOn(ledger: Ledger, day: Day, stocks: readonly Stock[]) {
  const { standing, fetched } = await ledger.askDerived(async (rows) => {
    const there = await rows.standingOn(day)
    const missing = there.flatMap(({ number }) => (stocks.some(({ claims }) => claims.has(number)) ? [] : [number]))
    return { standing: there, fetched: new Map((await rows.claimsNumbered(missing)).map((one) => [one.number, one])) }
  })
  const byEvent = new Map<number, DerivedClaim[]>()
  const claims: DerivedClaim[] = []
  for (const { number, event } of standing) {
    const claim = fetched.get(number) ?? stocks.find((stock) => stock.claims.has(number))?.claims.get(number)
    if (claim === undefined) continue
    claims.push(claim)
    const own = byEvent.get(event)
    if (own === undefined) byEvent.set(event, [claim])
    else own.push(claim)
  }
  const groups = [...byEvent.values()].map((own) => own.sort(byPublication))
  return { claims: claims.sort(asKept), groups: groups.sort(byFirst) }
}

function asKept(a: DerivedClaim, b: DerivedClaim): number {
  return compare(a.report.knownFrom, b.report.knownFrom) || compare(a.report.id, b.report.id) || a.position - b.position
}

/** The events in the order of their first claims, each by all that it is made of. */
function eventsOf(
  groups: readonly (readonly DerivedClaim[])[],
  grouping: Grouping,
  stocks: readonly Stock[],
): ReadonlyMap<string, Event> {
  const numbers = new Map(groups.flat().map((one) => [one.claim.id, one.number]))
  const byHand = new Set([...grouping.together.flat(), ...grouping.apart.flat()])
  const decided = JSON.stringify(grouping)
  const admissions = admissionsAmong(groups.map((told) => ({ told, reasons: [] })))
  return new Map(
    groups.map((told, index) => {
      const admitted = admissions.get(index)
      const isDecided = byHand.size > 0 && told.some(({ claim }) => byHand.has(claim.id))
      const admitting = admitted?.map(({ claim }) => numbers.get(claim.id)) ?? []
      const key = `${told.map(({ number }) => number)} ${admitting} ${isDecided ? decided : ''}`
      const event = stocks.find(({ events }) => events.has(key))?.events.get(key)
      if (event !== undefined) return [key, event]
      // Decisions on others are none here, and need not be gone through for each event.
      const reasons = reasonsTogether(told, isDecided ? grouping : ungrouped)
      return [key, compose({ told, reasons }, admitted)]
    }),
  )
}

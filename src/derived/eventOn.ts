import { admissionsAmong } from '#events/admissions.ts'
import { compose } from '#events/compose.ts'
import { reasonsTogether } from '#events/gather.ts'
import { byPublication, type Gathered, type Told } from '#events/told.ts'
import type { DerivedRows } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Reason } from '#model/reason.ts'
import type { Grouping } from '#model/review.ts'
import { admitting, leavingsBeside, type Members } from './beside.ts'
import { isKnownOn } from './versions.ts'

/** One event as known on a day, judged in sight of the withdrawals beside it; null where nothing of it was known. */
export function eventOn(day: Day, own: readonly DerivedClaim[], beside: Members, reasons: readonly Reason[]): Event | null {
  const event: Gathered = { ...knownOn(own, day), reasons }
  if (event.told.length === 0) return null
  const others = [...beside.values()].map((claims) => knownOn(claims, day)).filter(({ told }) => told.length > 0)
  const gathered = [event, ...others].sort((a, b) => byFirst(a.told, b.told))
  return compose(event, others.length === 0 ? [] : admissionsAmong(gathered).get(gathered.indexOf(event)))
}

/** An event's claims as known on a day, in order of publication. */
function knownOn(claims: readonly DerivedClaim[], day: Day): Gathered {
  return { told: claims.filter((claim) => isKnownOn(claim, day)).sort(byPublication), reasons: [] }
}

/** The order of events by their first claims. */
export function byFirst([one]: readonly Told[], [other]: readonly Told[]): number {
  return one === undefined || other === undefined ? 0 : byPublication(one, other)
}

export interface EventsFound {
  readonly events: readonly Event[]
  /** All claims of these. */
  readonly told: readonly DerivedClaim[]
}

/** The events that any of some claims stands in, as known on a day and in the order of their first claims. */
export async function eventsWith(
  rows: DerivedRows,
  claims: readonly string[],
  day: Day,
  grouping: Grouping,
): Promise<EventsFound> {
  return eventsOf(rows, await rows.claimsNamed(claims, day), day, grouping, () => true)
}

/** The same of those events whose first claim a report tells. */
export async function eventsBegunBy(
  rows: DerivedRows,
  reports: readonly string[],
  day: Day,
  grouping: Grouping,
): Promise<EventsFound> {
  const own = new Set(reports)
  return eventsOf(rows, await rows.claimsOfReports(reports), day, grouping, ({ report }) => own.has(report.id))
}

/** @param begins whether an event is wanted, by its first claim */
async function eventsOf(
  rows: DerivedRows,
  some: readonly DerivedClaim[],
  day: Day,
  grouping: Grouping,
  begins: (first: DerivedClaim) => boolean,
): Promise<EventsFound> {
  const known = (list: readonly DerivedClaim[]): DerivedClaim[] => list.filter((one) => isKnownOn(one, day))
  const whole = known(await rows.claimsOfEvents([...new Set(known(some).map(({ event }) => event))], day))
  const groups = [...Map.groupBy(whole, ({ event }) => event)].map(([event, own]) => [event, own.sort(byPublication)] as const)
  const wanted = groups.filter(([, [first]]) => first !== undefined && begins(first))
  const members = new Map(wanted.sort(([, a], [, b]) => byFirst(a, b)))
  const beside = await leavingsBeside(rows, members, day, admitting(new Set(grouping.together.flat())))
  const events = [...members].flatMap(
    ([event, own]) => eventOn(day, own, beside.get(event) ?? new Map(), reasonsTogether(own, grouping)) ?? [],
  )
  return { events, told: [...members.values()].flat() }
}

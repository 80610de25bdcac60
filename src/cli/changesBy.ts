import type { Claim } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import type { ReportHead } from '#model/report.ts'
import { groupingOf } from '#reviews/grouping.ts'
import { inForce } from '#reviews/inForce.ts'
import { type Change, changes } from '#views/changes.ts'
import type { Found } from '#views/why.ts'
import { eventsWith } from '../derived/eventOn.ts'
import { bringUpToDate } from '../derived/upToDate.ts'
import { always } from '../ledger/derived.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface Changed {
  readonly found: Found
  /** Events that the new claims stand in. */
  readonly touched: readonly Event[]
  readonly changes: readonly Change[]
}

/** What new claims changed, once what is derived is brought up to date: only what they touch is looked at. */
export async function changesBy(claims: readonly Claim[], ledger: Ledger, deriver: string): Promise<Changed> {
  const places = [...(await bringUpToDate(ledger, deriver)).values()]
  const { reviews } = await ledger.reviewsInUse()
  const grouping = groupingOf(inForce(reviews).map(({ decision }) => decision))
  const ids = claims.map(({ id }) => id)
  const { events, told } = await ledger.askDerived((rows) => eventsWith(rows, ids, always, grouping))
  return {
    found: {
      reports: new Map(told.map(({ report }): [string, ReportHead] => [report.id, report])),
      claims: new Map(told.map(({ claim }) => [claim.id, claim])),
      events: new Map(events.map((event) => [event.id, event])),
    },
    touched: events,
    changes: changes(
      places.flatMap(({ before }) => before ?? []),
      places.flatMap(({ after }) => after ?? []),
    ),
  }
}

import type { Claim } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import { type Change, changes } from '#views/changes.ts'
import type { Found } from '#views/why.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { derive } from '../pipeline.ts'

export interface Changed {
  readonly found: Found
  /** Events that the new claims stand in. */
  readonly touched: readonly Event[]
  readonly changes: readonly Change[]
}

/** What new claims changed: only the claims of their places are looked at, not all that is stored. */
export async function changesBy(claims: readonly Claim[], reports: ReadonlySet<string>, ledger: Ledger): Promise<Changed> {
  const placeIds = [...new Set(claims.flatMap((claim) => claim.places.flatMap((place) => place.id ?? [])))]
  const near = placeIds.length === 0 ? [] : await ledger.claims({ placeIds })
  const all = [...new Map([...near, ...claims].map((claim) => [claim.id, claim])).values()]
  const heads = await ledger.heads({}, [...new Set(all.map((claim) => claim.report))])
  const { reviews } = await ledger.reviewsInUse()
  const after = derive(heads, all, reviews)
  const before = derive(
    heads,
    all.filter((claim) => !reports.has(claim.report)),
    reviews,
  )
  const fresh = new Set(claims.map((claim) => claim.id))
  return {
    found: { reports: after.reports, claims: after.claims, events: new Map(after.events.map((event) => [event.id, event])) },
    touched: after.events.filter((event) => event.claims.some((id) => fresh.has(id))),
    changes: changes(before.holdings, after.holdings),
  }
}

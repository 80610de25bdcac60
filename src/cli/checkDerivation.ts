import type { Ledger } from '../ledger/ledger.ts'
import { derive } from '../pipeline.ts'

/**
 * Derives all events and holdings anew, from the claims in two orders, and checks what must always hold.
 * @returns the first thing that is off, in one sentence; null when nothing is
 */
export async function checkDerivation(ledger: Ledger): Promise<string | null> {
  const heads = await ledger.heads()
  const claims = await ledger.claims()
  const { reviews } = await ledger.reviewsInUse()
  const one = derive(heads, claims, reviews)
  const other = derive(heads.toReversed(), claims.toReversed(), reviews.toReversed())
  const [event, holding] = [firstOther(one.events, other.events), firstOther(one.holdings, other.holdings)]
  if (event !== null)
    return `Event ${event.id} comes out otherwise when claims come in another order: that is a fault of Fogline, please report it.`
  if (holding !== null)
    return `Who holds ${holding.place.name} comes out otherwise when claims come in another order: that is a fault of Fogline, please report it.`
  const placed = Map.groupBy(
    one.events.flatMap(({ claims: ids }) => ids),
    (id) => id,
  )
  const twice = placed.entries().find(([, { length }]) => length > 1)?.[0]
  const known = new Set(one.events.map(({ id }) => id))
  const groundless = one.holdings.find((each) => [...each.for, ...each.against].some((id) => !known.has(id)))
  if (twice !== undefined) return `Claim ${twice} stands in two events.`
  return groundless === undefined ? null : `Who holds ${groundless.place.name} rests on an event that is not there.`
}

function firstOther<Item>(one: readonly Item[], other: readonly Item[]): Item | null {
  return one.find((item, index) => JSON.stringify(item) !== JSON.stringify(other[index])) ?? other[one.length] ?? null
}

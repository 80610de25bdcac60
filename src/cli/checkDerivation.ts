import { evidenceOf } from '#control/onDay.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { derive } from '../pipeline.ts'
import { deriverVersion } from './deriverVersion.ts'
import { findingsOf } from './findings.ts'

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
  if (groundless !== undefined) return `Who holds ${groundless.place.name} rests on an event that is not there.`
  return checkSettled(ledger)
}

/** What was settled beforehand is what comes out now, as far as it still counts. */
async function checkSettled(ledger: Ledger): Promise<string | null> {
  const deriver = deriverVersion()
  for (const knownAt of await ledger.settledDates()) {
    const { list, holdings, events } = await findingsOf(ledger, knownAt ?? undefined)
    const days = new Set(list.flatMap(({ date, firstTold }) => [date?.to ?? firstTold ?? []].flat()))
    for (const on of days) {
      const settled = await ledger.settledOn({ knownAt, on, deriver })
      if (settled === null) break
      const wanted = holdings.filter(({ from, until }) => from <= on && (until === null || on <= until))
      const other = firstOther(
        wanted.map((holding) => ({ holding, evidence: evidenceOf(holding, events) })),
        settled.holdings,
      )
      if (other !== null)
        return `What was settled of ${other.holding.place.name}, as known ${knownAt ?? 'by now'}, is not what the claims add up to: run \`fogline settle\` again.`
    }
  }
  return null
}

function firstOther<Item>(one: readonly Item[], other: readonly Item[]): Item | null {
  return one.find((item, index) => JSON.stringify(item) !== JSON.stringify(other[index])) ?? other[one.length] ?? null
}

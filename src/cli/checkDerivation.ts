import { evidenceOf } from '#control/onDay.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import type { ReportHead } from '#model/report.ts'
import { deriverVersion } from '../derived/deriverVersion.ts'
import { findingsOf } from '../derived/findings.ts'
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
  if (groundless !== undefined) return `Who holds ${groundless.place.name} rests on an event that is not there.`
  return checkDerived(ledger, heads)
}

/** What is derived beside the ledger is what comes out now, as known by now and half-way; other programs' results are let be. */
async function checkDerived(ledger: Ledger, heads: readonly ReportHead[]): Promise<string | null> {
  const derived = await ledger.derivedUpTo()
  if (derived?.deriver !== deriverVersion() || derived.mark < (await ledger.mark())) return null
  for (const knownAt of [null, heads[Math.floor(heads.length / 2)]?.knownFrom ?? null]) {
    const { holdings, events } = await findingsOf(ledger, knownAt ?? undefined)
    let index = 0
    for await (const known of ledger.linesKnown(knownAt)) {
      const holding = holdings[index++]
      const wanted = holding === undefined ? null : { holding, evidence: evidenceOf(holding, events) }
      if (JSON.stringify(wanted) !== JSON.stringify(known)) return isOff((wanted ?? known).holding, knownAt)
    }
    const missing = holdings[index]
    if (missing !== undefined) return isOff(missing, knownAt)
  }
  return null
}

function isOff({ place }: Holding, knownAt: Day | null): string {
  return `What is derived of ${place.name}, as known ${knownAt ?? 'by now'}, is not what the claims add up to: run \`fogline settle\`.`
}

function firstOther<Item>(one: readonly Item[], other: readonly Item[]): Item | null {
  return one.find((item, index) => JSON.stringify(item) !== JSON.stringify(other[index])) ?? other[one.length] ?? null
}

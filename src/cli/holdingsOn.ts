import { asOf, evidenceOf, onDay } from '#control/onDay.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import type { Ledger, Settled } from '../ledger/ledger.ts'
import { findingsOf } from './findings.ts'

export interface How {
  /** Days without evidence after which a side's holding is stale. */
  readonly staleAfter: (side: string | null) => number
  /** Which program asks: what another one settled does not count. */
  readonly deriver: string
}

/**
 * Who holds each place on a day, as known on a day or by now: from what was settled beforehand, where that still counts, else
 * worked out from all claims. The day is that of the last report where none is asked for; null in a ledger without one.
 */
export async function holdingsOn(
  ledger: Ledger,
  { on, knownAt }: { readonly on: Day | undefined; readonly knownAt: Day | undefined },
  { staleAfter, deriver }: How,
): Promise<{ readonly on: Day; readonly holdings: readonly Holding[] } | null> {
  const settled = await ledger.settledOn({ on: on ?? null, knownAt: knownAt ?? null, deriver })
  if (settled !== null) {
    return {
      on: settled.on,
      holdings: settled.holdings.map(({ holding, evidence }) => asOf(holding, evidence, settled.on, staleAfter)),
    }
  }
  const found = await findingsOf(ledger, knownAt)
  const day = on ?? found.lastDay
  return day === null ? null : { on: day, holdings: onDay(found.holdings, found.events, day, staleAfter) }
}

/** Works out who holds what as known on a day, or by now, to be kept beside the ledger. */
export async function settledFrom(ledger: Ledger, knownAt: Day | null, deriver: string): Promise<Settled> {
  const mark = await ledger.mark()
  const { holdings, events, lastDay } = await findingsOf(ledger, knownAt ?? undefined)
  return {
    knownAt,
    mark,
    deriver,
    lastDay,
    holdings: holdings.map((holding) => ({ holding, evidence: evidenceOf(holding, events) })),
  }
}

import { asOf, onDay } from '#control/onDay.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { LedgerError } from '#ledger/ledger.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import { findingsOf } from './findings.ts'
import { bringUpToDate } from './upToDate.ts'

export interface How {
  /** Days without evidence after which a side's holding is stale. */
  readonly staleAfter: (side: string | null) => number
  /** Which program asks: what another one derived does not count. */
  readonly deriver: string
  readonly progress?: (done: number, total: number) => void
}

/**
 * Who holds each place on a day, as known on a day or by now: from what is derived beside the ledger, once that is up to date;
 * worked out from all claims where the ledger may only be read. The day is that of the last report where none is asked for; null
 * in a ledger without one.
 */
export async function holdingsOn(
  ledger: Ledger,
  { on, knownAt }: { readonly on: Day | undefined; readonly knownAt: Day | undefined },
  { staleAfter, deriver, progress }: How,
): Promise<{ readonly on: Day; readonly holdings: readonly Holding[] } | null> {
  if (!(await mayBringUpToDate(ledger, deriver, progress))) {
    const found = await findingsOf(ledger, knownAt)
    const day = on ?? found.lastDay
    return day === null ? null : { on: day, holdings: onDay(found.holdings, found.events, day, staleAfter) }
  }
  const day = on ?? (await ledger.lastDay(knownAt ?? null))
  if (day === null) return null
  const known = await ledger.holdingsKnown({ on: day, knownAt: knownAt ?? null })
  return { on: day, holdings: known.map(({ holding, evidence }) => asOf(holding, evidence, day, staleAfter)) }
}

/** Brings what is derived up to date; false where the ledger may only be read, and is behind. */
export async function mayBringUpToDate(ledger: Ledger, deriver: string, progress?: How['progress']): Promise<boolean> {
  try {
    await bringUpToDate(ledger, deriver, progress)
    return true
  } catch (error) {
    if (error instanceof LedgerError && error.fault === 'readOnly') return false
    throw error
  }
}

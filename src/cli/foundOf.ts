import type { Day } from '#model/day.ts'
import { type FoundAt, foundAt } from '../derived/foundAt.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { deriverVersion } from './deriverVersion.ts'
import { findingsOf } from './findings.ts'
import { mayBringUpToDate } from './holdingsOn.ts'

/** What is found of one place, as known on a day or by now, from what is derived; of all places where the ledger is behind and may only be read. */
export async function foundOf(ledger: Ledger, place: string, knownAt: Day | undefined): Promise<FoundAt> {
  const isReady = await mayBringUpToDate(ledger, deriverVersion())
  return isReady ? foundAt(ledger, place, knownAt ?? null) : findingsOf(ledger, knownAt)
}

import type { Day } from '#model/day.ts'
import { type Found, foundAt, foundEvent, foundWith } from '../derived/foundAt.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { deriverVersion } from './deriverVersion.ts'
import { findingsOf } from './findings.ts'
import { mayBringUpToDate } from './holdingsOn.ts'
import { startProgress } from './progress.ts'

/** A place by its id or a name, an event by its id, or the events in which claims stand. */
export type Asked = { readonly place: string } | { readonly event: string } | { readonly claims: readonly string[] }

/**
 * What is found of what is asked for, as known on a day or by now, from what is derived beside the ledger, once that is up to
 * date; all that is found where the ledger is behind and may only be read.
 */
export async function foundOf(ledger: Ledger, asked: Asked, knownAt?: Day): Promise<Found> {
  const bar = startProgress(null)
  const isReady = await mayBringUpToDate(ledger, deriverVersion(), (done, total) => bar.step(done, `of ${total}`))
  bar.end()
  if (!isReady) return findingsOf(ledger, knownAt)
  const day = knownAt ?? null
  if ('place' in asked) return foundAt(ledger, asked.place, day)
  return 'event' in asked ? foundEvent(ledger, asked.event, day) : foundWith(ledger, asked.claims, day)
}

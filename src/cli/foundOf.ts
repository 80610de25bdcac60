import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import { deriverVersion } from '../derived/deriverVersion.ts'
import { findingsOf } from '../derived/findings.ts'
import { type ClaimFound, claimsInTurn, type Found, foundAt, foundEvent, foundInTurn, foundWith } from '../derived/foundAt.ts'
import { mayBringUpToDate } from '../derived/holdingsOn.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { startProgress } from './progress.ts'

/** A place by its id or a name, an event by its id, or the events in which claims stand. */
export type Asked = { readonly place: string } | { readonly event: string } | { readonly claims: readonly string[] }

/**
 * What is found of what is asked for, as known on a day or by now, from what is derived beside the ledger, once that is up to
 * date; all that is found where the ledger is behind and may only be read.
 */
export async function foundOf(ledger: Ledger, asked: Asked, knownAt?: Day): Promise<Found> {
  if (!(await isReady(ledger))) return findingsOf(ledger, knownAt)
  const day = knownAt ?? null
  if ('place' in asked) return foundAt(ledger, asked.place, day)
  return 'event' in asked ? foundEvent(ledger, asked.event, day) : foundWith(ledger, asked.claims, day)
}

/** All events with what is found of them, in the order of their first claims, some at a time. */
export async function* allFound(ledger: Ledger, knownAt?: Day): AsyncGenerator<Found> {
  if (await isReady(ledger)) yield* foundInTurn(ledger, knownAt ?? null)
  else yield await findingsOf(ledger, knownAt)
}

/** All claims as people left them, report by report as these became known. */
export async function* allClaims(ledger: Ledger, knownAt?: Day): AsyncGenerator<ClaimFound> {
  if (await isReady(ledger)) for await (const some of claimsInTurn(ledger, knownAt ?? null)) yield* some
  else {
    const { claims, reports } = await findingsOf(ledger, knownAt)
    for (const claim of claims.values()) {
      const report = reports.get(claim.report)
      if (report !== undefined) yield { claim, report }
    }
  }
}

/** All lines of holdings, place after place. */
export async function* allHoldings(ledger: Ledger, knownAt?: Day): AsyncGenerator<Holding> {
  if (await isReady(ledger)) for await (const { holding } of ledger.linesKnown(knownAt ?? null)) yield holding
  else yield* (await findingsOf(ledger, knownAt)).holdings
}

async function isReady(ledger: Ledger): Promise<boolean> {
  const bar = startProgress(null)
  const ready = await mayBringUpToDate(ledger, deriverVersion(), (done, total) => bar.step(done, `of ${total}`))
  bar.end()
  return ready
}

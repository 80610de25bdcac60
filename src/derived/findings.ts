import type { Ledger } from '#ledger/ledger.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import type { LetterSet } from '#model/review.ts'
import type { Found } from '#views/why.ts'
import { derive } from '../pipeline.ts'

export interface Findings extends Found {
  readonly list: readonly Event[]
  readonly holdings: readonly Holding[]
  /** Of each report that carries another's story, the id of the first that told it. */
  readonly copies: ReadonlyMap<string, string>
  readonly letters: ReadonlyMap<string, LetterSet>
  /** Day of the last report that counts; null in an empty ledger. */
  readonly lastDay: Day | null
}

/** What the ledger's claims add up to, as known on a day or by now. */
export async function findingsOf(ledger: Ledger, knownAt: Day | undefined): Promise<Findings> {
  const asked = knownAt === undefined ? {} : { knownAt }
  const reports = await ledger.heads(asked)
  const found = derive(reports, await ledger.claims(asked), (await ledger.reviewsInUse(asked)).reviews)
  const days = reports.flatMap((report) => report.published ?? [])
  return {
    reports: found.reports,
    claims: found.claims,
    events: new Map(found.events.map((event) => [event.id, event])),
    list: found.events,
    holdings: found.holdings,
    copies: found.copies,
    letters: found.letters,
    lastDay: days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null),
  }
}

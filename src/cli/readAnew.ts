import type { Ledger } from '../ledger/ledger.ts'
import { openReading } from './openReading.ts'

/** What a new reading changed in one report, in claims: found again by their ids, found first now, found no more. */
export interface Reread {
  readonly done: number
  readonly total: number
  readonly report: string
  readonly same: number
  readonly fresh: number
  readonly gone: number
}

/** Reads each report that another reader read last, and keeps the reading before the next is begun. */
export async function* readAnew(ledger: Ledger): AsyncGenerator<Reread> {
  const reading = await openReading(ledger)
  const ids = await ledger.readByOthers(reading.version)
  for (const [index, id] of ids.entries()) {
    const report = await ledger.report(id)
    if (report === null) continue
    const before = new Set((await ledger.claims({ report: id, versions: 'all' })).map((claim) => claim.id))
    const claims = await reading.claimsOf(report)
    await ledger.keepReread(id, { claims, problems: report.problems, reader: reading.version })
    const now = new Set(claims.map((claim) => claim.id))
    const same = before.intersection(now).size
    yield { done: index + 1, total: ids.length, report: id, same, fresh: now.size - same, gone: before.size - same }
  }
}

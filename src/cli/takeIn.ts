import { sketchOf } from '#events/copies.ts'
import { openLanguages } from '#knowledge/languages.ts'
import type { Claim } from '#model/claim.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import type { Told } from '#reports/makeReport.ts'
import { readReports } from '#reports/readReports.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openReading } from './openReading.ts'

/** What became of one report, or of one input that gave none. */
export type Taken = {
  readonly input: string
  /** How many inputs had been begun by then. */
  readonly inputs: number
  readonly problems: readonly Problem[]
} & ({ readonly kind: 'new'; readonly report: Report; readonly claims: readonly Claim[] } | { readonly kind: 'known' | 'none' })

/** Whether a report is to be taken in, by its input and its number in it, from 0; the others are passed over. */
export type Wanted = (input: string, number: number) => boolean

/** Reads each report that the ledger does not have yet and keeps it, whole with its claims, before the next is begun. */
export async function* takeIn(
  files: readonly string[],
  told: Pick<Told, 'address'> & { readonly published?: string; readonly outlet?: string },
  ledger: Ledger,
  isWanted: Wanted = () => true,
): AsyncGenerator<Taken> {
  const reading = await openReading(ledger)
  const languages = openLanguages()
  const today = Temporal.Now.plainDateISO().toString()
  let inputs = 0
  for (const input of files) {
    inputs++
    let number = 0
    for await (const incoming of readReports([input], {
      ...told,
      published: told.published ?? null,
      outlet: told.outlet ?? null,
      today,
      languages,
    })) {
      if (!isWanted(input, number++)) continue
      if (incoming.kind === 'problem') {
        yield { kind: 'none', input, inputs, problems: [incoming.problem] }
        continue
      }
      const { report, raw, problems } = incoming
      if (await ledger.has(report.id)) {
        yield { kind: 'known', input, inputs, problems: [] }
        continue
      }
      const claims = await reading.claimsOf(report)
      const kept = await ledger.keep({ report, raw, claims, problems, sketch: sketchOf(report.text), reader: reading.version })
      yield kept === 'new'
        ? { kind: 'new', input, inputs, problems, report, claims }
        : { kind: 'known', input, inputs, problems: [] }
    }
  }
}

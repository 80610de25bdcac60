import { readerVersion } from '#knowledge/readerVersion.ts'
import type { Claim } from '#model/claim.ts'
import type { Report } from '#model/report.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openReader, type Reader, readClaims, withPlaces } from '../pipeline.ts'
import { ownPlaces } from './ownPlaces.ts'

/** What reads reports for one ledger: the program, its knowledge, and the places that were imported into the ledger. */
export interface OpenReading {
  /** Stands with each reading; another one after any of the three has changed. */
  readonly version: string
  readonly claimsOf: (report: Report) => Promise<readonly Claim[]>
}

/** @throws Refusal when a knowledge file or the weights are missing or damaged. */
export async function openReading(ledger: Ledger): Promise<OpenReading> {
  const imported = [...(await ledger.placeSources())].sort()
  const placesFor = await ownPlaces(ledger)
  // The weights take a second to open: not before there is something to read.
  let opened: Reader | null = null
  return {
    version: readerVersion(imported.length === 0 ? '' : JSON.stringify(imported)),
    async claimsOf(report) {
      opened ??= openReader()
      return readClaims(report, withPlaces(opened, await placesFor(report.text)))
    },
  }
}

import type { Ledger } from '../ledger/ledger.ts'

export type Texts = ReadonlyMap<string, { readonly text: string; readonly sha256: string }>

/** Texts and hashes of reports, by their ids: what quotes are cut from. */
export async function textsOf(ledger: Ledger, reports: Iterable<string>): Promise<Texts> {
  const texts = new Map<string, { text: string; sha256: string }>()
  for (const id of new Set(reports)) {
    const report = await ledger.report(id)
    if (report !== null) texts.set(id, { text: report.text, sha256: report.sha256 })
  }
  return texts
}

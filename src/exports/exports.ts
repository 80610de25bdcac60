import type { Claim } from '#model/claim.ts'
import type { ReportHead } from '#model/report.ts'
import type { PrintedEvent, PrintedHolding } from '#views/printed.ts'
import { csvOf } from './csv.ts'
import { geojsonOf } from './geojson.ts'
import { jsonLinesOf } from './jsonLines.ts'

export const formats = ['csv', 'geojson', 'jsonl'] as const
export type Format = (typeof formats)[number]

/** A record with the names of the sides and actors that stand in it by their ids. */
export type Named<Told> = Told & { readonly names?: Readonly<Record<string, string>> }

/** Records one after the other, so that a large file need not be held in memory. */
export type Some<Told> = Iterable<Told> | AsyncIterable<Told>

/** A claim with the report that tells it. */
export interface ClaimTold {
  readonly claim: Named<Claim>
  readonly report: ReportHead | undefined
}

/** What is exported: everything of one kind, as derived for one pair of days. */
export type Exported =
  | { readonly of: 'claims'; readonly claims: Some<ClaimTold> }
  | { readonly of: 'events'; readonly events: Some<Named<PrintedEvent>> }
  | { readonly of: 'control'; readonly holdings: Some<Named<PrintedHolding>> }

/** Where the coordinates come from: it stands in every export that can hold it. */
export const credit = 'Place names and positions: GeoNames (geonames.org), CC BY 4.0.'

/** The pieces of the file, in order. */
export function exportAs(format: Format, exported: Exported): AsyncIterable<string> {
  switch (format) {
    case 'csv':
      return csvOf(exported)
    case 'geojson':
      return geojsonOf(exported, credit)
    case 'jsonl':
      return jsonLinesOf(exported)
  }
}

import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { ReportHead } from '#model/report.ts'

/** A claim's words with who says them and where: the smallest thing that is ever shown as evidence. */
export interface Quotation {
  readonly claim: string
  readonly report: string
  readonly span: Claim['span']
  /** Cut from the stored text, never retold. */
  readonly quote: string
  readonly stance: Claim['stance']
  /** Who says it, as the report names them; the outlet where it speaks in its own voice. */
  readonly source: string
  readonly side: string | null
  readonly outlet: string | null
  readonly published: Day | null
  readonly url: string | null
}

/** @throws RangeError when the claim's report is not among `reports`: a claim is never shown without where it stands. */
export function quotationOf(claim: Claim, reports: ReadonlyMap<string, ReportHead>): Quotation {
  const report = reports.get(claim.report)
  if (report === undefined)
    throw new RangeError(`Claim ${claim.id} stands in report ${claim.report}, which was not given: load it with its claims.`)
  return {
    claim: claim.id,
    report: claim.report,
    span: claim.span,
    quote: claim.quote,
    stance: claim.stance,
    source: claim.source?.text ?? report.outlet ?? 'the report itself',
    side: claim.source?.side ?? null,
    outlet: report.outlet,
    published: report.published,
    url: report.url,
  }
}

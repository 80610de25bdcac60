import type { Claim, Source } from '#model/claim.ts'
import { compare } from '#model/order.ts'
import type { Reason } from '#model/reason.ts'
import type { ReportHead } from '#model/report.ts'
import { speakersIn } from './speakers.ts'

/** A claim with the report that tells it. */
export interface Told {
  readonly claim: Claim
  readonly report: ReportHead
  /** The report that first carried its story: itself, unless it is a copy. */
  readonly original: ReportHead
  /** Its source, as the whole report names it; null for the outlet's own voice. */
  readonly speaker: Source | null
}

/** The claims of one report, each with its source as the whole report names it. */
export function toldIn(report: ReportHead, original: ReportHead, claims: readonly Claim[]): Told[] {
  const speakers = speakersIn(claims)
  return claims.map((claim) => ({ claim, report, original, speaker: speakers.get(claim.id) ?? claim.source }))
}

/**
 * The claims of many reports, report by report.
 * @param copies of each report that carries another's story, the id of the first that told it
 */
export function toldAmong(
  claims: Iterable<Claim>,
  reports: ReadonlyMap<string, ReportHead>,
  copies: ReadonlyMap<string, string>,
): Told[] {
  return [...Map.groupBy(claims, (claim) => claim.report)].flatMap(([id, own]) => {
    const report = reports.get(id)
    return report === undefined ? [] : toldIn(report, reports.get(copies.get(id) ?? '') ?? report, own)
  })
}

/** Claims that tell one happening, in order of publication, and why each was put to the others. */
export interface Gathered {
  readonly told: readonly Told[]
  readonly reasons: readonly Reason[]
}

/** Order of publication, then of the text: what "first" means wherever claims are compared. Undated reports come last. */
export function byPublication(a: Told, b: Told): number {
  return (
    compare(a.report.published ?? '9999', b.report.published ?? '9999') ||
    compare(a.report.id, b.report.id) ||
    a.claim.span[0] - b.claim.span[0] ||
    compare(a.claim.id, b.claim.id)
  )
}

/** True for the stances that say that it happened. */
export function tells(claim: Claim): boolean {
  return claim.stance === 'asserts' || claim.stance === 'confirms' || claim.stance === 'acknowledges'
}

import { fold } from './fold.ts'
import type { Told } from './told.ts'

/**
 * Where a claim first comes from: the named source, however many outlets quote it, or the outlet that tells it in its own voice.
 * Two reports quoting one spokesman are one voice, so origins are counted, not reports.
 */
export function originOf({ claim, report }: Told): string {
  if (claim.source !== null) return claim.source.id ?? `source:${fold(claim.source.text)}`
  return report.outlet === null ? `report:${report.id}` : `outlet:${fold(report.outlet)}`
}

import { fold } from './fold.ts'
import type { Told } from './told.ts'

/**
 * Where a claim first comes from: the named source, however many outlets quote it, or the outlet that first told it in its own
 * voice, however many carry its story. Two reports quoting one spokesman are one voice, so origins are counted, not reports.
 */
export function originOf({ claim, original }: Told): string {
  if (claim.source !== null) return claim.source.id ?? `source:${fold(claim.source.text)}`
  return original.outlet === null ? `report:${original.id}` : `outlet:${fold(original.outlet)}`
}

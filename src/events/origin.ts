import { fold } from './fold.ts'
import type { Told } from './told.ts'

/**
 * Where a claim first comes from: the named source, however many outlets quote it, or the outlet that first told it in its own
 * voice, however many carry its story. Two reports quoting one spokesman are one voice, so origins are counted, not reports.
 */
export function originOf({ speaker, original }: Told): string {
  if (speaker === null) return original.outlet === null ? `report:${original.id}` : `outlet:${fold(original.outlet)}`
  // An outlet that is quoted is the one that says it itself elsewhere.
  if (speaker.kind === 'outlet') return `outlet:${speaker.id === null ? fold(speaker.text) : lastPart(speaker.id)}`
  return speaker.id ?? `source:${fold(speaker.text)}`
}

function lastPart(id: string): string {
  return (id.split('/').at(-1) ?? id).replaceAll('-', ' ')
}

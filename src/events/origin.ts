import { ownTeller } from '#model/inShort.ts'
import { fold } from './fold.ts'
import type { Told } from './told.ts'

/**
 * Where a claim first comes from: the named source, however many outlets quote it, or the outlet that first told it in its own
 * voice, however many carry its story. Two reports quoting one spokesman are one voice, so origins are counted, not reports.
 */
export function originOf(told: Told): string {
  const { speaker, original } = told
  if (speaker === null) {
    const outlet = outletOf(told)
    return outlet === null ? `report:${original.id}` : `outlet:${fold(outlet)}`
  }
  // An outlet that is quoted is the one that says it itself elsewhere.
  if (speaker.kind === 'outlet') return `outlet:${speaker.id === null ? fold(speaker.text) : lastPart(speaker.id)}`
  return speaker.id ?? `source:${fold(speaker.text)}`
}

/** Who speaks in a report's own voice: the wire that it credits, else the outlet that first carried its story. */
export function outletOf({ claim, original }: Told): string | null {
  return ownTeller(claim, original.outlet)
}

function lastPart(id: string): string {
  return (id.split('/').at(-1) ?? id).replaceAll('-', ' ')
}

import type { OwnVoice } from '#model/claim.ts'
import type { Reading } from '#model/reading.ts'
import type { Identify } from './identify.ts'

/** Who speaks in a report's own voice, and of which side. */
export function ownVoiceOf(reading: Reading, identify: Identify): OwnVoice {
  const wire = wireOf(reading)
  const { id, side, kind } = identify(wire ?? reading.report.outlet ?? '', null, null)
  // "The Damascus Post" is of no side by its name alone: only an outlet that the theatre knows is.
  return { wire, side: id !== null && kind === 'outlet' ? side : null }
}

/** The wire that a report credits with the whole of it: "VELMORA, Dec 3 (HNA) –", or a last line "– HNA". */
export function wireOf({ report: { text }, sentences }: Reading): string | null {
  const dateline = sentences.find(({ kind }) => kind === 'dateline')
  const last = sentences.at(-1)
  const inDateline = dateline === undefined ? null : /\(([^()]+)\)/.exec(text.slice(...dateline.span))
  const below = last === undefined ? null : closing.exec(text.slice(...last.span).trim())
  return inDateline?.[1]?.trim() ?? below?.groups?.dashed ?? below?.groups?.bracketed ?? null
}

// A name of up to four capitalised words, and nothing else.
const name = String.raw`\p{Lu}[\p{L}\d.&-]*(?: \p{Lu}[\p{L}\d.&-]*){0,3}`
const closing = new RegExp(`^(?:[—–-]+ ?(?<dashed>${name})|\\((?<bracketed>${name})\\))$`, 'u')

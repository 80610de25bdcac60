import type { Claim } from './claim.ts'

/** Short name of a side from its id: `syria/opposition` is "Opposition", `syria/sdf` is "SDF". */
export function labelOfSide(id: string): string {
  const short = id.split('/').at(-1) ?? id
  if (short.length <= 3 || /\d/.test(short)) return short.toUpperCase()
  const words = short.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether one name is a short one for another: "Northlight" for "Northlight Wire", "HNA" for "Harbour News Agency". */
export function isShortName(short: string, full: string): boolean {
  const words = full.toLowerCase().split(/[^\p{L}\d]+/u)
  const asked = short.toLowerCase().split(/[^\p{L}\d]+/u)
  const initials = words.map((word) => word.charAt(0)).join('')
  return asked.every((word) => words.includes(word)) || asked.join('') === initials
}

/** Who speaks in a report's own voice: the wire that it credits, unless that is a short name for the outlet that first told it. */
export function ownTeller({ ownVoice }: Pick<Claim, 'ownVoice'>, outlet: string | null): string | null {
  const wire = ownVoice?.wire ?? null
  return wire === null || (outlet !== null && isShortName(wire, outlet)) ? outlet : wire
}

/** A party's words as others name it in passing: without its article, and without what is added to its name. */
export function inShort(text: string): string {
  const [name = text] = text.replace(/\s+/g, ' ').split(/,| \(/)
  return name.replace(/^(the|a|an) /i, '')
}

import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Party, Source } from '#model/claim.ts'
import { sortsIn } from './sortsIn.ts'

/** Whether a party is the source's own: by side, by name, by "its", or as soldiers of whom the state itself speaks. */
export function isOwn(party: Party, source: Source, words: HappeningWords): boolean {
  if (!takesPart.has(source.kind)) return false
  if (party.side !== null && source.side !== null) return party.side === source.side
  if (fold(party.text) === fold(source.text)) return true
  return isPossessed(party, source, words) || isSoldierOfState(party, source, words)
}
const takesPart: ReadonlySet<Source['kind']> = new Set(['party', 'state', 'office', 'unknown'])

// "Our units pulled back", "five of its soldiers died"; of a villager's "his son" nothing follows.
function isPossessed({ text }: Party, { kind }: Source, words: HappeningWords): boolean {
  if (/^(we|us|our .+)$/i.test(text)) return true
  return /^(its|their|our|his|her)\s/i.test(text) && (kind === 'party' || kind === 'state' || sortsIn(text, words).has('force'))
}

/**
 * "The army said that a sailor had been killed": soldiers of whom nothing more is said are those of the state that speaks;
 * another's would be told by a name, as the enemy or as rebels.
 */
function isSoldierOfState(party: Party, source: Source, words: HappeningWords): boolean {
  if (party.side !== null || (source.side !== null && !source.side.endsWith('/government'))) return false
  const named = /(?<!^)\p{Lu}/u.test(party.text) && !sharesName(party.text, source.text)
  const sorts = sortsIn(party.text, words)
  if (named || !sorts.has('government-force') || sorts.has('captive') || /\b(enemy|rebel|foreign)\b/i.test(party.text))
    return false
  const spoken = sortsIn(source.text, words)
  return source.kind === 'state' || spoken.has('government-force') || (source.kind === 'office' && spoken.has('state'))
}

/** Whether two names share a word: "Nigerian army", "Nigerian soldiers". */
export function sharesName(a: string, b: string): boolean {
  const names = new Set(b.match(/\p{Lu}\p{L}{3,}/gu))
  return (a.match(/\p{Lu}\p{L}{3,}/gu) ?? []).some((name) => names.has(name))
}

function fold(text: string): string {
  return text.toLowerCase().replace(/^(the|its|their|our|his|her)\s+/, '')
}

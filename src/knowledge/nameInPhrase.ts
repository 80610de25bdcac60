import type { NameWord } from './nameWords.ts'
import { type HeadRole, headOf, type PartyWords } from './parties.ts'
import { arePlain, type Phrase } from './phrase.ts'

/**
 * What a name does in a phrase: `alone` "the RSF"; `before` a head "RSF fighters"; `after` it "fighters of the RSF",
 * "the paramilitary RSF" counts as alone; `led`: "RSF-led", "pro-RSF": on its side, without being it.
 * Null when the phrase means somebody else: "residents of RSF areas", "Turkey-backed", "anti-government".
 */
export type NameRole =
  | { readonly kind: 'alone' }
  | { readonly kind: 'before'; readonly head: readonly HeadRole[] }
  | { readonly kind: 'after'; readonly head: readonly HeadRole[]; readonly seated: boolean }
  | { readonly kind: 'led' }
  | null

export function roleInPhrase(
  { words }: Phrase,
  { from, to }: { readonly from: number; readonly to: number },
  parties: PartyWords,
  alsoPlain: (word: NameWord) => boolean,
): NameRole {
  const next = words[to]
  const previous = words[from - 1]
  if (next?.joined && parties.ties.has(next.key)) return null
  if (words.slice(0, from).some((word) => parties.against.has(word.key))) return null
  const led = (next?.joined && parties.led.has(next.key)) || (previous?.key === 'pro' && words[from]?.joined === true)
  if (led) return { kind: 'led' }

  const ends = (word: NameWord) => parties.ends.has(word.key) && !word.joined
  const afterEnd = words.findIndex((word, i) => i >= to && ends(word))
  const after = words.slice(to, afterEnd === -1 ? words.length : afterEnd)
  const head = after.length === 0 ? null : rolesOfHead(after, parties, alsoPlain)
  if (after.length > 0 && head === null) return null

  const linkAt = words.findIndex((word, i) => i < from && i > 0 && ends(word))
  if (linkAt === -1) {
    if (!arePlain(words.slice(0, from), parties, alsoPlain)) return null
    return head ? { kind: 'before', head } : { kind: 'alone' }
  }
  const owner = rolesOfHead(words.slice(0, linkAt), parties, alsoPlain)
  const links = words.slice(linkAt, from)
  const seated = links.some((word) => parties.seated.has(word.key))
  const joins = links.some((word) => parties.belonging.has(word.key)) || seated
  if (owner === null || !joins || !links.every((word) => ends(word) || arePlain([word], parties, alsoPlain))) return null
  // "Insurgents led by HTS" are on its side, and more than it.
  if (links.some((word) => parties.led.has(word.key))) return { kind: 'led' }
  return { kind: 'after', head: owner, seated }
}

/**
 * The groups of the head that ends plain words: "two senior commanders" → voice. A person's name may follow the head:
 * "commander Mazen Idris". Null when there is no head or other words stand beside it.
 */
export function rolesOfHead(
  words: readonly NameWord[],
  parties: PartyWords,
  alsoPlain: (word: NameWord) => boolean,
): readonly HeadRole[] | null {
  let end = words.length
  while (end > 0 && headOf(words.slice(0, end), parties) === null && words[end - 1]?.proper) end--
  const head = headOf(words.slice(0, end), parties)
  if (!head || !arePlain(words.slice(0, head.from), parties, alsoPlain)) return null
  return head.groups.map((group) => group.as)
}

import type { ActorKind } from '#model/claim.ts'
import { headOf, type PartyWords } from './parties.ts'
import { type Phrase, phrasesOf } from './phrase.ts'

/** The kind of source or party that the words tell of, without knowing who: "residents" → witness. */
export function kindOf(text: string, parties: PartyWords): ActorKind {
  for (const phrase of phrasesOf(text, parties)) {
    const kind = kindOfPhrase(phrase, parties)
    if (kind !== 'unknown') return kind
  }
  return 'unknown'
}

export function kindOfPhrase(phrase: Phrase, parties: PartyWords): ActorKind {
  let end = phrase.end
  // A name may follow its head: "nurse Amal Deeb".
  while (end > 1 && headOf(phrase.words.slice(0, end), parties) === null && phrase.words[end - 1]?.proper) end--
  const words = phrase.words.slice(0, end)
  const kinds = headOf(words, parties)?.groups.map((group) => group.kind) ?? []
  const told = kinds.find((kind) => kind !== 'unknown')
  if (told !== undefined) return told
  // "An army spokesman", "a military source": the word before the head tells.
  const before = words.flatMap((_, i) => headOf(words.slice(0, i + 1), parties)?.groups ?? [])
  return kinds.length > 0 && before.some((group) => group.as === 'army') ? 'party' : 'unknown'
}

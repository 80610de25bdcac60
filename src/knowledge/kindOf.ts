import type { ActorKind } from '#model/claim.ts'
import type { NameWord } from './nameWords.ts'
import { headOf, type PartyWords } from './parties.ts'
import { type Phrase, phraseOf, phrasesOf } from './phrase.ts'

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
  return kinds.length === 0 ? 'unknown' : kindOfOwner(words, phrase, parties)
}

// "An army spokesman", "the head of the provincial council": whom somebody speaks for tells the kind.
function kindOfOwner(words: readonly NameWord[], { words: all, end }: Phrase, parties: PartyWords): ActorKind {
  const before = words.flatMap((_, i) => headOf(words.slice(0, i + 1), parties)?.groups ?? [])
  const told = before.findLast(({ as }) => as === 'army' || as === 'state-office' || as === 'office')
  if (told !== undefined) return told.kind
  const link = all[end]
  if (link === undefined || !parties.belonging.has(link.key)) return 'unknown'
  const owner = kindOfPhrase(phraseOf(all.slice(end + 1), parties), parties)
  return owner === 'witness' ? 'unknown' : owner
}

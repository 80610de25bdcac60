import { type NameWord, nameWords } from './nameWords.ts'
import { headOf, type PartyWords } from './parties.ts'

/**
 * A phrase for a party or source, cut where it stops saying who is meant:
 * "two officials | of | the foreign ministry", "fighters | from | the group".
 */
export interface Phrase {
  readonly words: readonly NameWord[]
  /** Index one past the head noun's phrase: of the first word that links or ends, or the number of words. */
  readonly end: number
}

// Commas, brackets and dashes set off another name of the same party: "Sham FM, a pro-government radio station".
const breaks = /[,;:()[\]"“”«»]|\s[–—-]+\s/

/** The phrases that a party's words hold, in order; each may say who it is. */
export function phrasesOf(text: string, parties: PartyWords): Phrase[] {
  const parts = text.split(breaks).map(nameWords)
  return parts.filter((words) => words.length > 0).map((words) => phraseOf(words, parties))
}

export function phraseOf(words: readonly NameWord[], parties: PartyWords): Phrase {
  const start = words.findIndex((word) => !parties.determiners.has(word.key))
  const end = words.findIndex((word, i) => i > start && parties.ends.has(word.key) && !word.joined)
  return { words, end: end === -1 ? words.length : end }
}

/** "Turkey" and "backed" of "Turkey-backed fighters": for each word, whether it is part of such a compound. */
export function inCompound(words: readonly NameWord[], parties: PartyWords): boolean[] {
  const inside = words.map(() => false)
  for (const [i, word] of words.entries()) {
    if (!word.joined || !(parties.ties.has(word.key) || parties.led.has(word.key))) continue
    let from = i
    while (words[from]?.joined) from--
    inside.fill(true, from, i + 1)
  }
  return inside
}

/** True when the words only count, point or qualify and so do not change who is meant: "two senior". */
export function arePlain(words: readonly NameWord[], parties: PartyWords, alsoPlain: (word: NameWord) => boolean): boolean {
  const compounds = inCompound(words, parties)
  return words.every(
    (word, i) =>
      compounds[i] ||
      /^\p{N}+(?:st|nd|rd|th)?$/u.test(word.key) ||
      parties.determiners.has(word.key) ||
      parties.pointers.has(word.key) ||
      parties.modifiers.has(word.key) ||
      headOf([word], parties) !== null ||
      alsoPlain(word),
  )
}

import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { PlaceKind } from '#model/place.ts'
import type { Token } from '#model/sentence.ts'

type Tokens = readonly Token[]

/** What the words next to a name call it: "the village of Maardis", "Hama province", "the city Hama", "Tabqa dam". */
export function kindAround(tokens: Tokens, first: number, end: number, words: PlaceWords): PlaceKind | null {
  const after = kindWord(tokens[end], words)
  if (after !== null) return after
  const before = tokens[first - 1]?.text.toLowerCase()
  if (before === 'of') return kindWord(tokens[first - 2], words)
  if (before === 'the' && tokens[first - 2]?.text.toLowerCase() === 'of') return kindWord(tokens[first - 3], words)
  return kindWord(tokens[first - 1], words)
}

function kindWord(token: Token | undefined, words: PlaceWords): PlaceKind | null {
  if (token === undefined) return null
  const word = token.text.toLowerCase()
  return words.kinds.get(word) ?? words.kinds.get(singular(word)) ?? null
}
function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '')
}

/**
 * Whether the words before a name put something there. Looks back over the run's leading words, articles, what the place is
 * called and adjectives: "in the northern Syrian city of".
 */
export function locativeBefore(tokens: Tokens, runFirst: number, first: number, words: PlaceWords): boolean {
  const from = Math.min(runFirst, first)
  for (let at = from - 1; at >= Math.max(0, from - 6); at--) {
    const word = tokens[at]?.text.toLowerCase() ?? ''
    if (words.locative.has(word)) return true
    const passes = word === 'of' || word === 'the' || kindWord(tokens[at], words) !== null || passesOver(tokens[at], words)
    if (!passes) return false
  }
  return tokens.slice(from, first).some(({ text }) => words.locative.has(text.toLowerCase()))
}
function passesOver(token: Token | undefined, words: PlaceWords): boolean {
  if (token === undefined) return false
  const word = token.text.toLowerCase()
  return words.leaders.has(word) || token.upos === 'ADJ' || /^\p{Lu}/u.test(token.text) || /(ern|an|ese|ish|i)$/.test(word)
}

/** "the University of" before a run: what follows is part of that name. */
export function ofHolder(tokens: Tokens, runFirst: number, words: PlaceWords): boolean {
  if (tokens[runFirst - 1]?.text.toLowerCase() !== 'of') return false
  return words.holders.has(tokens[runFirst - 2]?.text.toLowerCase() ?? '')
}

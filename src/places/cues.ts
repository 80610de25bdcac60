import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { PlaceKind } from '#model/place.ts'
import type { Token } from '#model/sentence.ts'

type Tokens = readonly Token[]

/** What the words next to a name call it, and whether they call several so: "the towns of Halfaya, Maardis and Soran". */
export interface Called {
  readonly kind: PlaceKind
  readonly several: boolean
}

/** "the village of Maardis", "Hama province", "the city Hama", "Tabqa dam". */
export function kindAround(tokens: Tokens, first: number, end: number, words: PlaceWords): Called | null {
  const after = called(tokens[end], words)
  if (after !== null) return after
  const before = tokens[first - 1]?.text.toLowerCase()
  if (before === 'of') return called(tokens[first - 2], words)
  if (before === 'the' && tokens[first - 2]?.text.toLowerCase() === 'of') return called(tokens[first - 3], words)
  return called(tokens[first - 1], words)
}

function called(token: Token | undefined, words: PlaceWords): Called | null {
  if (token === undefined) return null
  const word = token.text.toLowerCase()
  const one = word.replace(/ies$/, 'y').replace(/s$/, '')
  const kind = words.kinds.get(word) ?? words.kinds.get(one) ?? null
  return kind === null ? null : { kind, several: word !== one }
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
    const passes = word === 'of' || word === 'the' || called(tokens[at], words) !== null || passesOver(tokens[at], words)
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

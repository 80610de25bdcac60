import { firstGuess, type Guesses } from './encode.ts'
import { type TagSigns, xposIn } from './tagset.ts'

/** Mends tags that no grammatical clause has. In place, and only where the tagger's own second guess or the form allows it. */
export function mendClauses(words: readonly string[], tags: Guesses, signs: TagSigns): void {
  const xpos = words.map((_, i) => xposOf(tags.best[i]))
  const seconds = words.map((_, i) => xposOf(tags.second[i]))
  const verb = (tag: string) => signs.tags.indexOf(`VERB/${tag}`) + firstGuess

  for (const i of words.keys()) {
    // ", police reports.": a plural has no verb in -s; the two are a compound
    if (xpos[i] === 'VBZ' && xpos[i - 1] === 'NNS' && beginsPhrase(i - 1)) change(i, signs.tags.indexOf('NOUN/NNS') + firstGuess)
    // "killed 12 people and wounded 30": an adjective does not stand before a bare figure
    if (xpos[i] === 'JJ' && xpos[i - 1] === 'CC' && xpos[i + 1] === 'CD' && isPast(i) && !isNounAt(i + 2) && pastBefore(i))
      change(i, verb('VBD'))
  }
  // "The council called for a truce.": a sentence has a verb
  if (words.length > 2 && words.at(-1) === '.') giveVerb(0)
  // "fear that the truce collapses soon": and so has what "that" begins
  const that = words.findLastIndex((word, i) => word === 'that' && xpos[i] === 'IN')
  if (that >= 0) giveVerb(that + 1)

  function giveVerb(from: number): void {
    const scope = words.keys().toArray().slice(from)
    // "demanded that the army leave"
    if (scope.some((i) => isFiniteTag(xpos[i]) || xpos[i] === 'VB')) return
    const doubted = scope.filter((i) => isFiniteTag(seconds[i]) && ((tags.doubt[i] ?? 0) > 0 || standsForVerb(i)))
    const [likeliest] = doubted.toSorted((a, b) => (tags.doubt[b] ?? 0) - (tags.doubt[a] ?? 0) || a - b)
    if (likeliest !== undefined) change(likeliest, tags.second[likeliest] ?? 0)
  }

  // "the council called", "the truce collapses": read as a participle of the noun, or as a compound with it
  function standsForVerb(i: number): boolean {
    return (xpos[i] === 'VBN' || xpos[i] === 'NNS') && i > 0 && signs.isNoun[tags.best[i - 1] ?? 0] === 1
  }

  function beginsPhrase(i: number): boolean {
    return i === 0 || /^[,;:]$/.test(words[i - 1] ?? '') || (/^JJ/.test(xpos[i - 1] ?? '') && /^[,;:]$/.test(words[i - 2] ?? ''))
  }

  function isPast(i: number): boolean {
    return (words[i] ?? '').endsWith('ed')
  }

  function pastBefore(i: number): boolean {
    return xpos.slice(0, i).includes('VBD')
  }

  function isNounAt(i: number): boolean {
    return signs.isNoun[tags.best[i] ?? 0] === 1 && i < words.length
  }

  function change(i: number, tag: number): void {
    tags.best[i] = tag
    tags.doubt[i] = 0
    xpos[i] = xposOf(tag)
  }

  function xposOf(guess: number | undefined): string {
    return xposIn(signs.tags[(guess ?? 0) - firstGuess] ?? '')
  }
}

function isFiniteTag(xpos: string | undefined): boolean {
  return /^(?:VBD|VBZ|VBP|MD)$/.test(xpos ?? '')
}

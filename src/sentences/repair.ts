import type { Lemmas } from '#knowledge/lemmas.ts'
import type { Repairs } from '#knowledge/repairs.ts'
import { firstGuess, type Guesses } from './encode.ts'
import { lemma } from './lemma.ts'
import type { Parse } from './parse.ts'
import { mendClauses } from './repairClauses.ts'
import type { TagSigns } from './tagset.ts'

/** Mends tags before they are parsed with: "the Observatory reckons" has a verb, not two nouns. In place. */
export function repairTags(words: readonly string[], tags: Guesses, signs: TagSigns, repairs: Repairs): void {
  tellOfNouns(words, tags, signs, repairs)
  mendClauses(words, tags, signs)
}

function tellOfNouns(words: readonly string[], tags: Guesses, signs: TagSigns, repairs: Repairs): void {
  const verb = signs.tags.indexOf('VERB/VBZ') + firstGuess
  for (const [i, word] of words.entries()) {
    if (!signs.isNoun[tags.best[i] ?? 0]) continue
    const afterNoun = i > 0 && signs.isNoun[tags.best[i - 1] ?? 0] === 1
    const form = word.toLowerCase()
    const told = repairs.tells.has(form) || (repairs.tellsOrNoun.has(form) && endsTheSentence(words, i))
    if (!afterNoun || !told || form !== word) continue
    tags.best[i] = verb
    tags.doubt[i] = 0
  }
}

// "…, the army claims." and nothing behind it; in "records, police reports." there is no article.
function endsTheSentence(words: readonly string[], i: number): boolean {
  const rest = words.slice(i + 1)
  if (!rest.every((word) => /^[.!?"”’')\]]+$/u.test(word))) return false
  const comma = Math.max(words.lastIndexOf(',', i), words.lastIndexOf('”', i), words.lastIndexOf('"', i))
  return comma > 1 && i - comma <= longestSpeaker && /^(?:the|a|an|his|her|its|their)$/i.test(words[comma + 1] ?? '')
}

// "the opposition's military operations administration claims"
const longestSpeaker = 8

/** Mends the tree: ", saying …" is hung on the verb of saying that it goes on with, "to leave" on who orders it, a name is kept whole. */
export function repairTree(words: readonly string[], parse: Parse, repairs: Repairs, lemmas: Lemmas): Parse {
  const heads = [...parse.heads]
  const relations = [...parse.relations]
  let mended = false
  for (const i of words.keys()) {
    const above = isPostposed(i) ? verbOfSayingAbove(i) : -1
    if (above >= 0 && above !== heads[i]) hang(i, above, 'advcl')
    const orderer = isOrdered(i) ? (heads[heads[i] ?? -1] ?? -1) : -1
    if (orderer >= 0) hang(i, orderer, 'xcomp')
    if (isTornName(i)) hang(i, i - 1, 'flat')
  }
  return mended ? { ...parse, heads, relations } : parse

  // ", saying", ", also saying": a participle of its own, with no "was" before it.
  function isPostposed(i: number): boolean {
    if (parse.xpos[i] !== 'VBG' || !repairs.goesOn.has(lemmaOf(i))) return false
    const before = parse.upos[i - 1] === 'ADV' ? i - 2 : i - 1
    return (
      /^[,–—]$/.test(words[before] ?? '') && !heads.some((head, k) => head === i && /^(?:nsubj|aux)/.test(relations[k] ?? ''))
    )
  }

  function verbOfSayingAbove(i: number): number {
    for (let at = heads[i] ?? -1; at >= 0; at = heads[at] ?? -1)
      if (at < i && parse.upos[at] === 'VERB' && repairs.above.has(lemmaOf(at))) return at
    return -1
  }

  // "ordered the police to release them": read as what the police are for
  function isOrdered(i: number): boolean {
    const person = heads[i] ?? -1
    const verb = heads[person] ?? -1
    return (
      parse.xpos[i] === 'VB' &&
      relations[i] === 'acl' &&
      /^i?obj$/.test(relations[person] ?? '') &&
      parse.upos[verb] === 'VERB' &&
      repairs.orders.has(lemmaOf(verb)) &&
      heads.some((head, k) => head === i && relations[k] === 'mark' && parse.xpos[k] === 'TO')
    )
  }

  // "the monitor and Sham FM": two names with nothing between them are one member of the list, not two.
  function isTornName(i: number): boolean {
    return [i - 1, i].every((k) => relations[k] === 'conj' && parse.upos[k] === 'PROPN') && heads[i - 1] === heads[i]
  }

  function hang(i: number, head: number, relation: string): void {
    heads[i] = head
    relations[i] = relation
    mended = true
  }

  function lemmaOf(i: number): string {
    return lemma(words[i] ?? '', parse.upos[i] ?? 'X', parse.xpos[i] ?? 'FW', lemmas)
  }
}

import type { Stance } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { branch, childrenBy, childrenOf, isPunctuation, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/** A noun phrase that vouches: its head and its words, in one sentence. */
export interface Phrase {
  readonly head: number
  readonly tokens: readonly number[]
}

/** An attribution within one sentence, as a frame finds it, before speakers and nesting are known. */
export interface Found {
  readonly tree: Tree
  readonly cueHead: number
  readonly cue: readonly number[]
  readonly lemma: string
  readonly source: Phrase | null
  readonly content: readonly Span[]
  readonly stance: Stance
  readonly irreal: boolean
  /** The source wants, tries, values or feels it, and does not tell it. */
  readonly attitude: boolean
  /** Only the content's own words are quoted, so that a quotation in the next sentence may go on with it. */
  readonly quoted: boolean
  readonly because: readonly string[]
}

/** The noun phrase of `head` without its preposition: "by [the army]", "from [residents]". */
export function phraseOf(tree: Tree, head: number, without: readonly number[] = []): Phrase {
  const outside = new Set([
    ...without,
    ...childrenBy(tree, head, 'case', 'mark', 'cc', 'parataxis', 'punct').filter(
      (child) => relationOf(tree, child) !== 'case' || lemmaOf(tree, child) !== "'s",
    ),
  ])
  return { head, tokens: branch(tree, head, outside) }
}

/** The heads of "the Observatory" and "state media" in "both the Observatory and state media". */
export function conjunctsOf(tree: Tree, head: number): readonly number[] {
  const joined = childrenBy(tree, head, 'conj')
  // "The Observatory, an opposition war monitor, confirmed": without an "and" the second describes the first
  if (!joined.some((child) => isJoined(tree, child))) return [head]
  return [head, ...joined.flatMap((child) => [child, ...conjunctsOf(tree, child).slice(1)])]
}

function isJoined(tree: Tree, child: number): boolean {
  return childrenBy(tree, child, 'cc').length > 0 || childrenBy(tree, child, 'conj').some((next) => isJoined(tree, next))
}

/** Its prepositions, as one lower-case text: "of", "according to". */
export function prepositionOf(tree: Tree, i: number): string {
  const cases = childrenOf(tree, i).filter((child) => ['case', 'mark'].includes(relationOf(tree, child)) && child < i)
  return cases
    .flatMap((child) => [child, ...childrenBy(tree, child, 'fixed')])
    .map((child) => tokenAt(tree, child).text.toLowerCase())
    .join(' ')
}

/** The verb with its auxiliaries, its negation, the adverbs among them, its particle and what else belongs to it. */
export function cueWords(tree: Tree, verb: number, extra: readonly number[]): readonly number[] {
  const own = childrenBy(tree, verb, 'aux', 'advmod', 'cop', 'neg').filter((child) => child < verb)
  const found = [
    verb,
    ...extra,
    ...childrenBy(tree, verb, 'compound').filter((child) => tokenAt(tree, child).relation === 'compound:prt'),
  ]
  for (let i = verb - 1; i >= 0 && own.includes(i) && !isPunctuation(tree, i); i--) found.push(i)
  return found.sort((a, b) => a - b)
}

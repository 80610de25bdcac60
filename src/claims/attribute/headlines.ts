import type { Cues } from '#knowledge/cues.ts'
import type { Found } from './found.ts'
import { branch, lemmaOf, relationOf, spansOf, type Tree, tokenAt } from './tree.ts'

/** "Army: town retaken", "State television: no aircraft flew in the area": who speaks, a colon, and what is said. */
export function headlineCues(tree: Tree, { words }: Cues): Found[] {
  const colon = tree.tokens.findIndex((token) => token.text === ':')
  if (colon < 1 || colon > longestSpeaker || colon >= tree.tokens.length - 2) return []
  const before = tree.tokens.slice(0, colon)
  if (before.some((token) => /^(VERB|AUX|PUNCT|SCONJ|CCONJ|NUM)$/.test(token.upos) && token.text !== '-')) return []
  const head = headOf(tree, colon)
  if (head === null || !isSpeaker(tree, head)) return []
  return [
    {
      tree,
      cueHead: colon,
      cue: [colon],
      lemma: ':',
      source: { head, tokens: before.map((_, i) => i) },
      content: spansOf(
        tree,
        tree.tokens.flatMap((_, i) => (i > colon ? [i] : [])),
      ),
      stance: 'asserts',
      irreal: false,
      attitude: false,
      quoted: false,
      because: ['cue colon after a speaker'],
    },
  ]

  function headOf(tree: Tree, end: number): number | null {
    const outer = tree.tokens.findIndex(
      (token, i) => i < end && /^(NOUN|PROPN)$/.test(token.upos) && (token.head < 0 || token.head >= end),
    )
    return outer >= 0 ? outer : null
  }
  function isSpeaker(tree: Tree, head: number): boolean {
    const phrase = branch(tree, head).filter((i) => i < colon)
    if (phrase.some((i) => relationOf(tree, i) === 'nmod' && i < head && lemmaOf(tree, i) === 'of')) return false
    if (words.people.has(lemmaOf(tree, head)) || words.groups.has(lemmaOf(tree, head))) return true
    const { from } = tokenAt(tree, head)
    const name = tree.sentence.names.find(({ span }) => span[0] <= from && from < span[1])
    return name?.kind === 'person' || name?.kind === 'organisation'
  }
}
// Words that a speaker takes before the colon of a headline.
const longestSpeaker = 7

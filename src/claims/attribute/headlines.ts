import type { Cues } from '#knowledge/cues.ts'
import type { Found } from './found.ts'
import type { Quotation } from './quotations.ts'
import { canSpeak, subjectOf } from './sources.ts'
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
/** "The alliance issued the following early on Tuesday: “…”": whoever the clause is about says what is quoted. */
export function quotedBehindColon(tree: Tree, quotations: readonly Quotation[], { words, verbs }: Cues): Found[] {
  const colon = tree.tokens.findIndex((token) => token.text === ':')
  const quotation = quotations.find(
    ({ first, speech }) => speech && first.sentence === tree.sentence.index && first.token === colon + 1,
  )
  if (colon < 2 || quotation === undefined) return []
  const verb = tree.tokens.findLastIndex((token, i) => i < colon && token.upos === 'VERB' && /^(VBD|VBZ|VBP)$/.test(token.xpos))
  if (verb < 0 || verbs.get(lemmaOf(tree, verb))?.some(({ frames }) => frames.includes('quotation'))) return []
  const source = subjectOf(tree, verb, verbs)
  const name =
    source &&
    tree.sentence.names.find(
      ({ span }) => span[0] <= tokenAt(tree, source.head).from && tokenAt(tree, source.head).from < span[1],
    )
  const speaks =
    source !== null &&
    canSpeak(tree, source, words) &&
    (words.people.has(lemmaOf(tree, source.head)) ||
      words.groups.has(lemmaOf(tree, source.head)) ||
      words.personal.has(lemmaOf(tree, source.head)) ||
      name?.kind === 'person' ||
      name?.kind === 'organisation')
  if (!speaks || source.head > verb) return []
  return [
    {
      tree,
      cueHead: verb,
      cue: Array.from({ length: colon - verb + 1 }, (_, i) => verb + i).filter((i) => i < colon),
      lemma: lemmaOf(tree, verb),
      source,
      content: [quotation.span],
      stance: 'asserts',
      irreal: false,
      attitude: false,
      quoted: true,
      because: ['cue colon before a quotation'],
    },
  ]
}

// Words that a speaker takes before the colon of a headline.
const longestSpeaker = 7

import type { Cues } from '#knowledge/cues.ts'
import type { Found } from './found.ts'
import { lemmaOf, spansOf, type Tree, tokenAt } from './tree.ts'

/**
 * "38 dead (army); 41 (local official, later count)", "91,000 people uprooted (IOM)": in lists and situation reports
 * the source stands in brackets behind what it tells.
 */
export function bracketedCues(tree: Tree, cues: Cues): Found[] {
  let start = 0
  return tree.tokens.flatMap((token, open): Found[] => {
    if (token.text === ';') start = open + 1
    if (token.text !== '(') return []
    const close = tree.tokens.findIndex((other, i) => i > open && other.text === ')')
    const from = start
    if (close < 0 || close - open > longestSource + 1 || !/^[.;]?$/.test(tree.tokens[close + 1]?.text ?? '')) return []
    const head = speakerIn(tree, open + 1, close, cues)
    const content = Array.from({ length: Math.max(0, open - from) }, (_, i) => from + i)
    if (head === null || !tellsMore(tree, content) || isAbbreviation(tree, open)) return []
    start = close + 1
    return [
      {
        tree,
        cueHead: open,
        cue: [open],
        lemma: '(',
        source: { head, tokens: Array.from({ length: close - open - 1 }, (_, i) => open + 1 + i) },
        content: spansOf(tree, content),
        stance: 'asserts',
        irreal: false,
        attitude: false,
        quoted: false,
        because: ['cue source in brackets'],
      },
    ]
  })
}

// "(local official, later count)"
const longestSource = 5

function speakerIn(tree: Tree, from: number, to: number, { words }: Cues): number | null {
  const comma = tree.tokens.findIndex((token, i) => i > from && i < to && token.text === ',')
  const end = comma < 0 ? to : comma
  const last = end - 1
  if (last < from || !/^(NOUN|PROPN)$/.test(tokenAt(tree, last).upos)) return null
  const lemma = lemmaOf(tree, last)
  if (words.people.has(lemma) || words.groups.has(lemma) || words.groups.has(tokenAt(tree, last).text.toLowerCase())) return last
  const { from: at } = tokenAt(tree, last)
  return tree.sentence.names.some(({ kind, span }) => kind === 'organisation' && span[0] <= at && at < span[1]) ? last : null
}

// More than a name alone: "the Coordination (CMA)" introduces an abbreviation, and so does what ends in a name that it shortens.
function tellsMore(tree: Tree, content: readonly number[]): boolean {
  return content.some((i) => /^(VERB|NUM)$/.test(tokenAt(tree, i).upos)) && content.length > 2
}

function isAbbreviation(tree: Tree, open: number): boolean {
  const short = tree.tokens[open + 1]?.text ?? ''
  if (tree.tokens[open + 2]?.text !== ')' || !/^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(short)) return false
  const [before, last] = [tree.tokens[open - 2]?.text ?? '', tree.tokens[open - 1]?.text ?? '']
  return /^\p{Lu}/u.test(last) && /^(\p{Lu}|of$|for$|al-)/u.test(before)
}

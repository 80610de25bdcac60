import type { CueWords } from '#knowledge/cues.ts'
import type { Phrase } from './found.ts'
import {
  branch,
  childrenBy,
  childrenOf,
  isAbove,
  isPunctuation,
  isQuotationMark,
  lemmaOf,
  relationOf,
  type Tree,
  tokenAt,
} from './tree.ts'

/** A reporting clause that stands after or within what it reports: "…, opposition activists said, …". Half-open. */
export interface Aside {
  readonly from: number
  readonly to: number
}

/**
 * The words of the reporting clause around `verb`, when what stands before it is what it reports; null when it opens
 * its sentence or nothing marks it off. Read from the words, since parsers hang such clauses in every possible way.
 */
export function asideOf(tree: Tree, verb: number, source: Phrase | null): Aside | null {
  const own = new Set<number>([verb, ...(source?.tokens ?? [])])
  for (const child of childrenOf(tree, verb)) if (/^(aux|advmod|mark|compound|cop)$/.test(relationOf(tree, child))) own.add(child)
  let from = verb
  while (
    from > 0 &&
    (own.has(from - 1) || (isPunctuation(tree, from - 1) && own.has(from - 2) && source?.tokens.includes(from - 2)))
  )
    from--
  const before = tree.tokens[from - 1]?.text
  if (from === 0 || before === undefined) return null
  const marked = /^[,?!–—-]$/.test(before) || isQuotationMark(before)
  if (!marked || !hasContent(tree, from)) return null
  return { from, to: endOf(tree, verb, source) }
}

// The clause runs to the next mark, but over the commas of its source ("said Hakan, foreign minister of the republic,").
function endOf(tree: Tree, verb: number, source: Phrase | null): number {
  const last = Math.max(verb, ...(source?.tokens ?? []))
  let to = last + 1
  while (
    to < tree.tokens.length &&
    !(isPunctuation(tree, to) && /^([,;:.?!–—]|-{1,2}|…)$/.test(tokenAt(tree, to).text)) &&
    !isQuotationMark(tokenAt(tree, to).text)
  )
    to++
  return to
}

function hasContent(tree: Tree, end: number): boolean {
  const words = tree.tokens.slice(0, end).filter((token) => /\p{L}/u.test(token.text))
  return words.length > 1 && words.some((token) => /^(NOUN|PROPN|VERB|ADJ|PRON|NUM)$/.test(token.upos))
}

/** What an aside reports: all before it, and after it what goes on with that and is not the outlet's own again. */
export function reportedAround(tree: Tree, verb: number, aside: Aside, words: CueWords): readonly number[] {
  const start = startOf(tree, aside.from)
  const before = range(start, aside.from)
  const mark = tree.tokens[aside.to]?.text
  if (mark === undefined || /^[;:.]$/.test(mark)) return before
  const first = [aside.to + 1, aside.to + 2].find((i) => i < tree.tokens.length && !isPunctuation(tree, i))
  if (first === undefined || words.parting.has(lemmaOf(tree, first))) return before
  if (isQuotationMark(tree.tokens[first - 1]?.text)) return [...before, ...range(first - 1, tree.tokens.length)]
  const after = range(first, tree.tokens.length)
  const tops = after.filter((i) => !isPunctuation(tree, i) && !after.includes(tokenAt(tree, i).head))
  const top = tops[0]
  if (top === undefined) return before
  // "…, he said, adding that": a further cue of the same source
  const goesOn = !isAbove(tree, verb, top) || isAbove(tree, top, verb) || /^(ccomp|parataxis)$/.test(relationOf(tree, top))
  return goesOn ? [...before, ...after] : before
}

function startOf(tree: Tree, end: number): number {
  let start = 0
  for (let i = 0; i < end - 2; i++) if (tokenAt(tree, i).text === ';') start = i + 1
  while (start < end && (isPunctuation(tree, start) ? !isQuotationMark(tokenAt(tree, start).text) : isLinkWord(tree, start)))
    start++
  return start
}

// "But the bridge is down, he said": the "but" is the outlet's.
function isLinkWord(tree: Tree, i: number): boolean {
  return (
    tokenAt(tree, i).upos === 'CCONJ' &&
    lemmaOf(tree, i) !== 'neither' &&
    lemmaOf(tree, i) !== 'either' &&
    lemmaOf(tree, i) !== 'both'
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

/** Whether a clause of the verb's own follows it, so that what stands before is not its content: "On Tuesday, he said the …". */
export function reportsAhead(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, 'ccomp').some((child) => (branch(tree, child)[0] ?? child) > verb)
}

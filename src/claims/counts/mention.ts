import type { CountedSort, CountWords } from '#knowledge/countWords.ts'
import type { CountRange } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { headOf, textOf, tokensIn } from '../days/mention.ts'
import { at, bare, childrenOf, type Tree } from '../tree.ts'

/** A number with what it counts: "at least 17 | villagers". */
export interface CountMention {
  readonly span: Span
  readonly tokens: readonly [first: number, end: number]
  /** Head token of what is counted; the number itself where nothing is named ("12 were killed"). */
  readonly counted: number
  readonly range: CountRange
  readonly sort: CountedSort
  /** A part of another number: "18 of them children". */
  readonly part: boolean
  /** One, told by its article alone: "a boy was killed". */
  readonly single: boolean
}

/** Numbers of a sentence in order, then single persons told without one ("a boy was killed"). */
export function countMentions(tree: Tree, words: CountWords): CountMention[] {
  const told = [...numbersIn(tree, words), ...timesIn(tree, words)]
  const taken = new Set(told.map(({ counted }) => counted))
  return [...told, ...singlesIn(tree, words).filter(({ counted }) => !taken.has(counted))]
}

function numbersIn(tree: Tree, words: CountWords): CountMention[] {
  const { sentence } = tree
  const text = textOf(sentence)
  const days = words.days.find(text)
  const isDated = (from: number, to: number) => days.some((day) => day.from < to && from < day.to)
  return words.numbers.find(text).flatMap(({ from, to, number, range }) => {
    const tokens = tokensIn(sentence, { from, to })
    const bareNumber = tokensIn(sentence, { from: number[0], to: number[1] })
    if (tokens === null || bareNumber === null || isCode(tree, bareNumber) || isDated(from, to)) return []
    const head = headOf(sentence, tokens)
    const counted = countedBy(tree, head)
    return [
      {
        span: [sentence.span[0] + from, sentence.span[0] + to] as const,
        tokens,
        counted,
        range,
        sort: sortOf(tree, counted, head, words),
        part: isPart(tree, head, counted, words),
        single: false,
      },
    ]
  })
}

/** "twice", "three times" */
function timesIn(tree: Tree, words: CountWords): CountMention[] {
  return tree.tokens.flatMap((token, i) => {
    const times = words.numbers.times(token.text)
    if (times === null || times === 1) return []
    return [
      {
        span: [token.from, token.to] as const,
        tokens: [i, i + 1] as const,
        counted: i,
        range: [times, times] as const,
        sort: 'time' as const,
        part: false,
        single: false,
      },
    ]
  })
}

/** "A boy was killed", "another resident": one, told by its article. */
function singlesIn(tree: Tree, words: CountWords): CountMention[] {
  return tree.tokens.flatMap((token, i) => {
    if (token.xpos !== 'NN' || words.collectives.has(token.lemma) || words.sort(token.lemma) !== 'people') return []
    const article = childrenOf(tree, i).find(
      (child) => at(tree, child).relation === 'det' && /^(a|an|another)$/i.test(at(tree, child).text),
    )
    if (article === undefined) return []
    return [
      {
        span: [token.from, token.to] as const,
        tokens: [i, i + 1] as const,
        counted: i,
        range: [1, 1] as const,
        sort: 'people' as const,
        part: false,
        single: true,
      },
    ]
  })
}

/** "UN Position 68", "Road 60", "G-7": a number that names and counts nothing. */
function isCode(tree: Tree, [first, end]: readonly [number, number]): boolean {
  const { relation, head } = at(tree, first)
  if (
    end - first === 1 &&
    head >= 0 &&
    head < first &&
    at(tree, head).upos === 'PROPN' &&
    /^(nummod|nmod|flat|compound|appos|dep)/.test(relation)
  )
    return true
  return at(tree, end).text === '-' || /^\d{1,2}[:.]\d\d?$/.test(at(tree, end - 1).text)
}

function countedBy(tree: Tree, number: number): number {
  const { relation, head } = at(tree, number)
  return head >= 0 && /^(nummod|advmod|compound|amod|det|nmod:desc)/.test(relation) && at(tree, head).upos !== 'VERB'
    ? head
    : number
}

function sortOf(tree: Tree, counted: number, number: number, words: CountWords): CountedSort {
  const named = counted === number ? ofWhat(tree, number) : counted
  return named === null ? 'open' : words.sort(at(tree, named).lemma.toLowerCase())
}

/** "dozens of villages", "three of the four towns" */
function ofWhat(tree: Tree, number: number): number | null {
  const noun = childrenOf(tree, number).find(
    (child) => bare(at(tree, child).relation) === 'nmod' && caseText(tree, child) === 'of',
  )
  return noun ?? null
}

function caseText(tree: Tree, i: number): string {
  const word = childrenOf(tree, i).find((child) => at(tree, child).relation === 'case')
  return word === undefined ? '' : at(tree, word).text.toLowerCase()
}

const core = /^(nsubj|obj|iobj|root|conj)/
function isPart(tree: Tree, number: number, counted: number, words: CountWords): boolean {
  const marked = (i: number) =>
    childrenOf(tree, i).some((child) => words.partMarks.has(at(tree, child).lemma.toLowerCase())) ||
    words.partMarks.has(at(tree, i - 1).text.toLowerCase())
  if (marked(counted) || marked(number) || words.partMarks.has(at(tree, at(tree, counted).head).lemma)) return true
  const whole = ofWhat(tree, number)
  return whole !== null && words.parts.has(at(tree, whole).text.toLowerCase()) && !core.test(at(tree, number).relation)
}

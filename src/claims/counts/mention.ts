import type { CountedSort, CountWords } from '#knowledge/countWords.ts'
import type { DayWords } from '#knowledge/dayWords.ts'
import type { CountRange } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { textOf, tokensIn } from '../days/mention.ts'
import { at, childrenOf, type Tree } from '../tree.ts'
import { besideOf } from './beside.ts'
import { singlesIn } from './single.ts'

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
  /** One, told without a number: "a boy was killed". */
  readonly single: boolean
  /** The verb or casualty word that follows right behind: "84 | have surrendered", "about 200 | wounded"; null for none. */
  readonly beside: number | null
}

/** Numbers of a sentence in order, then single persons told without one. */
export function countMentions(tree: Tree, words: CountWords): CountMention[] {
  const told = [...numbersIn(tree, words), ...timesIn(tree, words)]
  const taken = new Set(told.map(({ counted }) => counted))
  return [...told, ...singlesIn(tree, words).filter(({ counted }) => !taken.has(counted))]
}

function numbersIn(tree: Tree, words: CountWords): CountMention[] {
  const { sentence } = tree
  const text = withoutDays(textOf(sentence), words.days)
  return words.numbers.find(text).flatMap(({ from, to, number, range }) => {
    const tokens = tokensIn(sentence, { from, to })
    const bareNumber = tokensIn(sentence, { from: number[0], to: number[1] })
    if (tokens === null || bareNumber === null || isCode(tree, bareNumber)) return []
    const head = numberHead(tree, tokens, bareNumber)
    const counted = countedBy(tree, head)
    const span = [sentence.span[0] + from, sentence.span[0] + to] as const
    const sort = sortOf(tree, counted, head, words)
    const part = isPart(tree, tokens, counted, head, words)
    return [{ span, tokens, counted, range, sort, part, single: false, beside: besideOf(tree, tokens, words) }]
  })
}

/** The numbers of days count nothing: "Since October 2023 at least 41,500 people". */
function withoutDays(text: string, days: DayWords): string {
  let blanked = text
  for (const { from, to } of days.find(text)) blanked = blanked.slice(0, from) + '|'.repeat(to - from) + blanked.slice(to)
  return blanked
}

/** "twice" */
function timesIn(tree: Tree, words: CountWords): CountMention[] {
  return tree.tokens.flatMap((token, i): CountMention[] => {
    const times = words.numbers.times(token.text)
    if (times === null || times === 1) return []
    const tokens = [i, i + 1] as const
    const range = [times, times] as const
    return [{ span: [token.from, token.to], tokens, counted: i, range, sort: 'time', part: false, single: false, beside: null }]
  })
}

/** "UN Position 68", "both … and …", "17.20": what names, joins or tells the hour counts nothing. */
function isCode(tree: Tree, [first, end]: readonly [number, number]): boolean {
  const { relation, head } = at(tree, first)
  if (relation.startsWith('cc')) return true
  if (/^\d{1,2}[:.]\d\d$/.test(at(tree, end - 1).text) || at(tree, end).text === '-') return true
  const behindName = end - first === 1 && head >= 0 && head < first && at(tree, head).upos === 'PROPN'
  return behindName && /^(nummod|nmod|flat|compound|appos|dep)/.test(relation)
}

/** Of a number's tokens the one that the rest hang on: "90" of "between 90 and 100". */
function numberHead(tree: Tree, [first, end]: readonly [number, number], bareNumber: readonly [number, number]): number {
  const numeric = (i: number) => (i >= bareNumber[0] && i < bareNumber[1]) || at(tree, i).xpos === 'CD'
  const all = Array.from({ length: end - first }, (_, step) => first + step).filter(numeric)
  return all.find((i) => !all.includes(at(tree, i).head)) ?? bareNumber[1] - 1
}

function countedBy(tree: Tree, number: number): number {
  const { relation, head } = at(tree, number)
  const modifies = /^(nummod|advmod|compound|amod|det|nmod:desc)/.test(relation)
  return head >= 0 && modifies && at(tree, head).upos !== 'VERB' ? head : number
}

function sortOf(tree: Tree, counted: number, number: number, words: CountWords): CountedSort {
  const named = counted === number ? ofWhat(tree, number) : counted
  return named === null || at(tree, named).upos === 'NUM' ? 'open' : words.sort(at(tree, named).lemma.toLowerCase())
}

/** "dozens of villages", "three of the four towns" */
function ofWhat(tree: Tree, number: number): number | null {
  return childrenOf(tree, number).find((child) => isNmod(tree, child, /^of$/i)) ?? null
}

function isNmod(tree: Tree, i: number, preposition: RegExp): boolean {
  if (!/^(nmod|obl)/.test(at(tree, i).relation)) return false
  return childrenOf(tree, i).some((child) => at(tree, child).relation === 'case' && preposition.test(at(tree, child).text))
}

const core = /^(nsubj|obj|iobj|root|conj)/

/** "including nine children", "among them ten women", "18 of them children", "six generals among them". */
function isPart(tree: Tree, [first]: readonly [number, number], counted: number, number: number, words: CountWords): boolean {
  const before = (steps: number) => at(tree, first - steps).text.toLowerCase()
  if (words.partMarks.has(before(1)) || (words.parts.has(before(1)) && words.partMarks.has(before(2)))) return true
  const pronouns = [counted, number].flatMap((i) =>
    childrenOf(tree, i).filter((child) => words.parts.has(at(tree, child).text.toLowerCase())),
  )
  // "3,250 dead, among them 1,130 civilians": the second number is the part.
  if (pronouns.some((i) => isNmod(tree, i, /^among$/i) && !/^(NUM|DET|NOUN|ADJ)$/.test(at(tree, i + 1).upos))) return true
  return pronouns.some((i) => isNmod(tree, i, /^of$/i)) && !core.test(at(tree, counted).relation)
}

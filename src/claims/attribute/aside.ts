import type { CueWords } from '#knowledge/cues.ts'
import type { Phrase } from './found.ts'
import {
  branch,
  childrenBy,
  childrenOf,
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
  // "Eritrea, whose soldiers had crossed the river, did not sign": the commas are the relative clause's
  if (source?.tokens.every((i) => i < from)) return null
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

/**
 * A reporting clause read from its words alone, since parsers hang such clauses in every possible way:
 * between marks stands nothing but a noun phrase, a verb of saying and where or when it was said.
 * "At least 17 men were put to death, the Observatory says, some of them by beheading"; "…, said the mayor".
 */
export function plainAside(tree: Tree, verb: number, isSaying: (i: number) => boolean): { aside: Aside; source: Phrase } | null {
  if (!isSaying(verb) || !/^(VBD|VBZ|VBP|VBN|NNS)$/.test(tokenAt(tree, verb).xpos)) return null
  const from = startOfName(tree, verb)
  const to = markAfter(tree, verb)
  if (from === 0 || !isClausalBefore(tree, from)) return null
  const before = range(from, verb)
  const after = range(verb + 1, to)
  const source = before.length > 0 ? nameBefore(tree, before, verb) : nameAfter(tree, after)
  // "the mayor, Ana Reyes, told them": whom she told, not who told.
  if (source === null || (source.head > verb && /^(them|him|her|us|me)$/i.test(tokenAt(tree, source.head).text))) return null
  const rest = before.length > 0 ? after : after.filter((i) => !source.tokens.includes(i))
  const hearer = before.length > 0 && isNominal(tree, verb + 1, to)
  return isTail(tree, rest) || hearer ? { aside: { from, to: Math.max(to, Math.max(...source.tokens) + 1) }, source } : null
}

// "…, a city official, Halyna Reyes, said": back over the comma between the office and the name
function startOfName(tree: Tree, verb: number): number {
  const from = markBefore(tree, verb) + 1
  const name = tree.tokens.slice(from, verb).filter(({ upos }) => !/^(AUX|ADV|PART)$/.test(upos))
  if (name.length > 0 || tree.tokens[from - 1]?.text !== ',') return from
  const second = markBefore(tree, from - 1) + 1
  if (tree.tokens[second - 1]?.text !== ',' || !isNominal(tree, second, from - 1)) return from
  const first = markBefore(tree, second - 1) + 1
  return isNominal(tree, first, second - 1) && first > 0 ? first : from
}
function isNominal(tree: Tree, from: number, to: number): boolean {
  const words = tree.tokens.slice(from, to)
  return (
    words.length > 0 &&
    words.length <= 8 &&
    words.every(({ upos, xpos }) => /^(DET|ADJ|NOUN|PROPN|NUM|ADP|PART|CCONJ)$/.test(upos) || xpos === 'HYPH')
  )
}

const clauseMark = /^([,;:.?!–—…]|-{1,2}|["“”]|''|``|’’|‘‘)$/

function markBefore(tree: Tree, i: number): number {
  return tree.tokens.slice(0, i).findLastIndex((token) => clauseMark.test(token.text) && token.upos !== 'PART')
}
function markAfter(tree: Tree, i: number): number {
  const mark = tree.tokens.findIndex((token, j) => j > i && clauseMark.test(token.text))
  return mark < 0 ? tree.tokens.length : mark
}

// "On Tuesday, the army said" reports nothing; a quotation or a clause before it does.
function isClausalBefore(tree: Tree, end: number): boolean {
  const before = tree.tokens.slice(0, end)
  const first = before.find((token) => /[\p{L}\p{N}]/u.test(token.text))
  return before.some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos) || isQuotationMark(token.text)) || first?.upos === 'NUM'
}

function nameBefore(tree: Tree, words: readonly number[], verb: number): Phrase | null {
  // "…, both the monitor and Radio Serat reported": "both" opens the name and is none of it.
  const opened = words.filter((i, k) => k > 0 || relationOf(tree, i) !== 'cc' || tokenAt(tree, i).relation !== 'cc:preconj')
  const named = opened.filter(
    (i) =>
      !(
        /^(AUX|ADV|PART)$/.test(tokenAt(tree, i).upos) &&
        range(i, verb).every((j) => /^(AUX|ADV|PART)$/.test(tokenAt(tree, j).upos))
      ),
  )
  const first = named[0]
  if (
    first === undefined ||
    named.length > longestName ||
    /^(who|which|that|while|when|as|where|whose|if|because|after|before)$/i.test(tokenAt(tree, first).text)
  )
    return null
  if (named.some((i) => /^(WDT|WP|WP\$|WRB)$/.test(tokenAt(tree, i).xpos))) return null
  if (named.some((i) => /^(VBD|VBZ|VBP|MD|TO|VB)$/.test(tokenAt(tree, i).xpos) && !/^\p{Lu}/u.test(tokenAt(tree, i).text)))
    return null
  if (tokenAt(tree, first).upos === 'ADP' || tokenAt(tree, first).upos === 'SCONJ' || tokenAt(tree, first).upos === 'CCONJ')
    return null
  return phraseIn(tree, named, verb)
}

function nameAfter(tree: Tree, words: readonly number[]): Phrase | null {
  const first = words[0]
  if (first === undefined || !/^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tokenAt(tree, first).upos)) return null
  const head =
    words.find(
      (i) =>
        /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos) && !/^(compound|amod|nmod:poss|flat)/.test(tokenAt(tree, i).relation),
    ) ?? words.find((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos))
  if (head === undefined) return null
  return {
    head,
    tokens: [...new Set([...range(first, head + 1), ...branch(tree, head).filter((i) => i > head)])].sort((a, b) => a - b),
  }
}

function phraseIn(tree: Tree, words: readonly number[], verb: number): Phrase | null {
  const nouns = words.filter((i) => /^(NOUN|PROPN|PRON|NUM|DET)$/.test(tokenAt(tree, i).upos))
  const head =
    words.find((i) => /^nsubj/.test(tokenAt(tree, i).relation) && tokenAt(tree, i).head === verb) ??
    nouns.find((i) => !words.includes(tokenAt(tree, i).head) && tokenAt(tree, i).upos !== 'DET') ??
    nouns.find((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos)) ??
    nouns[0]
  return head === undefined ? null : { head, tokens: words }
}

/** Where, when or to whom it was said, and nothing that was said: "on Sunday", "late in the evening", "reporters". */
function isTail(tree: Tree, words: readonly number[]): boolean {
  const [first] = words
  if (first === undefined) return true
  if (/^(that|whether|if|how|why|what)$/i.test(tokenAt(tree, first).text)) return false
  if (words.length > longestTail || words.some((i) => /^(VBD|VBZ|VBP|MD)$/.test(tokenAt(tree, i).xpos))) return false
  const { upos, relation, xpos } = tokenAt(tree, first)
  return (
    /^(ADP|ADV|SCONJ)$/.test(upos) ||
    /unmarked|tmod/.test(relation) ||
    xpos === 'VBG' ||
    /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|late|early|this|that|last|reporters|journalists)$/i.test(
      tokenAt(tree, first).text,
    )
  )
}
// Words that a source, and what follows its verb, may take between two marks.
const longestName = 14
const longestTail = 14

/** What an aside reports: all before it, and after it what goes on with that and is not the outlet's own again. */
export function reportedAround(tree: Tree, aside: Aside, words: CueWords, isSaying: (i: number) => boolean): readonly number[] {
  const start = relativeBefore(tree, aside.from) ?? startOf(tree, aside.from, isSaying)
  const before = range(start, aside.from)
  const mark = tree.tokens[aside.to]?.text
  if (mark === undefined || /^[;:.]$/.test(mark)) return before
  const first = [aside.to + 1, aside.to + 2].find((i) => i < tree.tokens.length && !isPunctuation(tree, i))
  if (first === undefined || words.parting.has(lemmaOf(tree, first))) return before
  if (isQuotationMark(tree.tokens[first - 1]?.text)) return [...before, ...range(first - 1, tree.tokens.length)]
  const after = range(first, tree.tokens.length)
  return goesOn(tree, first, isSaying) ? [...before, ...after] : before
}

// "shelling the district where, it said, a dozen men had been killed": the relative clause alone is reported.
function relativeBefore(tree: Tree, from: number): number | null {
  const word = from - 2
  return word > 0 && /^(WDT|WP|WP\$|WRB)$/.test(tree.tokens[word]?.xpos ?? '') ? word : null
}

/** Whether the words after an aside are still what is reported: "…, the UN says, and used as shields". */
function goesOn(tree: Tree, first: number, isSaying: (i: number) => boolean): boolean {
  const { upos, xpos, text } = tokenAt(tree, first)
  if (/^(who|which|whose)$/i.test(text)) return false
  // "…, he said, adding that", "…, the radio said, citing a doctor": the source's next words, or the outlet's on the source
  if (xpos === 'VBG') return false
  // "…, it says, and all its units had left" goes on; "…, the army said, and residents denied it" does not
  if (upos === 'CCONJ') {
    const second = tree.tokens.findIndex((token, i) => i > first && token.upos === 'VERB' && isSaying(i))
    return second < 0 || !childrenBy(tree, second, 'nsubj').some((i) => i > first)
  }
  return true
}

// "A fell; B held out, he said" is all his, unless the words before the semicolon have a source of their own.
function startOf(tree: Tree, end: number, isSaying: (i: number) => boolean): number {
  let start = 0
  for (let i = 0; i < end - 2; i++) if (/^[;:]$/.test(tokenAt(tree, i).text) && range(0, i).some(isSaying)) start = i + 1
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

import type { DayPhrase, DayWords } from '#knowledge/dayWords.ts'
import type { ClaimDate } from '#model/claim.ts'
import type { DayRange } from '#model/day.ts'
import type { Sentence } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'
import type { Tree } from '../tree.ts'
import { comparedDay, reckon, sinceWhen } from './calendar.ts'
import type { Reckoning } from './reckoning.ts'
import { tieOf } from './tie.ts'

/** A turn of phrase that tells of a day: "early on Tuesday", "since Monday", "a day later". */
export interface DayMention {
  readonly span: Span
  /** Its words. */
  readonly told: string
  /** First token and one past the last, in the sentence's `tokens`. */
  readonly tokens: readonly [first: number, end: number]
  /** The token that ties it to the rest of the sentence. */
  readonly head: number
  /** The word outside it that it belongs to; see tie.ts. */
  readonly tie: number
  /** Null when it tells no day ("since Monday", "days after"), or one that can't be reckoned. */
  readonly date: ClaimDate | null
  readonly means: DayPhrase['means']
  /** True at the very start of a line, where it dates all that the line tells: "4 May – Drones hit the air base". */
  readonly opens: boolean
  /** It opens the line as a heading of its own: "8 June: two guards were killed". */
  readonly heads: boolean
  /** Days without a year follow in its year: "3 May 2014", or a year by itself that heads a paragraph ("Geneva, 2014."). */
  readonly startsChronicle: boolean
  /** "Since Monday, when they came": no day of what has gone on, but the day of the coming; null for other phrases. */
  readonly since: DayRange | null
  /** "Two days after they came": the day of the coming; null for other phrases. */
  readonly compared: ClaimDate | null
  /** The day that "a day later" after it counts from; null when none has been told. */
  readonly anchor: DayRange | null
  readonly because: string
}

/** Day mentions of a sentence in order; each may be reckoned from the one before. `aheadAt` tells of a token if its clause is yet to come. */
export function mentionsIn(tree: Tree, start: Reckoning, words: DayWords, aheadAt: (token: number) => boolean): DayMention[] {
  const { sentence } = tree
  const text = textOf(sentence)
  let anchor = start.anchor
  const found = words.find(text).flatMap((phrase) => {
    const tokens = tokensIn(sentence, phrase)
    if (tokens === null) return []
    const head = headOf(sentence, tokens)
    const mention = mentionOf(tree, text, phrase, tokens, head)
    if (phrase.means === 'slashed' && !mention.opens) return []
    const from = { ...start, anchor, ahead: aheadAt(head) }
    const days = reckon(phrase, from, words)
    const since = sinceWhen(phrase, from, words)
    anchor = days ?? since ?? anchor
    return [{ phrase, mention: { ...mention, anchor, since, date: dated(days, mention.told) } }]
  })
  return found.map(({ phrase, mention }) => {
    // What is told with "two days after …" has a day of its own, before it or behind: "on Friday, two days after they came".
    const told = found.find(({ mention: other }) => other !== mention && other.date !== null)?.mention.date ?? start.anchor
    return { ...mention, compared: dated(comparedDay(phrase, told, words), mention.told) }
  })
}

function dated(days: DayRange | null, text: string): ClaimDate | null {
  return days === null ? null : { ...days, text, precision: days.from === days.to ? 'day' : 'range' }
}

function mentionOf(
  tree: Tree,
  text: string,
  phrase: DayPhrase,
  tokens: readonly [number, number],
  head: number,
): Omit<DayMention, 'date' | 'anchor' | 'since' | 'compared'> {
  const { sentence } = tree
  const opens = sentence.tokens.slice(0, tokens[0]).every(({ text }) => /^[\p{P}\p{S}]+$/u.test(text))
  const next = sentence.tokens[tokens[1]]
  return {
    span: [sentence.span[0] + phrase.from, sentence.span[0] + phrase.to],
    told: text.slice(phrase.from, phrase.to),
    tokens,
    head,
    means: phrase.means,
    tie: tieOf(tree, head),
    opens,
    // "8 June: two guards were killed", "Monday How it began".
    heads: opens && (next === undefined || /^[:–—.-]$/.test(next.text) || (next.text === ',' && phrase.means === 'slashed')),
    startsChronicle:
      phrase.slots.year !== undefined &&
      (phrase.means === 'date' || (phrase.means === 'month' && opens) || /^\d+$/.test(text.slice(phrase.from, phrase.to))),
    because: `day “${phrase.says}”`,
  }
}

/** The sentence's text with spaces between its tokens, so that offsets count from its start; apostrophes all one. */
export function textOf(sentence: Sentence): string {
  let text = ''
  for (const token of sentence.tokens) text += ' '.repeat(Math.max(0, token.from - sentence.span[0] - text.length)) + token.text
  return text
}

/** The tokens that a stretch of the sentence's text touches; null when none. */
export function tokensIn(
  sentence: Sentence,
  stretch: { readonly from: number; readonly to: number },
): readonly [number, number] | null {
  const start = sentence.span[0]
  const first = sentence.tokens.findIndex((token) => token.to > start + stretch.from)
  const end = sentence.tokens.findLastIndex((token) => token.from < start + stretch.to) + 1
  return first < 0 || end <= first ? null : [first, end]
}

/** Of a stretch of tokens the one whose head lies outside; the last, where several do. */
export function headOf(sentence: Sentence, [first, end]: readonly [number, number]): number {
  const outside = (i: number) => {
    const head = sentence.tokens[i]?.head ?? -1
    return head < first || head >= end
  }
  const content = (i: number) => !/^(ADP|DET|PUNCT|PART|ADV|SCONJ)$/.test(sentence.tokens[i]?.upos ?? '')
  const all = Array.from({ length: end - first }, (_, step) => first + step)
  return all.findLast((i) => outside(i) && content(i)) ?? all.findLast(outside) ?? end - 1
}

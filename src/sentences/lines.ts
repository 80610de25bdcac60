import type { SentenceKind } from '#model/sentence.ts'
import type { RawToken } from './tokenise.ts'

// "SAN MARTEL, Republic of Velmora, 3 January 2031 (Harbour News Agency) —" has sixteen tokens.
const longestDateline = 20

/**
 * How many tokens of a paragraph are its dateline, 0 when it has none: "VELMORA, Dec 3 (HNA) —".
 * The dash belongs to it.
 */
export function datelineEnd(text: string, tokens: readonly RawToken[]): number {
  const dash = tokens.slice(0, longestDateline).findIndex((token, i) => i > 0 && isDash(text, token))
  if (dash < 0 || dash + 1 >= tokens.length) return 0
  const before = tokens.slice(0, dash)
  const first = before[0]?.text ?? ''
  if (!/^\p{Lu}/u.test(first) && !isDay(before, 0)) return 0
  if (!before.every((token, i) => isPlaceWord(token.text) || isDay(before, i) || isAgency(before, i))) return 0
  // A headline in capitals is none: "WAR — WHAT NEXT", "Velmora – the facts".
  const capital = /^\p{Lu}{2}/u.test(first) && /\p{Ll}/u.test(text.slice(tokens[dash]?.to, tokens.at(-1)?.to))
  const told = before.some((_, i) => isDay(before, i)) || before.some((_, i) => isAgency(before, i))
  return capital || told ? dash + 1 : 0
}

function isDash(text: string, token: RawToken): boolean {
  return /^(?:-{1,2}|[–—―]|_)$/u.test(token.text) && /\s/.test(text.charAt(token.to))
}

function isPlaceWord(form: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(form) || /^(?:of|and|the|in|near|de|du|al|el|[,/.:-])$/u.test(form)
}

const month = /^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]+)?$/i

/** A figure beside the name of a month, or the year behind it. */
function isDay(tokens: readonly RawToken[], i: number): boolean {
  const form = tokens[i]?.text ?? ''
  const near = [i - 3, i - 2, i - 1, i + 1].map((j) => tokens[j]?.text ?? '')
  if (month.test(form)) return near.some((other) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(other))
  return /^\d{1,4}(?:st|nd|rd|th)?$/.test(form) && near.some((other) => month.test(other))
}

/** Within brackets or strokes: (Reuters), [TEXT], /TASS/. */
function isAgency(tokens: readonly RawToken[], i: number): boolean {
  const open = tokens.findIndex((token) => /^[([]$/.test(token.text))
  const close = tokens.findLastIndex((token) => /^[)\]]$/.test(token.text))
  return open >= 0 && i >= open && i <= close
}

/** What a paragraph without its dateline is like. */
export interface Line {
  readonly tokens: number
  /** Whether it ends with a full stop or its like, before closing quotes. */
  readonly stopped: boolean
  readonly bullet: boolean
}

// Titles and standfirsts run to some thirty words; a longer line without a stop has only lost it.
const longestHeadline = 40
// Title, standfirst, byline, date.
const mostHeadlines = 4

/**
 * Tells titles, standfirsts and subheads from running text: short lines without a full stop that stand before it.
 * A longer run of such lines is a list, of which only the first, at the top of the report, is a headline.
 */
export function kindsOf(lines: readonly Line[]): SentenceKind[] {
  const kinds: SentenceKind[] = lines.map(() => 'sentence')
  for (let i = 0; i < lines.length; ) {
    const end = endOfRun(lines, i)
    const most = i === 0 ? mostHeadlines : 1
    const count = end === lines.length ? (i === 0 && lines.length > 1 ? 1 : 0) : end - i <= most ? end - i : i === 0 ? 1 : 0
    kinds.fill('headline', i, i + count)
    i = Math.max(end, i + 1)
  }
  return kinds
}

function endOfRun(lines: readonly Line[], from: number): number {
  let i = from
  while (i < lines.length && looksLikeHeadline(lines[i])) i++
  return i
}

function looksLikeHeadline(line: Line | undefined): boolean {
  return line !== undefined && !line.stopped && !line.bullet && line.tokens <= longestHeadline
}

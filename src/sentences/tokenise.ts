import type { Writing } from '#knowledge/writing.ts'
import type { Span } from '#model/span.ts'
import { cutWord } from './cutWord.ts'

/** A token as cut from the text: `text.slice(from, to) === token.text`. */
export interface RawToken {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Cuts a stretch of text into tokens by the conventions of Universal Dependencies.
 * Every character that is no white space stands in exactly one token; time grows with the length alone.
 */
export function tokenise(text: string, [from, to]: Span, writing: Writing): RawToken[] {
  const tokens: RawToken[] = []
  const chunk = /\S+/g
  const part = text.slice(from, to)
  for (const match of part.matchAll(chunk)) cutChunk(from + match.index, from + match.index + match[0].length)
  return tokens

  function cutChunk(start: number, end: number): void {
    for (let at = start; at < end; ) at = cutAt(at, start, end)
  }

  /** Adds the token, or the tokens of the word, that begins at `at`; returns where it ends. */
  function cutAt(at: number, start: number, end: number): number {
    const plain = matchAt(plainTokens, at, end)
    if (plain > at && !writing.fused.has(text.slice(at, plain).toLowerCase())) return add(at, plain)
    const address = matchAt(addresses, at, end)
    if (address > at) return add(at, at + withoutEndStops(text.slice(at, address)))
    const sign = matchAt(signs, at, end)
    if (sign > at) return add(at, sign)
    const clipped = clippedAt(at, end)
    if (clipped > at) return add(at, clipped)
    const clitic = at > start ? cliticAt(at, end) : at
    if (clitic > at) return add(at, clitic)
    const figure = figureAt(at, start, end)
    if (figure > at) return add(at, figure)
    const word = matchAt(words, at, end)
    if (word > at) return cutWordAt(at, word, end)
    return add(at, at + String.fromCodePoint(text.codePointAt(at) ?? 0).length)
  }

  function add(at: number, end: number): number {
    tokens.push({ from: at, to: end, text: text.slice(at, end) })
    return end
  }

  function matchAt(patterns: readonly RegExp[], at: number, end: number): number {
    for (const pattern of patterns) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (match && at + match[0].length <= end) return at + match[0].length
    }
    return at
  }

  function clippedAt(at: number, end: number): number {
    const word = matchAt(clippedWords, at, end)
    const isClipped = writing.clipped.has(text.slice(at + 1, word).toLowerCase()) || /^\d0s$/.test(text.slice(at + 1, word))
    return isClipped ? word : at
  }

  // "U.S.'s" and "(AP)'s": the word before is cut already, and its ending stands alone.
  function cliticAt(at: number, end: number): number {
    const word = matchAt(clippedWords, at, end)
    return writing.endings.has(straight(text.slice(at, word))) ? word : at
  }

  function figureAt(at: number, start: number, end: number): number {
    const figure = matchAt(at === start ? signedFigures : figures, at, end)
    if (figure === at) return at
    const letters = matchAt(tails, figure, end)
    // "35mm" is two tokens, "23rd", "1980s" and "4chan" are one.
    if (letters === figure || writing.units.has(text.slice(figure, letters).toLowerCase())) return figure
    return letters
  }

  function cutWordAt(at: number, word: number, end: number): number {
    const slashed = matchAt(slashedWords, at, end)
    if (slashed > word && writing.slashed.has(text.slice(at, slashed).toLowerCase())) return add(at, slashed)
    const named = matchAt(dottedWords, at, end)
    if (named > word && writing.domains.has(text.slice(at, named).split('.').at(-1)?.toLowerCase() ?? '')) return add(at, named)
    const cuts = cutWord(text.slice(at, word), writing)
    cuts.reduce((begin, cut) => add(begin, at + cut), at)
    return stopAfter(word, end)
  }

  /** Gives a full stop to the word before it when it is an abbreviation's. */
  function stopAfter(word: number, end: number): number {
    const last = tokens.at(-1)
    if (!last || text[word] !== '.' || word >= end || text[word + 1] === '.') return word
    const form = `${last.text}.`
    if (!keepsStop(form, word + 1)) return word
    tokens.pop()
    return add(last.from, word + 1)
  }

  function keepsStop(form: string, after: number): boolean {
    const rest = nextWord(after)
    if (writing.number.has(form) && /^\d/.test(rest)) return true
    if (writing.title.has(form)) return rest !== ''
    if (writing.ending.has(form)) return true
    // An initial stands before a name or another initial; "plan B. The army" does not.
    return /^\p{Lu}\.$/u.test(form) && form !== 'I.' && /^\p{Lu}/u.test(rest) && !writing.starters.has(rest) && !afterSmallWord()
  }

  function afterSmallWord(): boolean {
    const before = tokens.at(-2)
    return before !== undefined && /^\p{Ll}{3}/u.test(before.text)
  }

  function nextWord(at: number): string {
    following.lastIndex = at
    const match = following.exec(text)
    return match && match.index + match[0].length <= to ? (match[1] ?? '') : ''
  }
}

// Repeats have bounds wherever they could be tried again at the next character, so that no text takes square time.
// Nine tokens of ten need no closer look: a word between blanks or before a comma, and the comma.
const plainTokens = [/(?:\p{L}+|[,”“(])(?=[\s,]|$)/uy]
const addresses = [
  /(?:https?|ftp):\/\/[^\s<>"“”]+|www\.[^\s<>"“”]+/iuy,
  /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/uy,
  /[@#]\p{L}[\p{L}\p{N}_]{1,139}/uy,
]
const signs = [
  /\[(?:\.{3}|…)\]/uy,
  /[:;=][-^]?[()DPp](?=$|[\s.,!?)])/uy,
  /\.{2,}|…\.*|-{2,}|[–—]{2,}|[!?]{2,}|''|``|<<|>>|\*+|=+|_{2,}|~+|\++(?=\D)/uy,
  /\p{Extended_Pictographic}(?:[\u{FE0F}\u{1F3FB}-\u{1F3FF}]|\u{200D}\p{Extended_Pictographic})*/uy,
  /\p{Lu}{1,3}\$|\p{Sc}/uy,
]
const clippedWords = [/['’`´][\p{L}\p{N}]{1,8}(?![\p{L}\p{N}])/uy, /['’`´][\p{L}\p{N}]{1,8}(?=['’])/uy]
const figures = [
  /\d{1,4}(?:-\d{1,4}){2,4}(?![\d-])/uy,
  /\d{3}-\d{4}(?![\d-])/uy,
  /\d{1,4}\/\d{1,4}(?:\/\d{1,4})?(?![\d/])/uy,
  /\d{1,4}0['’]s(?!\p{L})/uy,
  /\d+(?:[.,:]\d+)*/uy,
]
const signedFigures = [/\+\d[\d().-]{0,20}\d/uy, ...figures]
const tails = [/[\p{L}\p{M}]{1,20}(?![\p{L}\p{M}\p{N}])/uy]
// With the signs that have no width: soft hyphen, joiners.
const letter = String.raw`[\p{L}\p{M}\p{N}_\u00AD\u200B-\u200D\u2060]`
const joiner = String.raw`['’\x60´ʼʻʿʾ\-‐‑]`
const words = [
  /\p{L}&\p{L}{1,3}(?!\p{L})|\p{L}{2,3}&\p{L}(?!\p{L})/uy,
  /(?:\p{L}\.){2,8}|\p{L}(?:\.\p{L}){1,8}(?!\p{L})|Ph\.D\.|M\.Sc\.|B\.Sc\./uy,
  new RegExp(`${letter}+(?:${joiner}${letter}+)*`, 'uy'),
]
const slashedWords = [/\p{L}{1,2}\/\p{L}{0,2}(?!\p{L})/uy]
const dottedWords = [/[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,8}(?:\/[^\s<>"“”)]*)?/uy]
const following = /[\s"'“”‘’([]{0,4}([\p{L}\p{N}]{0,30})/uy

/** The length of an address without the stops and brackets of the sentence around it. */
function withoutEndStops(address: string): number {
  const bare = address.replace(/[.,;:!?'’"”\]]+$/u, '')
  if (!bare.endsWith(')') || bare.includes('(')) return bare.length
  return bare.replace(/[).,;:!?]+$/u, '').length
}

export function straight(ending: string): string {
  return ending.replace(/[’`´]/g, "'").toLowerCase()
}

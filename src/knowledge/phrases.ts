/**
 * Phrase patterns, the small language in which knowledge files write fixed turns of phrase:
 * `[early|late] on {weekday} [{part}]`. Words match in any case; `[…]` may be missing; `(a|b)` is a choice; `{slot}` and
 * `{slot:name}` stand for a word list and keep what they matched under the slot's name.
 */
export type Slots = Readonly<Record<string, string>>

/** A stretch of text that a pattern matched, half-open, with what its slots matched. */
export interface PhraseMatch {
  readonly from: number
  readonly to: number
  readonly slots: Readonly<Record<string, string>>
}

const piece = /\{(?<slot>[a-zA-Z]+)(?::(?<name>[a-zA-Z]+))?\}|(?<word>[\p{L}\p{M}\p{N}'’]+)|(?<space>\s+)|(?<sign>.)/gsu
// A word may not go on to either side: "may" is not in "mayor". Blocks of letters in place of Unicode classes, and patterns
// without the Unicode flag: with both, the engine takes seconds to compile the patterns with numbers in words.
const letter = '[\\w\\u00aa-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff]'
const wordStarts = `(?<!${letter})`
const wordEnds = `(?!${letter})`

/**
 * @param slots what each slot may be, as the source of a regular expression.
 * @throws RangeError when the pattern names a slot that is not there.
 */
export function compilePhrase(pattern: string, slots: Slots): RegExp {
  const source = [...pattern.matchAll(piece)].map(({ groups }) => sourceOf(groups ?? {}, pattern, slots)).join('')
  return new RegExp(source, 'g')
}

function sourceOf(groups: Readonly<Record<string, string | undefined>>, pattern: string, slots: Slots): string {
  const { slot, name, word, space, sign } = groups
  if (slot !== undefined) {
    const meant = slots[slot]
    if (meant === undefined)
      throw new RangeError(`Pattern “${pattern}” names {${slot}}; known are ${Object.keys(slots).join(', ')}.`)
    return `\\s*${wordStarts}(?<${name ?? slot}>${meant})${wordEnds}`
  }
  // "'s" goes on from its word.
  if (word !== undefined)
    return `\\s*${/^['’]/.test(word) ? '' : wordStarts}${inAnyCase(word.replaceAll(/['’]/g, "['’]"))}${wordEnds}`
  if (space !== undefined || sign === undefined) return ''
  if (sign === '[') return '(?:'
  if (sign === ']') return ')?'
  if (sign === '(') return '(?:'
  if (sign === ')' || sign === '|') return sign
  if (sign === '-' || sign === '–') return '\\s*[-‑–—]'
  return `\\s*${RegExp.escape(sign)}`
}

/** Every stretch of `text` that the pattern matches, left to right. */
export function matchPhrase(text: string, phrase: RegExp): PhraseMatch[] {
  return [...text.matchAll(phrase)].flatMap((match) => {
    const from = match.index + (match[0].length - match[0].trimStart().length)
    const to = match.index + match[0].length
    if (to <= from) return []
    const slots = Object.entries(match.groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return [{ from, to, slots: Object.fromEntries(slots) }]
  })
}

/** Of matches that overlap, the one that starts first and, of these, the longest. */
export function longestMatches<Match extends PhraseMatch>(matches: readonly Match[]): Match[] {
  const kept: Match[] = []
  for (const match of [...matches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (match.from >= (kept.at(-1)?.to ?? 0)) kept.push(match)
  }
  return kept
}

const partOfSource = /\[[^\]]*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\\u[0-9a-f]{4}|\\x(?<code>[0-9a-f]{2})|\\.|(?<letter>\p{L})/gu

/**
 * The source of a regular expression whose letters match in either case. The engine's own `(?i:…)` is not used: in Node 26 a pattern
 * that is made a second time while the first is being compiled to machine code comes to match small letters only.
 */
export function inAnyCase(source: string): string {
  return source.replaceAll(partOfSource, (part, ...found) => {
    const { code, letter = code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)) } = found.at(-1)
    const [small, large] = [letter.toLowerCase(), letter.toUpperCase()]
    return small === large ? part : `[${small}${large}]`
  })
}

/** A choice among words as the source of a regular expression, longest first, so that "sixty" does not stop at "six". */
export function oneOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word).replaceAll('\\x20', '\\s+'))
    .join('|')
}

import { z } from 'zod'
import type { CountRange } from '../model/claim.ts'
import { compilePhrase, inAnyCase, longestMatches, matchPhrase, oneOf } from './phrases.ts'
import { readKnowledge } from './yaml.ts'

/** Numbers as reports write them: "at least 17", "half a million", "dozens", "between 500 and 1,000". */
export interface NumberWords {
  /** Every number in the text, left to right, with the range it means. */
  readonly find: (text: string) => NumberFound[]
  /** "twice" → 2; null for a word that is none. */
  readonly times: (word: string) => number | null
  /** "three", "a", "12" → the number; null for what is none. */
  readonly value: (words: string) => number | null
  /** What a number may be, as the source of a regular expression for phrase patterns. */
  readonly source: string
  readonly ordinals: readonly string[]
}

export interface NumberFound {
  readonly from: number
  readonly to: number
  /** Where the bare number stands within: "17" in "at least 17"; of a range its last number. */
  readonly number: readonly [from: number, to: number]
  readonly range: CountRange
  /** The turn of phrase that said so, for `because`; null for a bare number. */
  readonly says: string | null
}

const examples = { yes: z.array(z.string()).min(1), no: z.array(z.string()).default([]) }
const rangeEntry = z.strictObject({
  says: z.string(),
  means: z.enum(['low', 'high', 'span', 'last', 'exact']),
  is: z.number().optional(),
  ...examples,
})
export const numbersFile = z.strictObject({
  cardinals: z.record(z.string(), z.number().int().positive()),
  multipliers: z.record(z.string(), z.number().int().positive()),
  open: z.record(z.string(), z.number().int().positive()),
  times: z.record(z.string(), z.number().int().positive()),
  ordinals: z.array(z.string()),
  ranges: z.array(rangeEntry),
})
export type NumbersFile = z.output<typeof numbersFile>

/** @throws KnowledgeError when `en/numbers.yml` has a slip. */
export function openNumberWords(): NumberWords {
  return numberWords(readKnowledge('en/numbers.yml', numbersFile))
}

export function numberWords(file: NumbersFile): NumberWords {
  const source = numberSource(file)
  const bare = compilePhrase('{n}', { n: source })
  const ranges = file.ranges.map((entry) => ({ entry, phrase: compilePhrase(entry.says, { n: source }) }))
  const value = (words: string) => numberOf(words, file)

  function find(text: string): NumberFound[] {
    const plain = matchPhrase(text, bare).flatMap((match) => {
      const range = bareRange(match.slots.n ?? '')
      return range === null ? [] : [{ ...match, number: [match.from, match.to] as const, range, says: null }]
    })
    const told = ranges.flatMap(({ entry, phrase }) =>
      matchPhrase(text, phrase).flatMap((match) => {
        const range = entry.is === undefined ? rangeOf(entry.means, match.slots) : exactly(entry.means, entry.is)
        if (range === null) return []
        return [{ ...match, number: lastNumber(match.from, match.to) ?? [match.from, match.to], range, says: entry.says }]
      }),
    )
    return longestMatches<NumberFound & { slots: Readonly<Record<string, string>> }>([...told, ...plain]).map(
      ({ from, to, number, range, says }) => ({
        from,
        to,
        number,
        range,
        says,
      }),
    )

    function lastNumber(from: number, to: number): readonly [number, number] | null {
      const inside = plain.filter((match) => match.from >= from && match.to <= to).at(-1)
      return inside === undefined ? null : [inside.from, inside.to]
    }
  }

  function bareRange(words: string): CountRange | null {
    const open = file.open[words.toLowerCase().replaceAll(/\s+/g, ' ')]
    if (open !== undefined) return [open, null]
    const number = value(words)
    return number === null ? null : [number, number]
  }

  function rangeOf(means: z.output<typeof rangeEntry>['means'], slots: Readonly<Record<string, string>>): CountRange | null {
    const first = bareRange(slots.n ?? '')
    if (first === null) return null
    if (means !== 'span' && means !== 'last') return exactly(means, first[0] ?? 0, first)
    const second = bareRange(slots.to ?? '')
    if (means === 'last') return second
    if (second === null || first[0] === null || second[0] === null) return null
    // "30 to 40 thousand": what multiplies the second multiplies the first.
    const low = first[0] * sharedMultiplier(slots.n ?? '', slots.to ?? '')
    return low < second[0] ? [low, second[1] === null ? null : second[0]] : null
  }

  function sharedMultiplier(first: string, second: string): number {
    const multiplier =
      file.multipliers[
        second
          .toLowerCase()
          .split(/[\s-]+/)
          .at(-1) ?? ''
      ]
    const own =
      file.multipliers[
        first
          .toLowerCase()
          .split(/[\s-]+/)
          .at(-1) ?? ''
      ]
    return multiplier !== undefined && own === undefined && (value(first) ?? 0) < 1000 ? multiplier : 1
  }

  return {
    find,
    source,
    value,
    times: (word) => file.times[word.toLowerCase()] ?? null,
    ordinals: file.ordinals,
  }
}

function exactly(means: z.output<typeof rangeEntry>['means'], number: number, own: CountRange = [number, number]): CountRange {
  if (means === 'low') return [number, null]
  // "up to dozens" leaves both ends open; what is left is that there were some.
  if (means === 'high') return own[1] === null ? own : [null, number]
  return own
}

function numberSource(file: NumbersFile): string {
  const multiplier = `(?:${oneOf(Object.keys(file.multipliers))})`
  const article = /^(?:a|an)$/
  const cardinal = `(?:${oneOf(Object.keys(file.cardinals).filter((word) => !article.test(word)))})`
  const digits = '(?:\\d{1,3}(?:[,\\u202f\\u00a0]\\d{3})+|\\d+)(?:\\.\\d+)?'
  const join = '(?:\\s+and\\s+|[\\s-]+)'
  const open = oneOf(Object.keys(file.open))
  const sentence = [
    open,
    `half\\s+a\\s+${multiplier}`,
    `${digits}(?:\\s+${multiplier})*`,
    `a\\s+(?:${cardinal}\\s+)?${multiplier}(?:${join}(?:${cardinal}|${multiplier}))*`,
    `${cardinal}\\s+and\\s+a\\s+half\\s+${multiplier}`,
    // "two and three killed" are two numbers: "and" joins only what a multiplier has opened.
    `${cardinal}(?:[\\s-]+(?:${cardinal}|${multiplier}))*(?:\\s+${multiplier})*(?:(?<=hundred|thousand|million)\\s+and\\s+${cardinal}(?:-${cardinal})?(?:\\s+${multiplier})?)?`,
  ].join('|')
  return `(?:${inAnyCase(sentence)})`
}

function numberOf(words: string, file: NumbersFile): number | null {
  const parts = words
    .toLowerCase()
    .replaceAll(/(?<=\d)[,\u202f\u00a0](?=\d)/g, '')
    .split(/[\s-]+/)
    .filter((part) => part !== 'and')
  if (parts.length === 0 || parts[0] === '') return null
  let total = 0
  let current: number | null = null
  for (const [i, part] of parts.entries()) {
    const multiplier = file.multipliers[part]
    const cardinal = file.cardinals[part] ?? (/^\d+(\.\d+)?$/.test(part) ? Number(part) : undefined)
    if (part === 'half') current = (current ?? 0) + 0.5
    else if (multiplier !== undefined) {
      if (multiplier >= 1000) {
        total += (current ?? 1) * multiplier
        current = 0
      } else current = (current ?? 1) * multiplier
    } else if (cardinal === undefined) return null
    else if (parts[i - 1] === 'half' || (/^an?$/.test(part) && parts[i + 1] === 'half')) continue
    else current = (current ?? 0) + cardinal
  }
  return Math.round(total + (current ?? 0))
}

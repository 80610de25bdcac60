import { z } from 'zod'
import type { NumberWords } from './numberWords.ts'
import { compilePhrase, inAnyCase, longestMatches, matchPhrase, oneOf, type PhraseMatch, type Slots } from './phrases.ts'
import { readKnowledge } from './yaml.ts'

/** What a turn of phrase that tells a day asks to be reckoned; each is one function of `src/claims/days/calendar.ts`. */
export const dayMeanings = [
  'date',
  'iso',
  'slashed',
  'date-span',
  'date-last-year',
  'weekday',
  'weekday-told',
  'weekday-span',
  'last-weekday',
  'next-weekday',
  'weekday-last-week',
  'night-to',
  'overnight',
  'report-day',
  'yesterday',
  'day-before-yesterday',
  'tomorrow',
  'last-week',
  'this-week',
  'next-week',
  'weekend',
  'month',
  'early-month',
  'mid-month',
  'late-month',
  'half-month',
  'week-of-month',
  'month-span',
  'first-months',
  'this-month',
  'last-month',
  'late-last-month',
  'month-last-year',
  'month-this-year',
  'season',
  'year',
  'year-span',
  'this-year',
  'last-year',
  'feast',
  'ago',
  'past-span',
  'later',
  'earlier',
  'after',
  'before',
  'next-day',
  'day-before',
  'same-day',
  'same-span',
  'last-day-of-month',
  'half-year',
  'since-weekday',
  'since-date',
  'since-month',
  'since-year',
  'none',
  'lasting',
] as const
export type DayMeaning = (typeof dayMeanings)[number]
export type TimeUnit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year'

export interface DayPhrase extends PhraseMatch {
  readonly means: DayMeaning
  readonly says: string
}

/** How reports tell days: "early on Tuesday", "between 3 and 5 December", "a day later". */
export interface DayWords {
  /** Every turn of phrase in the text that tells of a day, left to right, none overlapping. */
  readonly find: (text: string) => DayPhrase[]
  readonly month: (name: string) => number | null
  /** ISO number, Monday is 1. */
  readonly weekday: (name: string) => number | null
  readonly season: (name: string) => readonly [first: number, last: number] | null
  readonly feast: (name: string) => readonly [month: number, day: number] | null
  readonly unit: (name: string) => TimeUnit | null
  readonly numbers: NumberWords
}

const dayExpression = z.strictObject({
  says: z.string(),
  means: z.enum(dayMeanings),
  yes: z.array(z.strictObject({ text: z.string(), published: z.string(), is: z.string().nullable() })).min(1),
  no: z.array(z.string()).default([]),
})
const monthNumber = z.number().int().min(1).max(12)
export const daysFile = z.strictObject({
  weekdays: z.record(z.string(), z.number().int().min(1).max(7)),
  months: z.record(z.string(), monthNumber),
  parts: z.array(z.string()),
  seasons: z.record(z.string(), z.tuple([monthNumber, monthNumber])),
  feasts: z.record(z.string(), z.tuple([monthNumber, z.number().int().min(1).max(31)])),
  units: z.record(z.string(), z.enum(['hour', 'day', 'week', 'fortnight', 'month', 'year'])),
  expressions: z.array(dayExpression),
})
export type DaysFile = z.output<typeof daysFile>

/** @throws KnowledgeError when `en/days.yml` has a slip. */
export function openDayWords(numbers: NumberWords): DayWords {
  return dayWords(readKnowledge('en/days.yml', daysFile), numbers)
}

export function dayWords(file: DaysFile, numbers: NumberWords): DayWords {
  const slots = slotsOf(file, numbers)
  const phrases = file.expressions.map(({ says, means }) => ({ says, means, phrase: compilePhrase(says, slots) }))
  const months = lowered(file.months)
  const weekdays = lowered(file.weekdays)
  const feasts = lowered(file.feasts)
  const bare = (name: string) => name.toLowerCase().replace(/\.$/, '').replaceAll('’', "'")
  return {
    find: (text) =>
      longestMatches(
        phrases.flatMap(({ says, means, phrase }) => matchPhrase(text, phrase).map((match) => ({ ...match, says, means }))),
      ),
    month: (name) => months.get(bare(name)) ?? null,
    weekday: (name) => weekdays.get(bare(name)) ?? null,
    season: (name) => file.seasons[name.toLowerCase()] ?? null,
    feast: (name) => feasts.get(bare(name)) ?? null,
    unit: (name) => file.units[name.toLowerCase()] ?? null,
    numbers,
  }
}

function slotsOf(file: DaysFile, numbers: NumberWords): Slots {
  // Names of days and months keep their capital, so that "may", "march" and "sun" stay words.
  const named = (names: readonly string[]) =>
    [...names, ...names.map((name) => name.toUpperCase())]
      .sort((a, b) => b.length - a.length)
      .map((name) => (name.length <= 4 && name !== 'May' && name !== 'MAY' ? `${name}\\.?` : name))
      .join('|')
  const ordinals = oneOf(numbers.ordinals)
  return {
    weekday: named(Object.keys(file.weekdays)),
    month: named(Object.keys(file.months)),
    day: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?',
    nth: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)',
    nthWord: `(?:${inAnyCase(ordinals)})`,
    half: `(?:${inAnyCase('first|second')})`,
    span: `(?:${inAnyCase('month|year')})`,
    // A year stands by itself: "1990 rounds" and "2,014" are no years.
    year: `(?:1[89]|20)\\d\\d(?!,\\d|\\s+(?:${inAnyCase(counted)}))`,
    slashed: '(?:0?[1-9]|[12]\\d|3[01])/(?:0?[1-9]|[12]\\d|3[01])',
    isoYear: '(?:19|20)\\d\\d',
    isoMonth: '(?:0[1-9]|1[0-2])',
    season: `(?:${inAnyCase(oneOf(Object.keys(file.seasons)))})`,
    feast: Object.keys(file.feasts)
      .sort((a, b) => b.length - a.length)
      .map((name) => RegExp.escape(name).replaceAll('\\x20', '\\s+').replaceAll('\\x27', "['’]"))
      .join('|'),
    part: `(?:${inAnyCase(oneOf(file.parts))})`,
    unit: `(?:${inAnyCase(oneOf(Object.keys(file.units)))})`,
    n: numbers.source,
  }
}

// What a number before it is not the year of.
const counted = 'hrs|hours|h|gmt|local|people|men|rounds|families|houses|troops|soldiers|civilians|km|metres'

function lowered<Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
}

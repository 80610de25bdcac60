import { z } from 'zod'
import { type CountKey, countKeys } from '../model/claim.ts'
import type { DayWords } from './dayWords.ts'
import type { NumberWords } from './numberWords.ts'
import { readKnowledge } from './yaml.ts'

/**
 * What a number counts. `thing`: neither people, nor places, nor deeds, so no count of a happening. `open`: nothing is
 * named beside it ("twelve were killed", "two fell"), so what happened decides.
 */
export type CountedSort = 'people' | 'place' | 'attack' | 'time' | 'thing' | 'open'

/** What numbers in reports count, and which count of a happening they are. */
export interface CountWords {
  readonly numbers: NumberWords
  /** Days, whose numbers count nothing: "on 27 November". */
  readonly days: DayWords
  /** The count that a word asks for by itself: "wounded" → wounded; null when its type decides. */
  readonly deed: (lemma: string) => CountKey | null
  /** The sort of a counted noun; who is not known as anything else is people. */
  readonly sort: (lemma: string) => CountedSort
  readonly collectives: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
  readonly partMarks: ReadonlySet<string>
  readonly sums: ReadonlySet<string>
  readonly totals: ReadonlySet<string>
  readonly reckonings: ReadonlySet<string>
  readonly former: ReadonlySet<string>
}

const words = z.array(z.string().min(1)).min(1)
export const countsFile = z.strictObject({
  deeds: z.array(z.strictObject({ key: z.enum(countKeys), words, yes: z.array(z.string()).min(1) })),
  places: words,
  attacks: words,
  times: words,
  things: words,
  collectives: words,
  parts: words,
  partMarks: words,
  sums: words,
  totals: words,
  reckonings: words,
  former: words,
})

/** @throws KnowledgeError when `en/counts.yml` has a slip. */
export function openCountWords(numbers: NumberWords, days: DayWords): CountWords {
  const file = readKnowledge('en/counts.yml', countsFile)
  const deeds = new Map([...file.deeds].reverse().flatMap(({ key, words }) => words.map((word) => [word, key] as const)))
  const sorts = new Map<string, CountedSort>([
    ...file.things.map((word) => [word, 'thing'] as const),
    ...file.places.map((word) => [word, 'place'] as const),
    ...file.attacks.map((word) => [word, 'attack'] as const),
    ...file.times.map((word) => [word, 'time'] as const),
  ])
  return {
    numbers,
    days,
    deed: (lemma) => deeds.get(lemma) ?? null,
    sort: (lemma) => sorts.get(lemma) ?? 'people',
    collectives: new Set(file.collectives),
    parts: new Set(file.parts),
    partMarks: new Set(file.partMarks),
    sums: new Set(file.sums),
    totals: new Set(file.totals),
    reckonings: new Set(file.reckonings),
    former: new Set(file.former),
  }
}

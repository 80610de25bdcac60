import { forever } from '#ledger/derived.ts'
import type { Day } from '#model/day.ts'

/** What was known from one day of knowledge on, up to the day before another. */
export interface Known {
  readonly from: Day
  readonly until: Day
}

/** One thing as known on a day: of equal keys the words tell whether it changed. */
export interface Item<Content> {
  readonly key: string
  readonly words: string
  readonly content: Content
}

export interface Row<Content> extends Known, Item<Content> {
  readonly number: number
}

export function laterOf(a: Day, b: Day): Day {
  if (a < b) return b
  return a
}

export function earlierOf(a: Day, b: Day): Day {
  if (a < b) return a
  return b
}

export function isKnownOn({ from, until }: Known, day: Day): boolean {
  return from <= day && day < until
}

/** The days after one on which anything of the rows changes, and that one. */
export function daysOfChange(rows: readonly Known[], since: Day): Day[] {
  const days = rows.flatMap(({ from, until }) => [from, until]).filter((day) => day > since && day !== forever)
  return [...new Set([since, ...days])].sort()
}

/**
 * Brings rows up to date from a day of knowledge on.
 * @param rows those that were known on that day or later
 * @param days the days on which items may change, the first being that day
 */
export function brought<Content>(
  rows: readonly Row<Content>[],
  days: readonly Day[],
  itemsOn: (day: Day) => readonly Item<Content>[],
): { readonly drop: readonly Row<Content>[]; readonly put: readonly (Known & Item<Content>)[] } {
  const [since = forever] = days
  const standing = new Map<string, Item<Content> & { from: Day }>(
    rows.filter(({ from }) => from < since).map(({ key, words, content, from }) => [key, { key, words, content, from }]),
  )
  const wanted: (Known & Item<Content>)[] = []
  const close = (key: string, until: Day): void => {
    const open = standing.get(key)
    if (open !== undefined && open.from < until) wanted.push({ ...open, until })
    standing.delete(key)
  }
  for (const day of days) {
    const items = new Map(itemsOn(day).map((item) => [item.key, item]))
    for (const [key, { words }] of [...standing]) if (items.get(key)?.words !== words) close(key, day)
    for (const [key, item] of items) if (!standing.has(key)) standing.set(key, { ...item, from: day })
  }
  for (const key of [...standing.keys()]) close(key, forever)
  const sign = ({ key, from, until, words }: Known & Item<Content>): string => `${key} ${from} ${until} ${words}`
  const [there, now] = [new Set(rows.map(sign)), new Set(wanted.map(sign))]
  return { drop: rows.filter((row) => !now.has(sign(row))), put: wanted.filter((row) => !there.has(sign(row))) }
}

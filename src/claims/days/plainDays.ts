import type { Day, DayRange } from '#model/day.ts'

/** Days without time or zone, and how they are counted. */
export type PlainDate = Temporal.PlainDate

export const plain = (day: Day): PlainDate => Temporal.PlainDate.from(day)
export const range = (from: PlainDate, to: PlainDate): DayRange => ({ from: from.toString(), to: to.toString() })
export const oneDay = (day: PlainDate | null): DayRange | null => (day === null ? null : range(day, day))

/** Counted from the report's day; null where that is not known. */
export function counted<Result>(report: Day | null, count: (day: PlainDate) => Result): Result | null {
  return report === null ? null : count(plain(report))
}

/** Null for a day that no calendar has, as 31 April. */
export function valid(year: number, month: number, day: number): PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

export function before(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}

/** The last such weekday (1 Monday … 7 Sunday) up to a day. */
export function weekdayBefore(day: PlainDate, weekday: number | null): PlainDate | null {
  return weekday === null ? null : day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 })
}

/** The first such weekday from a day on. */
export function weekdayAfter(day: PlainDate, weekday: number | null): PlainDate | null {
  return weekday === null ? null : day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })
}

export const monday = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 })
export const weekOf = (day: PlainDate): DayRange => range(monday(day), monday(day).add({ days: 6 }))
export const wholeMonth = (day: PlainDate): DayRange => range(day.with({ day: 1 }), day.with({ day: day.daysInMonth }))
export const wholeYears = (from: number, to: number): DayRange => ({ from: `${from}-01-01`, to: `${to}-12-31` })

/** From one day of a month to another, or to its end. */
export function within(month: DayRange | null, first: number, last: number): DayRange | null {
  if (month === null) return null
  const from = plain(month.from)
  return range(from.with({ day: Math.min(first, from.daysInMonth) }), from.with({ day: Math.min(last, from.daysInMonth) }))
}

/** The day after the last of some days, or before the first. */
export function dayBeside(anchor: DayRange | null, step: 1 | -1): DayRange | null {
  if (anchor === null) return null
  return oneDay(plain(step === 1 ? anchor.to : anchor.from).add({ days: step }))
}

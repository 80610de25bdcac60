import type { DayWords } from '#knowledge/dayWords.ts'
import type { DayRange } from '#model/day.ts'
import { before, oneDay, type PlainDate, plain, range, valid } from './plainDays.ts'
import type { Reckoning, Slots } from './reckoning.ts'

// A day without its year lies in the past, unless the coming one is this near: an announcement, not a memory of last year.
const announcedWithin = 45

export function dateOf(slots: Slots, from: Reckoning, words: DayWords): PlainDate | null {
  const day = Number.parseInt(slots.day ?? slots.nth ?? '', 10)
  const weekday = words.weekday(slots.weekday ?? '')
  if (slots.month === undefined) return dayOfMonth(day, weekday, from)
  const month = words.month(slots.month) ?? 0
  return slots.year === undefined ? yearless(month, day, weekday, from) : valid(Number(slots.year), month, day)
}

/** "27 November" of the year that the text means; a weekday told beside it decides where it can. */
export function yearless(
  month: number,
  day: number,
  weekday: number | null,
  { report, chronicle, ahead }: Reckoning,
): PlainDate | null {
  if (report === null) return null
  const today = plain(report)
  if (chronicle !== null) {
    const start = plain(chronicle)
    const next = [0, 1].flatMap((years) => valid(start.year + years, month, day) ?? []).find((date) => !before(date, start))
    if (next !== undefined && !before(today, next)) return next
  }
  const near = [1, 0, -1, -2, -3, -4, -5, -6, -7].flatMap((years) => valid(today.year + years, month, day) ?? [])
  const agreeing = weekday === null ? near.slice(0, 3) : near.filter((date) => date.dayOfWeek === weekday)
  const past = agreeing.find((date) => !before(today, date))
  const coming = agreeing.findLast((date) => before(today, date))
  if (
    coming !== undefined &&
    (past === undefined || isAnnounced(today, coming, past) || (ahead && isNearer(today, coming, past)))
  )
    return coming
  return past ?? null
}

// "to stop the clashes of 11 October", told on 20 October: even where something lies ahead, the nearer day is meant.
function isNearer(today: PlainDate, coming: PlainDate, past: PlainDate): boolean {
  return today.until(coming).days <= past.until(today).days
}

function isAnnounced(today: PlainDate, coming: PlainDate, past: PlainDate): boolean {
  return today.until(coming).days <= announcedWithin && past.until(today).days > announcedWithin
}

/** "the 11th", "Monday 6": the first such day after the day told last, else the last one up to the report's. */
function dayOfMonth(day: number, weekday: number | null, { report, anchor }: Reckoning): PlainDate | null {
  if (report === null) return null
  const today = plain(report)
  const fits = (date: PlainDate | null): date is PlainDate =>
    date !== null && !before(today, date) && (weekday === null || date.dayOfWeek === weekday)
  if (anchor !== null) {
    const start = plain(anchor.from)
    const next = [0, 1]
      .map((months) => start.with({ day: 1 }).add({ months }))
      .map((month) => valid(month.year, month.month, day))
    const after = next.filter(fits).find((date) => !before(date, start))
    if (after !== undefined) return after
  }
  const months = Array.from({ length: 12 }, (_, months) => today.subtract({ months }))
  return months.map((month) => valid(month.year, month.month, day)).find(fits) ?? null
}

/** "01/02" is 1 February or 2 January: the one nearer before the report's day, since lists tell of late days. */
export function slashedDate({ slashed }: Slots, { report }: Reckoning): DayRange | null {
  if (report === null) return null
  const today = plain(report)
  const [first = 0, second = 0] = (slashed ?? '').split('/').map(Number)
  const readings = [today.year, today.year - 1].flatMap((year) =>
    [valid(year, second, first) ?? [], valid(year, first, second) ?? []].flat(),
  )
  const past = readings.filter((date) => !before(today, date)).sort((a, b) => Temporal.PlainDate.compare(b, a))
  return oneDay(past[0] ?? null)
}

export function dateSpan(slots: Slots, from: Reckoning, words: DayWords): DayRange | null {
  const toMonth = slots.toMonth ?? slots.month ?? ''
  const to = dateOf(
    { day: slots.to ?? '', month: toMonth, ...(slots.year === undefined ? {} : { year: slots.year }) },
    from,
    words,
  )
  if (to === null) return null
  const start = valid(to.year, words.month(slots.month ?? toMonth) ?? 0, Number.parseInt(slots.day ?? '', 10))
  if (start === null) return null
  return range(before(to, start) ? start.subtract({ years: 1 }) : start, to)
}

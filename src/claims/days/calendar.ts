import type { DayPhrase, DayWords, TimeUnit } from '#knowledge/dayWords.ts'
import type { DayRange } from '#model/day.ts'
import { dateOf, dateSpan, slashedDate, yearless } from './dates.ts'
import {
  before,
  counted,
  dayBeside,
  monday,
  oneDay,
  type PlainDate,
  plain,
  range,
  valid,
  weekdayAfter,
  weekdayBefore,
  weekOf,
  wholeMonth,
  wholeYears,
  within,
} from './plainDays.ts'
import type { Reckoning, Slots } from './reckoning.ts'

type Reckoner = (slots: Slots, from: Reckoning, words: DayWords) => DayRange | null

/** The day or days that a turn of phrase means, or null when it tells none or they can't be reckoned. */
export function reckon(phrase: DayPhrase, from: Reckoning, words: DayWords): DayRange | null {
  return reckoners[phrase.means](phrase.slots, from, words)
}

const reckoners: Readonly<Record<DayPhrase['means'], Reckoner>> = {
  date: (slots, from, words) => oneDay(dateOf(slots, from, words)),
  iso: ({ isoYear, isoMonth, day }) => oneDay(valid(Number(isoYear), Number(isoMonth), Number(day))),
  slashed: slashedDate,
  'date-span': dateSpan,
  'date-last-year': ({ month, day }, { report }, words) =>
    oneDay(report === null ? null : valid(plain(report).year - 1, words.month(month ?? '') ?? 0, Number.parseInt(day ?? '', 10))),
  weekday: ({ weekday }, from, words) => oneDay(nearWeekday(words.weekday(weekday ?? ''), from)),
  'weekday-told': ({ weekday }, from, words) => oneDay(toldWeekday(words.weekday(weekday ?? ''), from)),
  'weekday-span': weekdaySpan,
  'last-weekday': ({ weekday }, from, words) =>
    oneDay(counted(from.report, (day) => weekdayBefore(day.subtract({ days: 1 }), words.weekday(weekday ?? '')))),
  'next-weekday': ({ weekday }, from, words) =>
    oneDay(counted(from.report, (day) => weekdayAfter(day.add({ days: 1 }), words.weekday(weekday ?? '')))),
  'weekday-last-week': ({ weekday }, from, words) =>
    oneDay(counted(from.report, (day) => weekdayAfter(monday(day.subtract({ weeks: 1 })), words.weekday(weekday ?? '')))),
  'night-to': ({ weekday }, from, words) => nightTo(nearWeekday(words.weekday(weekday ?? ''), from)),
  overnight: (_, { report }) => nightTo(report === null ? null : plain(report)),
  'report-day': (_, { report }) => oneDay(counted(report, (day) => day)),
  yesterday: (_, { report }) => oneDay(counted(report, (day) => day.subtract({ days: 1 }))),
  'day-before-yesterday': (_, { report }) => oneDay(counted(report, (day) => day.subtract({ days: 2 }))),
  tomorrow: (_, { report }) => oneDay(counted(report, (day) => day.add({ days: 1 }))),
  'last-week': (_, { report }) => counted(report, (day) => weekOf(day.subtract({ weeks: 1 }))),
  'this-week': (_, { report }) => counted(report, (day) => range(monday(day), day)),
  'next-week': (_, { report }) => counted(report, (day) => weekOf(day.add({ weeks: 1 }))),
  weekend: (_, { report }) => counted(report, weekendBefore),
  month: (slots, from, words) => monthOf(slots, from, words),
  'early-month': (slots, from, words) => within(monthOf(slots, from, words), 1, 10),
  'mid-month': (slots, from, words) => within(monthOf(slots, from, words), 11, 20),
  'late-month': (slots, from, words) => within(monthOf(slots, from, words), 21, 31),
  'half-month': (slots, from, words) =>
    slots.half?.toLowerCase() === 'first'
      ? within(monthOf(slots, from, words), 1, 15)
      : within(monthOf(slots, from, words), 16, 31),
  'week-of-month': (slots, from, words) => {
    const nth = words.numbers.ordinals.indexOf(slots.nthWord?.toLowerCase() ?? '')
    return nth < 0 || nth > 3 ? null : within(monthOf(slots, from, words), nth * 7 + 1, nth * 7 + 7)
  },
  'month-span': monthSpan,
  'first-months': ({ n, year }, _, words) => {
    const months = words.numbers.value(n ?? '') ?? 0
    const last = valid(Number(year), months, 1)
    return last === null ? null : { from: `${year}-01-01`, to: wholeMonth(last).to }
  },
  'this-month': (_, { report }) => counted(report, wholeMonth),
  'last-month': (_, { report }) => counted(report, (day) => wholeMonth(day.subtract({ months: 1 }))),
  'late-last-month': (_, { report }) =>
    within(
      counted(report, (day) => wholeMonth(day.subtract({ months: 1 }))),
      21,
      31,
    ),
  'month-last-year': (slots, from, words) => counted(from.report, (day) => monthIn(day.year - 1, slots, words)),
  'month-this-year': (slots, from, words) => counted(from.report, (day) => monthIn(day.year, slots, words)),
  season: seasonOf,
  year: ({ year }) => wholeYears(Number(year), Number(year)),
  'year-span': ({ year, toYear }) => wholeYears(Number(year), Number(toYear)),
  'this-year': (_, { report }) => counted(report, (day) => range(day.with({ month: 1, day: 1 }), day)),
  'last-year': (_, { report }) => counted(report, (day) => wholeYears(day.year - 1, day.year - 1)),
  feast: ({ feast }, from, words) => {
    const [month, day] = words.feast(feast ?? '') ?? []
    return month === undefined || day === undefined ? null : oneDay(yearless(month, day, null, from))
  },
  ago: (slots, { report }, words) => counted(report, (day) => shifted(range(day, day), -1, slots, words)),
  'past-span': pastSpan,
  later: (slots, { anchor }, words) => shifted(anchor, 1, slots, words),
  earlier: (slots, { anchor }, words) => shifted(anchor, -1, slots, words),
  after: (slots, { anchor }, words) => shifted(anchor, 1, slots, words),
  before: (slots, { anchor }, words) => shifted(anchor, -1, slots, words),
  'next-day': (_, { anchor }) => dayBeside(anchor, 1),
  'day-before': (_, { anchor }) => dayBeside(anchor, -1),
  'same-day': (_, { anchor }) => anchor,
  'same-span': ({ span }, { anchor }) => {
    if (anchor === null) return null
    const day = plain(anchor.from)
    return span?.toLowerCase() === 'month' ? wholeMonth(day) : wholeYears(day.year, day.year)
  },
  'last-day-of-month': (slots, from, words) => {
    const month = slots.month === undefined ? from.anchor : monthOf(slots, from, words)
    return month === null ? null : within(wholeMonth(plain(month.from)), 31, 31)
  },
  'half-year': ({ half, year }, { report }) => {
    if (year === undefined && report === null) return null
    const of = year ?? plain(report ?? '').year
    return half?.toLowerCase() === 'first'
      ? { from: `${of}-01-01`, to: `${of}-06-30` }
      : { from: `${of}-07-01`, to: `${of}-12-31` }
  },
  // "Since Tuesday" tells no day of what has gone on since; `sinceWhen` gives the Tuesday.
  'since-weekday': () => null,
  'since-date': () => null,
  'since-month': () => null,
  'since-year': () => null,
  none: () => null,
  // How long or how often: "for three weeks", "on a Sunday".
  lasting: () => null,
}

/** The day that something has lasted since or until, for "on that day" after it; null for other turns of phrase. */
export function sinceWhen({ means, slots }: DayPhrase, from: Reckoning, words: DayWords): DayRange | null {
  if (means === 'since-weekday') return reckoners.weekday(slots, from, words)
  if (means === 'since-date') return reckoners.date(slots, from, words)
  if (means === 'since-month') return reckoners.month(slots, from, words)
  return means === 'since-year' ? reckoners.year(slots, from, words) : null
}

/**
 * "Two days after gunmen took it": the day of what stands behind "after" or "before", counted from the day of what is told
 * with it; null for other turns of phrase.
 */
export function comparedDay({ means, slots }: DayPhrase, told: DayRange | null, words: DayWords): DayRange | null {
  if (means !== 'after' && means !== 'before') return null
  return shifted(told, means === 'after' ? -1 : 1, slots, words)
}

function nearWeekday(weekday: number | null, { report, ahead }: Reckoning): PlainDate | null {
  return counted(report, (day) => (ahead ? weekdayAfter(day, weekday) : weekdayBefore(day, weekday)))
}

/** "the Friday" is the one nearest to the day told last. */
function toldWeekday(weekday: number | null, from: Reckoning): PlainDate | null {
  if (from.anchor === null) return nearWeekday(weekday, from)
  return weekdayBefore(plain(from.anchor.to).add({ days: 3 }), weekday)
}

function weekdaySpan({ weekday, to }: Slots, from: Reckoning, words: DayWords): DayRange | null {
  const last = nearWeekday(words.weekday(to ?? ''), from)
  const first = last === null ? null : weekdayBefore(last, words.weekday(weekday ?? ''))
  return last === null || first === null ? null : range(first, last)
}

function nightTo(day: PlainDate | null): DayRange | null {
  return day === null ? null : range(day.subtract({ days: 1 }), day)
}

function weekendBefore(day: PlainDate): DayRange {
  const saturday = weekdayBefore(day, 6) ?? day
  return range(saturday, saturday.add({ days: 1 }))
}

function monthIn(year: number, slots: Slots, words: DayWords): DayRange | null {
  const first = valid(year, words.month(slots.month ?? '') ?? 0, 1)
  return first === null ? null : wholeMonth(first)
}

/** A month without its year is the last one that has begun. */
function monthOf(slots: Slots, { report, chronicle, ahead }: Reckoning, words: DayWords): DayRange | null {
  if (slots.year !== undefined) return monthIn(Number(slots.year), slots, words)
  const month = words.month(slots.month ?? '')
  if (report === null || month === null) return null
  const today = plain(report)
  if (chronicle !== null) {
    const start = plain(chronicle)
    const next = monthIn(start.month <= month ? start.year : start.year + 1, slots, words)
    if (next !== null && !before(today, plain(next.from))) return next
  }
  if (ahead) return monthIn(today.month <= month ? today.year : today.year + 1, slots, words)
  return monthIn(today.month >= month ? today.year : today.year - 1, slots, words)
}

function monthSpan(slots: Slots, from: Reckoning, words: DayWords): DayRange | null {
  const { month, toMonth, year } = slots
  const last = monthOf({ month: toMonth ?? '', ...(year === undefined ? {} : { year }) }, from, words)
  if (last === null) return null
  const end = plain(last.to)
  const first = monthIn(end.year, { month: month ?? '' }, words)
  if (first === null) return null
  const start = plain(first.from)
  return range(before(end, start) ? start.subtract({ years: 1 }) : start, end)
}

function seasonOf({ season, year }: Slots, { report }: Reckoning, words: DayWords): DayRange | null {
  const months = words.season(season ?? '')
  if (months === null || (report === null && year === undefined)) return null
  const [first, last] = months
  const today = report === null ? null : plain(report)
  const of = year === undefined ? (today?.year ?? 0) - (today !== null && today.month < first ? 1 : 0) : Number(year)
  const end = valid(of, last, 1)
  return end === null ? null : { from: end.with({ month: first }).toString(), to: wholeMonth(end).to }
}

/** So many hours, days, weeks from a day on are a day; so many months or years a month or year. */
function shifted(anchor: DayRange | null, sign: 1 | -1, slots: Slots, words: DayWords): DayRange | null {
  const unit = words.unit(slots.unit ?? '')
  const number = slots.n === undefined ? 1 : words.numbers.value(slots.n)
  if (anchor === null || unit === null || number === null) return null
  const step = durationOf(unit, sign * number)
  const from = plain(anchor.from).add(step)
  if (unit === 'month') return wholeMonth(from)
  if (unit === 'year') return wholeYears(from.year, from.year)
  return range(from, plain(anchor.to).add(step))
}

function durationOf(unit: TimeUnit, number: number): Temporal.DurationLike {
  switch (unit) {
    // Within hours the day is taken to be the same: a report that crosses midnight says so.
    case 'hour':
      return { days: Math.trunc(number / 24) }
    case 'day':
      return { days: number }
    case 'week':
      return { weeks: number }
    case 'fortnight':
      return { weeks: 2 * number }
    case 'month':
      return { months: number }
    case 'year':
      return { years: number }
  }
}

/** "in the past 72 hours", "over the last three days"; "in the last weeks" leaves open how many. */
function pastSpan({ n, unit }: Slots, { report }: Reckoning, words: DayWords): DayRange | null {
  const kind = words.unit(unit ?? '')
  if (report === null || kind === null || (n === undefined && unit?.endsWith('s'))) return null
  const number = n === undefined ? 1 : words.numbers.value(n)
  if (number === null) return null
  const today = plain(report)
  return range(today.subtract(durationOf(kind, number)), today)
}

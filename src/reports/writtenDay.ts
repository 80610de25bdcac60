import { type Day, isDay } from '#model/day.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The day in a date as feeds, pages and files write it: ISO 8601 (`2024-12-03T21:04:00+03:00`), RFC 822
 * (`Tue, 03 Dec 2024 21:04:00 GMT`), or `December 3, 2024`. Null for any other shape: a day is never guessed.
 *
 * It is the day on the outlet's own calendar, as written. Turning it into another time zone would move a report from late
 * in the evening into the next day, away from its own "on Tuesday".
 */
export function writtenDay(text: string): Day | null {
  const written = text.trim()
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(written)
  if (iso) return checked(iso[1], undefined, undefined)
  const rfc = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(written)
  if (rfc) return checked(rfc[3], rfc[2], rfc[1])
  const american = /^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b/i.exec(written)
  if (american) return checked(american[3], american[1], american[2])
  return null
}

function checked(yearOrDay: string | undefined, month: string | undefined, day: string | undefined): Day | null {
  const text = month === undefined ? `${yearOrDay}` : `${yearOrDay}-${numberOf(month)}-${day?.padStart(2, '0')}`
  return isDay(text) ? text : null
}

function numberOf(month: string): string {
  return String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, '0')
}

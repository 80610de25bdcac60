/** A calendar day as ISO 8601 text, `2024-12-03`. ISO days sort as text. Work on them with `Temporal.PlainDate`, never `Date`. */
export type Day = string

/** Days from `from` to `to`, both included. One day has `from === to`. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

const shape = /^\d{4}-\d{2}-\d{2}$/

export function isDay(text: string): boolean {
  if (!shape.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

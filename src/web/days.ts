import type { Day } from '#model/day.ts'

// Browsers without Temporal are about. Days stay text; only here are they counted, in UTC, so that no clock can move them.
const dayLength = 86_400_000

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10)
}

export function daysFrom(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayLength)
}

export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** A day for a formatter in UTC. */
export function instantOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

import type { Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Voice } from './evidence.ts'

export type StanceCounts = Readonly<Partial<Record<Stance, number>>>

/** One bar: the claims that tell of these days. */
export interface TimelineBar {
  readonly from: Day
  readonly to: Day
  /** What counts on the knowledge date. */
  readonly seen: StanceCounts
  /** What counts by now: more than `seen` where it was told later. */
  readonly all: StanceCounts
}

export interface Timeline {
  /** Days in a bar: 1, 7 or 30. */
  readonly daysInBar: number
  readonly bars: readonly TimelineBar[]
  readonly claims: number
  /** Claims that tell no single day, or one before the first bar. */
  readonly undated: number
}

// A report of December that recalls 2013 should not stretch the axis over eleven years.
const daysBeforeFirstReport = 14
const mostBars = 120

/** Claims by the day that they tell of, a wire story counted once: each origin once for each event and stance. */
export function timeline(
  events: readonly { readonly id: string; readonly voices: readonly Voice[] }[],
  all: readonly { readonly id: string; readonly voices: readonly Voice[] }[],
  span: { readonly from: Day; readonly to: Day },
): Timeline {
  const first = Temporal.PlainDate.from(span.from).subtract({ days: daysBeforeFirstReport })
  const days = first.until(Temporal.PlainDate.from(span.to)).days + 1
  const daysInBar = days <= mostBars ? 1 : days <= mostBars * 7 ? 7 : 30
  const seen = countByDay(events)
  const now = countByDay(all)
  const told = [...now.byDay.keys()].filter((day) => day >= first.toString() && day <= span.to).sort()
  const start = Temporal.PlainDate.from(told[0] ?? span.from)
  const bars: TimelineBar[] = []
  for (let day = start; day.toString() <= span.to; day = day.add({ days: daysInBar })) {
    const to = day.add({ days: daysInBar - 1 }).toString()
    bars.push({
      from: day.toString(),
      to,
      seen: within(seen.byDay, day.toString(), to),
      all: within(now.byDay, day.toString(), to),
    })
  }
  const shown = bars.reduce((sum, bar) => sum + totalOf(bar.seen), 0)
  return { daysInBar, bars, claims: seen.total, undated: seen.total - shown }
}

export function totalOf(counts: StanceCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function countByDay(events: readonly { readonly id: string; readonly voices: readonly Voice[] }[]) {
  const byDay = new Map<Day, Partial<Record<Stance, number>>>()
  const counted = new Set<string>()
  let total = 0
  for (const { id, voices } of events)
    for (const { claim, origin } of voices) {
      const key = `${id} ${origin} ${claim.stance} ${claim.type}`
      if (counted.has(key)) continue
      counted.add(key)
      total++
      if (claim.date === null || claim.date.from !== claim.date.to) continue
      const counts = byDay.get(claim.date.from) ?? {}
      counts[claim.stance] = (counts[claim.stance] ?? 0) + 1
      byDay.set(claim.date.from, counts)
    }
  return { byDay, total }
}

function within(byDay: ReadonlyMap<Day, StanceCounts>, from: Day, to: Day): StanceCounts {
  if (from === to) return byDay.get(from) ?? {}
  const sum: Partial<Record<Stance, number>> = {}
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 }))
    for (const [stance, count] of Object.entries(byDay.get(day.toString()) ?? {}) as [Stance, number][])
      sum[stance] = (sum[stance] ?? 0) + count
  return sum
}

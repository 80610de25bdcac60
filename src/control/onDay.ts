import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'

/**
 * Each place's holding on a day. One with no evidence for more than `staleAfter` days before it is `stale`: its holder is the
 * last that was told, and nobody has told since.
 */
export function onDay(
  holdings: readonly Holding[],
  events: ReadonlyMap<string, Event>,
  day: Day,
  staleAfter: (side: string | null) => number,
): Holding[] {
  return holdings
    .filter((holding) => holding.from <= day && (holding.until === null || day <= holding.until))
    .map((holding) => asOf(holding, evidenceOf(holding, events), day, staleAfter))
}

/** A holding as it stands on a day: `stale` when nothing was told for too long. */
export function asOf(holding: Holding, evidence: readonly Day[], day: Day, staleAfter: (side: string | null) => number): Holding {
  if (holding.holder === null) return holding
  const [last = holding.from] = [holding.from, ...evidence.filter((known) => known <= day)].sort().reverse()
  const silent = Temporal.PlainDate.from(last).until(Temporal.PlainDate.from(day)).days
  return silent > staleAfter(holding.side) ? { ...holding, status: 'stale' } : holding
}

/** The days on which a holding's events were, or were last told of, in rising order. */
export function evidenceOf(holding: Holding, events: ReadonlyMap<string, Pick<Event, 'date' | 'lastTold'>>): Day[] {
  const days = [...holding.for, ...holding.against].flatMap((id) => {
    const event = events.get(id)
    return [event?.date?.to ?? null, event?.lastTold ?? null].filter((day) => day !== null)
  })
  return [...new Set(days)].sort()
}

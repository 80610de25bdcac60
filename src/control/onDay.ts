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
    .map((holding) => (isStale(holding, events, day, staleAfter) ? { ...holding, status: 'stale' } : holding))
}

function isStale(
  holding: Holding,
  events: ReadonlyMap<string, Event>,
  day: Day,
  staleAfter: (side: string | null) => number,
): boolean {
  if (holding.holder === null) return false
  const told = [...holding.for, ...holding.against].flatMap((id) => {
    const event = events.get(id)
    return event ? [event.date?.to, event.lastTold].filter((known) => known != null && known <= day) : []
  })
  const last = [holding.from, ...told].reduce<Day>(
    (latest, known) => (known != null && known > latest ? known : latest),
    holding.from,
  )
  return Temporal.PlainDate.from(last).until(Temporal.PlainDate.from(day)).days > staleAfter(holding.side)
}

import type { Holding } from '#model/holding.ts'

/** A place whose last known holding is another than before. */
export interface Change {
  readonly place: Holding['place']
  readonly before: Holding | null
  readonly after: Holding
}

/** Places that changed hands, or the certainty of who holds them, between two derivations: in the order of their names. */
export function changes(before: readonly Holding[], after: readonly Holding[]): Change[] {
  const old = lastByPlace(before)
  return [...lastByPlace(after).values()]
    .flatMap((holding) => {
      const was = old.get(holding.place.id) ?? null
      return was !== null &&
        was.side === holding.side &&
        was.status === holding.status &&
        was.since === holding.since &&
        was.notBefore === holding.notBefore
        ? []
        : [{ place: holding.place, before: was, after: holding }]
    })
    .sort((a, b) => a.place.text.localeCompare(b.place.text, 'en'))
}

function lastByPlace(holdings: readonly Holding[]): Map<string, Holding> {
  return new Map(holdings.map((holding) => [holding.place.id, holding]))
}

import { openTheatres, type Theatre } from '#knowledge/theatres.ts'

// Where a side's theatre sets nothing else.
const daysUnlessTold = 14

/** Days without evidence after which a side's holding counts as stale, by its theatre. */
export function staleAfter(theatres: readonly Theatre[] = openTheatres()): (side: string | null) => number {
  const days = new Map(theatres.map((theatre) => [theatre.id, theatre.staleAfter]))
  return (side) => days.get(side?.split('/')[0] ?? '') ?? daysUnlessTold
}

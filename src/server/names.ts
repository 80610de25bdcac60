import { openTheatres, openWorld } from '#knowledge/theatres.ts'
import { labelOfSide, type SideShown, slots } from '#views/sides.ts'

/** Names and marks of actors and sides, as the theatres have them. */
export interface Names {
  /** Null where no theatre names it. */
  readonly actor: (id: string | null) => string | null
  readonly side: (id: string) => SideShown
  /** Theatres that these sides fight in. */
  readonly theatresOf: (sides: readonly string[]) => readonly { id: string; name: string; countries: readonly string[] }[]
}

export function openNames(): Names {
  const theatres = openTheatres()
  const actors = new Map(
    [...theatres, openWorld()].flatMap((theatre) => theatre.actors.map(({ id, name }) => [id, name] as const)),
  )
  const sides = new Map(
    theatres.flatMap((theatre) =>
      theatre.sides.map(({ id, name }, index) => [id, { id, name, label: labelOfSide(id), slot: index % slots }] as const),
    ),
  )
  return {
    actor: (id) => (id === null ? null : (actors.get(id) ?? null)),
    side: (id) => sides.get(id) ?? { id, name: id, label: labelOfSide(id), slot: slots - 1 },
    theatresOf: (asked) =>
      theatres
        .filter(({ id }) => asked.some((side) => side.startsWith(`${id}/`)))
        .map(({ id, name, countries }) => ({ id, name, countries })),
  }
}

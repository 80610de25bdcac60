import { openTheatres, openWorld, type Theatre } from '#knowledge/theatres.ts'
import { labelOfSide, type SideShown, slots } from '#views/sides.ts'

/** Names and marks of actors and sides, as the theatres have them. */
export interface Names {
  /** Null where no theatre names it. */
  readonly actor: (id: string | null) => string | null
  readonly side: (id: string) => SideShown
  /** Theatres that these sides fight in. */
  readonly theatresOf: (sides: readonly string[]) => readonly { id: string; name: string; countries: readonly string[] }[]
}

/** The ids in a record that stand for sides and actors, each with its name. */
export function namesIn(record: object, names: Names): Readonly<Record<string, string>> {
  const ids = new Set(JSON.stringify(record).match(/(?<=")[a-z0-9-]+\/[a-z0-9-]+(?=")/g))
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const side = names.side(id)
      const name = side.name === id ? names.actor(id) : side.name
      return name === null ? [] : [[id, name] as const]
    }),
  )
}

/** Records with `names` beside their ids, as they are printed and exported. */
export function withNames(
  names: Names,
): <Told extends object>(record: Told) => Told & { readonly names: Readonly<Record<string, string>> } {
  return (record) => ({ ...record, names: namesIn(record, names) })
}

/** Countries of the theatres whose sides hold something. */
export function countriesOf(found: { readonly holdings: readonly { readonly side: string | null }[] }, names: Names): string[] {
  const fought = names.theatresOf(found.holdings.flatMap(({ side }) => side ?? []))
  return [...new Set(fought.flatMap(({ countries }) => countries))]
}

export function openNames(theatres: readonly Theatre[] = openTheatres()): Names {
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

import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { ActorKind } from '#model/claim.ts'
import { type Day, isDay } from '#model/day.ts'
import { knowledgePath, readKnowledge } from './yaml.ts'

/** A side of a conflict. Its id is `theatre/side`, by its common short name; `government` is always the state's own side. */
export interface Side {
  readonly id: string
  readonly name: string
}

/** Which side an actor was on, from a day (null: since before the theatre's span) to a day (null: still), both included. */
export interface Allegiance {
  readonly side: string
  readonly from: Day | null
  readonly to: Day | null
}

export interface Actor {
  /** `theatre/actor`. */
  readonly id: string
  readonly name: string
  /** Other names, spellings and abbreviations that reports use. */
  readonly aliases: readonly string[]
  readonly kind: ActorKind
  /** Empty for an actor of no side. */
  readonly sides: readonly Allegiance[]
  /** Id of the actor that it is part of; null when it stands alone. */
  readonly parent: string | null
  /** Ids of the sides that it openly backs without being one of them. */
  readonly backs: readonly string[]
  readonly note: string
  /** Address or title of the public reference behind the entry. */
  readonly source: string
}

/** The knowledge for one conflict. */
export interface Theatre {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2 codes of the countries that it is fought in. */
  readonly countries: readonly string[]
  readonly from: Day
  readonly to: Day | null
  /** Days without evidence after which a holding counts as stale. */
  readonly staleAfter: number
  readonly sides: readonly Side[]
  readonly actors: readonly Actor[]
}

const day = z.string().refine(isDay, 'is no day: write it in quotes as "2024-12-03"')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no short name: use lower-case letters, digits and hyphens')
const kinds = ['party', 'state', 'monitor', 'international', 'outlet', 'office', 'witness', 'unknown'] as const

const allegiance = z.strictObject({ side: slug, from: day.nullable().default(null), to: day.nullable().default(null) })

const theatreFile = z.strictObject({
  id: slug,
  name: z.string(),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code')).min(1),
  from: day,
  to: day.nullable().default(null),
  staleAfter: z.number().int().positive().default(14),
  sides: z.array(z.strictObject({ id: slug, name: z.string() })).min(1),
  actors: z.array(
    z.strictObject({
      id: slug,
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      kind: z.enum(kinds),
      side: z.union([slug.transform((side) => [{ side, from: null, to: null }]), z.array(allegiance)]).default([]),
      parent: slug.nullable().default(null),
      backs: z.array(slug).default([]),
      note: z.string(),
      source: z.string().min(1),
    }),
  ),
})

/** Every theatre under `knowledge/theatres/`, in order of file name. */
export function openTheatres(): readonly Theatre[] {
  return globSync('*.yml', { cwd: knowledgePath('theatres') })
    .sort()
    .map((file) => openTheatre(basename(file, '.yml')))
}

function openTheatre(id: string): Theatre {
  const { sides, actors, ...rest } = readKnowledge(`theatres/${id}.yml`, theatreFile)
  const full = (name: string) => `${id}/${name}`
  return {
    ...rest,
    sides: sides.map((side) => ({ ...side, id: full(side.id) })),
    actors: actors.map(({ side, ...actor }) => ({
      ...actor,
      id: full(actor.id),
      sides: side.map((allegiance) => ({ ...allegiance, side: full(allegiance.side) })),
      parent: actor.parent === null ? null : full(actor.parent),
      backs: actor.backs.map(full),
    })),
  }
}

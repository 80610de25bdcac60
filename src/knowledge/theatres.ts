import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { ActorKind } from '#model/claim.ts'
import { type Day, isDay } from '#model/day.ts'
import { indexNames, type NameIndex } from './nameIndex.ts'
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
  /** `theatre/actor`, or `world/actor` for those of no single conflict. */
  readonly id: string
  readonly name: string
  /** Other names, spellings and abbreviations that reports use. */
  readonly aliases: readonly string[]
  /** Office holders whose names stand for it in reports: "Assad rejected any political solution". */
  readonly leaders: readonly string[]
  /** The last day on which their names do; null while they do. */
  readonly leadersTo: Day | null
  readonly kind: ActorKind
  /** Empty for an actor of no side. */
  readonly sides: readonly Allegiance[]
  /** ISO code of the state that it is the government of, or that it is the armed forces of; null otherwise. */
  readonly country: string | null
  readonly forcesOf: string | null
  /** Id of the actor that it is part of; null when it stands alone. */
  readonly parent: string | null
  /** Ids of the sides that it openly backs without being one of them. */
  readonly backs: readonly string[]
  /** Id of the side that an outlet or monitor is said to lean to; null when to none. */
  readonly leaning: string | null
  readonly note: string
  /** Address of the public reference behind the entry. */
  readonly source: string
}

/** Words that describe a side without naming it, and when: "rebels" were the opposition until December 2024. */
export interface SideWords {
  readonly words: readonly string[]
  readonly side: string
  readonly from: Day | null
  readonly to: Day | null
  /** Id of the side whose speakers mean this by it; null when everybody does. */
  readonly by: string | null
  /** True when it means the side only in a report that names one of its actors. */
  readonly named: boolean
  readonly note: string
  readonly source: string
  /** A day on which the examples hold. */
  readonly on: Day
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** The knowledge for one conflict. */
export interface Theatre {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2 codes of the countries that it is fought in. */
  readonly countries: readonly string[]
  /** Other names by which a report shows that it speaks of this conflict: "Gaza", "Nagorno-Karabakh". */
  readonly regions: readonly string[]
  /** ISO code of the state whose army and ministries are meant where none is named; null in a war between states. */
  readonly home: string | null
  readonly from: Day
  readonly to: Day | null
  /** Days without evidence after which a holding counts as stale. */
  readonly staleAfter: number
  readonly sides: readonly Side[]
  readonly words: readonly SideWords[]
  readonly actors: readonly Actor[]
  readonly actorNames: NameIndex<Actor>
  readonly wordNames: NameIndex<readonly SideWords[]>
  readonly regionNames: NameIndex<string>
}

const day = z.string().refine(isDay, 'is no day: write it in quotes as "2024-12-03"')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no short name: use lower-case letters, digits and hyphens')
const country = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code')
const address = z.string().regex(/^https:\/\/\S+$/, 'is no address of a public reference: give one that begins with https://')
const kinds = ['party', 'state', 'monitor', 'international', 'outlet', 'office', 'witness', 'unknown'] as const
const since = day.nullable().default(null)

const allegiance = z.strictObject({ side: slug, from: since, to: since })

const theatreFile = z
  .strictObject({
    id: slug,
    name: z.string(),
    countries: z.array(country),
    regions: z.array(z.string()).default([]),
    home: country.nullable(),
    from: day,
    to: since,
    staleAfter: z.number().int().positive().default(14),
    sides: z.array(z.strictObject({ id: slug, name: z.string() })),
    words: z
      .array(
        z.strictObject({
          words: z.array(z.string()).min(1),
          side: slug,
          from: since,
          to: since,
          by: slug.nullable().default(null),
          named: z.boolean().default(false),
          note: z.string(),
          source: address,
          on: day.optional(),
          yes: z.array(z.string()).min(1),
          no: z.array(z.string()).min(1),
        }),
      )
      .default([]),
    actors: z.array(
      z.strictObject({
        id: slug,
        name: z.string(),
        aliases: z.array(z.string()).default([]),
        leaders: z.array(z.string()).default([]),
        leadersTo: since,
        kind: z.enum(kinds),
        side: z.union([slug.transform((side) => [{ side, from: null, to: null }]), z.array(allegiance)]).default([]),
        country: country.nullable().default(null),
        forcesOf: country.nullable().default(null),
        parent: slug.nullable().default(null),
        backs: z.array(slug).default([]),
        leaning: slug.nullable().default(null),
        note: z.string(),
        source: address,
      }),
    ),
  })
  .superRefine(({ sides, actors, words }, context) => {
    const known = new Set(sides.map(({ id }) => id))
    const check = (side: string | null, path: (string | number)[]) => {
      if (side !== null && !known.has(side))
        context.addIssue({ code: 'custom', path, message: `'${side}' is none of the sides: add it to 'sides' or correct it` })
    }
    for (const [i, actor] of actors.entries()) {
      for (const { side } of actor.side) check(side, ['actors', i, 'side'])
      for (const side of actor.backs) check(side, ['actors', i, 'backs'])
      check(actor.leaning, ['actors', i, 'leaning'])
      if (actor.parent !== null && !actors.some(({ id }) => id === actor.parent))
        context.addIssue({ code: 'custom', path: ['actors', i, 'parent'], message: `'${actor.parent}' is no actor here` })
    }
    for (const [i, { side, by }] of words.entries()) {
      check(side, ['words', i, 'side'])
      check(by, ['words', i, 'by'])
    }
  })

/** Every theatre under `knowledge/theatres/`, in order of file name. */
export function openTheatres(): readonly Theatre[] {
  return globSync('*.yml', { cwd: knowledgePath('theatres') })
    .sort()
    .map((file) => openTheatre(`theatres/${basename(file)}`))
}

/** Actors of no single conflict: the United Nations, agencies, world-wide outlets. */
export function openWorld(): Theatre {
  return openTheatre('world.yml')
}

function openTheatre(file: string): Theatre {
  const { id, sides, actors, words, ...rest } = readKnowledge(file, theatreFile)
  const full = (name: string) => `${id}/${name}`
  const fullOrNull = (name: string | null) => (name === null ? null : full(name))
  const theatreActors = actors.map(({ side, ...actor }) => ({
    ...actor,
    id: full(actor.id),
    sides: side.map((allegiance) => ({ ...allegiance, side: full(allegiance.side) })),
    parent: fullOrNull(actor.parent),
    backs: actor.backs.map(full),
    leaning: fullOrNull(actor.leaning),
  }))
  const sideWords = words.map((row) => ({
    ...row,
    side: full(row.side),
    by: fullOrNull(row.by),
    on: row.on ?? row.to ?? row.from ?? rest.from,
  }))
  return {
    id,
    ...rest,
    sides: sides.map((side) => ({ ...side, id: full(side.id) })),
    words: sideWords,
    actors: theatreActors,
    regionNames: indexNames(rest.regions.map((region) => [region, region] as const)),
    actorNames: indexNames(theatreActors.flatMap((actor) => namesOf(actor).map((name) => [name, actor] as const))),
    wordNames: indexNames(
      Map.groupBy(sideWords.flatMap(eachWord), ([word]) => word)
        .entries()
        .map(([word, rows]) => [word, rows.map(([, row]) => row)] as const),
    ),
  }
}

function eachWord(row: SideWords): (readonly [string, SideWords])[] {
  return row.words.map((word) => [word, row] as const)
}

function namesOf(actor: Actor): readonly string[] {
  return [actor.name, ...actor.aliases, ...actor.leaders]
}

/** The side that the actor was on that day. Without a day, its side if it never changed. */
export function sideOn(actor: Actor, day: Day | null): string | null {
  if (day === null) return actor.sides.length === 1 ? (actor.sides[0]?.side ?? null) : null
  return actor.sides.find((allegiance) => isWithin(day, allegiance))?.side ?? null
}

/** ISO days sort as text; both ends are included, null leaves an end open. */
export function isWithin(day: Day, { from, to }: { readonly from: Day | null; readonly to: Day | null }): boolean {
  return (from === null || day >= from) && (to === null || day <= to)
}

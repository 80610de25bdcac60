import { z } from 'zod'
import type { ActorKind } from '#model/claim.ts'
import { indexNames, type NameIndex, nameAt } from './nameIndex.ts'
import { type NameWord, singular } from './nameWords.ts'
import { readKnowledge } from './yaml.ts'

const roles = [
  'army',
  'force',
  'armed',
  'state-office',
  'mission',
  'office',
  'voice',
  'follower',
  'outlet',
  'monitor',
  'international',
  'witness',
] as const
/** What a head noun says about who is meant; see the notes of `knowledge/en/parties.yml`. */
export type HeadRole = (typeof roles)[number]

export interface HeadWords {
  readonly as: HeadRole
  readonly kind: ActorKind
  readonly words: readonly string[]
  readonly note: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** Words that describe parties and sources: "rebels", "gunmen", "a monitor", "residents". */
export interface PartyWords {
  readonly heads: readonly HeadWords[]
  /** Head nouns, in the singular, with every group that they stand in. */
  readonly headNames: NameIndex<readonly HeadWords[]>
  readonly belonging: ReadonlySet<string>
  readonly seated: ReadonlySet<string>
  readonly ends: ReadonlySet<string>
  readonly determiners: ReadonlySet<string>
  readonly pointers: ReadonlySet<string>
  readonly coordinators: ReadonlySet<string>
  readonly modifiers: ReadonlySet<string>
  readonly ties: ReadonlySet<string>
  readonly led: ReadonlySet<string>
  readonly against: ReadonlySet<string>
  readonly former: ReadonlySet<string>
  readonly stateMedia: ReadonlySet<string>
}

const words = z.array(z.string()).transform((list) => new Set(list.flatMap((word) => word.split('-'))))
const kinds = ['party', 'state', 'monitor', 'international', 'outlet', 'office', 'witness', 'unknown'] as const

const partiesFile = z.strictObject({
  heads: z.array(
    z.strictObject({
      as: z.enum(roles),
      kind: z.enum(kinds),
      words: z.array(z.string()).min(1),
      note: z.string(),
      yes: z.array(z.string()),
      no: z.array(z.string()),
    }),
  ),
  belonging: words,
  seated: words,
  ends: words,
  determiners: words,
  pointers: words,
  coordinators: words,
  modifiers: words,
  ties: words,
  led: words,
  against: words,
  former: words,
  stateMedia: words,
})

export function openParties(): PartyWords {
  const file = readKnowledge('en/parties.yml', partiesFile)
  const byWord = Map.groupBy(
    file.heads.flatMap((group) => group.words.map((word) => [word, group] as const)),
    ([word]) => word,
  )
  return {
    ...file,
    headNames: indexNames(byWord.entries().map(([word, rows]) => [word, rows.map(([, group]) => group)] as const)),
  }
}

/** A head noun at the end of some words: where it begins, and the groups that it stands in. */
export interface Head {
  readonly from: number
  readonly groups: readonly HeadWords[]
}

/** The longest head noun that ends the words; null when their last word is none. */
export function headOf(words: readonly NameWord[], parties: PartyWords): Head | null {
  const last = words.at(-1)
  if (!last) return null
  const forms = [...words.slice(0, -1), { ...last, key: singular(last.key) }]
  for (let from = Math.max(0, words.length - 4); from < words.length; from++) {
    const name = nameAt(forms, from, parties.headNames)
    if (name?.to === words.length) return { from, groups: name.meaning }
  }
  return null
}

/** The words with their last letters cut to the singular. */
export function singulars(words: readonly NameWord[]): NameWord[] {
  return words.map((word) => ({ ...word, key: singular(word.key) }))
}

import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** Words that tell who gets a place that another gives up, and in whose hands it is. All are lemmas in lower case. */
export interface Handovers {
  readonly giving: ReadonlySet<string>
  readonly hands: ReadonlySet<string>
  readonly in: ReadonlySet<string>
  /** Owners that are no people and no force, with the word by which a theatre knows whose they are. */
  readonly owners: ReadonlyMap<string, string>
  /** What says that a place went the way of the one before it. */
  readonly also: ReadonlySet<string>
  /** Sentences with the party in asterisks, and such without one: they run as tests. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

const word = z.string().regex(/^[a-z]+$/)
const words = z.array(word).transform((list) => new Set(list))
const handoversFile = z.strictObject({
  giving: words,
  hands: words,
  in: words,
  owners: z.record(word, word).transform((owners) => new Map(Object.entries(owners))),
  also: z.array(z.string().regex(/^[a-z ]+$/)).transform((list) => new Set(list)),
  yes: z.array(z.string().regex(/\*.+\*/, 'has no party in *asterisks*')),
  no: z.array(z.string()),
})

/** @throws KnowledgeError when `en/handovers.yml` has a slip. */
export function openHandovers(): Handovers {
  return readKnowledge('en/handovers.yml', handoversFile)
}

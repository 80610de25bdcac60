import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** What a form is led back to its lemma by: exceptions of each class, and how stems end. All in lower case. */
export interface Lemmas {
  readonly verbs: ReadonlyMap<string, string>
  readonly nouns: ReadonlyMap<string, string>
  readonly adjectives: ReadonlyMap<string, string>
  readonly adverbs: ReadonlyMap<string, string>
  readonly others: ReadonlyMap<string, string>
  /** Ending of a stem, with `^` before a whole one → what became of it before -ed, -ing. */
  readonly stems: ReadonlyMap<string, Stem>
}
export type Stem = 'e' | 'plain' | 'double'

const list = z.string().transform((words) => words.trim().split(/\s+/))
const pairs = z.record(z.string(), z.string())
export const lemmasSchema = z.strictObject({
  verbs: z.record(z.string(), list),
  stems: z.strictObject({ e: list, plain: list, double: list }),
  nouns: pairs,
  adjectives: pairs,
  adverbs: pairs,
  others: pairs,
})

let opened: Lemmas | null = null

/**
 * The knowledge is read on the first call and kept: it is the same for every text.
 * @throws KnowledgeError when the file has a slip.
 */
export function openLemmas(): Lemmas {
  opened ??= readLemmas()
  return opened
}

function readLemmas(): Lemmas {
  const { verbs, stems, nouns, adjectives, adverbs, others } = readKnowledge('en/lemmas.yml', lemmasSchema)
  const kinds: readonly Stem[] = ['e', 'plain', 'double']
  return {
    verbs: new Map(Object.entries(verbs).flatMap(([verb, forms]) => forms.map((form) => [form, verb] as const))),
    nouns: new Map(Object.entries(nouns)),
    adjectives: new Map(Object.entries(adjectives)),
    adverbs: new Map(Object.entries(adverbs)),
    others: new Map(Object.entries(others)),
    stems: new Map(kinds.flatMap((kind) => stems[kind].map((stem) => [stem, kind] as const))),
  }
}

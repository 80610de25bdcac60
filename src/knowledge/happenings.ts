import { z } from 'zod'
import { type HappeningType, happeningTypes } from '#model/claim.ts'
import { readKnowledge } from './yaml.ts'

/** One entry of knowledge/en/happenings.yml. */
export interface HappeningEntry {
  readonly type: HappeningType
  /** Sorts one of which the object must be, or none asked for. */
  readonly object: readonly string[]
  readonly subject: readonly string[]
  /** By itself it decides nothing. */
  readonly weak: boolean
  /** The words say that the actor had held it before. */
  readonly regained: boolean
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** A phrase as the places for its words: each a choice of lemmas, or a gap of up to six words. */
export interface Phrase {
  readonly entry: HappeningEntry
  readonly words: readonly (ReadonlySet<string> | 'gap')[]
  /** As it stands in the file; what a claim's `because` names. */
  readonly text: string
}

export interface HappeningWords {
  readonly entries: readonly HappeningEntry[]
  /** By `lemma/verb`, `lemma/noun`, `lemma/adjective`. */
  wordsAt(lemma: string, part: PartOfSpeech): readonly HappeningEntry[]
  /** Phrases whose first word may be `lemma`. */
  phrasesFrom(lemma: string): readonly Phrase[]
  /** Sorts that a noun stands in: `town` is a place. */
  sortsOf(lemma: string): readonly string[]
}
export type PartOfSpeech = 'verb' | 'noun' | 'adjective'

const words = z.array(z.string().min(1)).default([])
const entrySchema = z
  .strictObject({
    type: z.enum(happeningTypes),
    note: z.string().optional(),
    verbs: words,
    nouns: words,
    adjectives: words,
    phrases: words,
    object: words,
    subject: words,
    weak: z.boolean().default(false),
    regained: z.boolean().default(false),
    yes: words,
    no: words,
  })
  .refine((entry) => [entry.verbs, entry.nouns, entry.adjectives, entry.phrases].some((list) => list.length > 0), {
    message: 'has no words: give verbs, nouns, adjectives or phrases',
  })
const sortSchema = z.strictObject({
  sort: z.string().min(1),
  note: z.string().optional(),
  nouns: z.array(z.string().min(1)).min(1),
})

/** @throws KnowledgeError when happenings.yml or sorts.yml has a slip. */
export function openHappenings(): HappeningWords {
  const sorts = readKnowledge('en/sorts.yml', z.array(sortSchema))
  const entries = readKnowledge('en/happenings.yml', z.array(entrySchema))
  const byWord = new Map<string, HappeningEntry[]>()
  const byStart = new Map<string, Phrase[]>()
  for (const entry of entries) {
    for (const lemma of entry.verbs) listed(byWord, `${lemma}/verb`).push(entry)
    for (const lemma of entry.nouns) listed(byWord, `${lemma}/noun`).push(entry)
    for (const lemma of entry.adjectives) listed(byWord, `${lemma}/adjective`).push(entry)
    for (const text of [...entry.phrases, ...hyphenated(entry)].flatMap(spellings)) {
      const phrase = { entry, words: placesOf(text), text }
      for (const lemma of firstWords(phrase)) listed(byStart, lemma).push(phrase)
    }
  }
  const sortsByNoun = new Map<string, string[]>()
  for (const { sort, nouns } of sorts) for (const noun of nouns) listed(sortsByNoun, noun).push(sort)
  return {
    entries,
    wordsAt: (lemma, part) => byWord.get(`${lemma}/${part}`) ?? [],
    phrasesFrom: (lemma) => byStart.get(lemma) ?? [],
    sortsOf: (lemma) => sortsByNoun.get(lemma) ?? [],
  }
}

// "sit-in" is read as one word or as three.
function hyphenated({ verbs, nouns, adjectives }: z.output<typeof entrySchema>): string[] {
  return [...verbs, ...nouns, ...adjectives].filter((word) => word.includes('-')).map((word) => word.replaceAll('-', ' - '))
}
function spellings(phrase: string): string[] {
  const apart = phrase.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ' - ')
  return apart === phrase || phrase.includes('|') ? [phrase] : [phrase, apart]
}

// "(drive|push) ... back" → one of two words, a gap, one word.
function placesOf(text: string): (ReadonlySet<string> | 'gap')[] {
  const places = text.match(/\([^)]*\)|\S+/g) ?? []
  return places.map((place) =>
    place === '...'
      ? 'gap'
      : new Set(
          place
            .replaceAll(/[()]/g, '')
            .split('|')
            .map((word) => word.trim()),
        ),
  )
}

function firstWords(phrase: Phrase): Iterable<string> {
  const first = phrase.words[0]
  return first === undefined || first === 'gap' ? [] : first
}

function listed<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

import { z } from 'zod'
import type { Modality } from '../model/claim.ts'
import { readKnowledge } from './yaml.ts'

/** A way for a happening to hang on a word over it; a preposition goes by its own letters. */
export type Link = 'infinitive' | 'clause' | 'thing' | `by ${string}`

/** What a word over a happening makes of it. */
export interface Governor {
  readonly means: Modality
  /** Not where the clause below it is told as past: "feared that they had fled". */
  readonly unlessPast: boolean
  /** Only where the clause below it is a wish, without tense: "insisted that they leave". */
  readonly wished: boolean
}

/** Words that make a happening planned, possible, demanded or conditional, or say that it did not come about. */
export interface ModalWords {
  readonly auxiliary: (word: string) => { readonly means: Modality; readonly reported: Modality } | null
  readonly governor: (lemma: string, link: Link) => Governor | null
  readonly conditions: ReadonlySet<string>
  readonly adverbs: ReadonlySet<string>
  readonly realised: ReadonlySet<string>
  readonly failed: ReadonlySet<string>
  /** As `failed`, before "from": "kept them from entering". */
  readonly hindered: ReadonlySet<string>
  readonly negators: ReadonlySet<string>
  /** First words of a subject or object that there was none of: ["not", "one"]. */
  readonly none: readonly (readonly string[])[]
  readonly carriers: ReadonlySet<string>
  /** Turns of phrase before a verb that deny it, in words: ["no", "longer"]. */
  readonly over: readonly (readonly string[])[]
  /** Turns of phrase before a verb that put it off: ["about", "to"]. */
  readonly ahead: readonly { readonly phrase: readonly string[]; readonly means: Modality }[]
  readonly scheduled: ReadonlySet<string>
}

const sentences = z.array(z.string()).default([])
const examples = { yes: sentences.refine((list) => list.length > 0, 'needs at least one `yes` sentence'), no: sentences }
const words = z.array(z.string().min(1)).min(1)
const means = z.enum(['planned', 'conditional', 'possible', 'demanded'])
const wordList = z.strictObject({ words, ...examples })
export const modalityFile = z.strictObject({
  auxiliaries: z.array(z.strictObject({ words, means, reported: means.optional(), ...examples })),
  conditions: wordList,
  adverbs: wordList,
  governors: z.array(
    z.strictObject({
      words,
      by: words,
      means,
      unlessPast: z.boolean().default(false),
      wished: z.boolean().default(false),
      ...examples,
    }),
  ),
  realised: wordList,
  failed: wordList,
  hindered: wordList,
  negators: wordList,
  carriers: wordList,
  none: z.array(z.strictObject({ says: z.string(), ...examples })),
  over: z.array(z.strictObject({ says: z.string(), ...examples })),
  ahead: z.array(z.strictObject({ says: z.string(), means, ...examples })),
  scheduled: words,
})
export type ModalityFile = z.output<typeof modalityFile>

/** @throws KnowledgeError when `en/modality.yml` has a slip. */
export function openModalWords(): ModalWords {
  return modalWords(readKnowledge('en/modality.yml', modalityFile))
}

export function modalWords(file: ModalityFile): ModalWords {
  const auxiliaries = new Map(
    file.auxiliaries.flatMap(({ words, means, reported }) =>
      words.map((word) => [word, { means, reported: reported ?? means }] as const),
    ),
  )
  const governors = new Map<string, Governor>()
  for (const { words, by, means, unlessPast, wished } of file.governors)
    for (const word of words)
      for (const way of by) {
        const key = `${word} ${linkNamed(way)}`
        if (!governors.has(key)) governors.set(key, { means, unlessPast, wished })
      }
  return {
    auxiliary: (word) => auxiliaries.get(word.toLowerCase()) ?? null,
    governor: (lemma, link) => governors.get(`${lemma} ${link}`) ?? null,
    conditions: new Set(file.conditions.words),
    adverbs: new Set(file.adverbs.words),
    realised: new Set(file.realised.words),
    failed: new Set(file.failed.words),
    hindered: new Set(file.hindered.words),
    negators: new Set(file.negators.words),
    carriers: new Set(file.carriers.words),
    none: file.none.map(({ says }) => says.split(' ')),
    over: file.over.map(({ says }) => says.split(' ')),
    ahead: file.ahead.map(({ says, means }) => ({ phrase: says.split(' '), means })),
    scheduled: new Set(file.scheduled),
  }
}

function linkNamed(way: string): Link {
  return way === 'infinitive' || way === 'clause' || way === 'thing' ? way : `by ${way}`
}

import { z } from 'zod'
import { compilePhrase, matchPhrase } from './phrases.ts'
import { readKnowledge } from './yaml.ts'

/** Words by which an outlet takes back what it has printed. */
export interface Corrections {
  /** Whether words that begin at `at` in a sentence tell what the outlet said before, and takes back here. */
  readonly takenBack: (sentence: string, at: number) => boolean
  /** Sentences with the words in question in asterisks: they run as tests. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

const example = z.string().regex(/\*.+\*/, 'has no words in *asterisks*')
const correctionsFile = z.strictObject({
  wrong: z.array(z.string()).min(1),
  right: z.array(z.string()),
  yes: z.array(example),
  no: z.array(example),
})

/** @throws KnowledgeError when `en/corrections.yml` has a slip. */
export function openCorrections(): Corrections {
  const { wrong, right, yes, no } = readKnowledge('en/corrections.yml', correctionsFile)
  const compiled = (phrases: readonly string[]) => phrases.map((phrase) => compilePhrase(phrase, {}))
  const [wrongs, rights] = [compiled(wrong), compiled(right)]
  const lastBefore = (text: string, phrases: readonly RegExp[]) =>
    Math.max(-1, ...phrases.flatMap((phrase) => matchPhrase(text, phrase).map(({ to }) => to)))
  return {
    takenBack: (sentence, at) => {
      const before = sentence.slice(0, at)
      return lastBefore(before, wrongs) > lastBefore(before, rights)
    },
    yes,
    no,
  }
}

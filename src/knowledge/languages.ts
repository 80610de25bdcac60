import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** How a language is told: by its letters and, among those that share letters, by its commonest small words. */
export interface Language {
  /** BCP 47 tag. */
  readonly language: string
  /** Whether reports in it are read for claims. */
  readonly read: boolean
  /** Unicode script name. */
  readonly script: string
  /** Finds the letters of the script, one at a time. */
  readonly letters: RegExp
  readonly words: ReadonlySet<string>
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

const schema = z.array(
  z
    .strictObject({
      language: z.string().regex(/^[a-z]{2,3}$/),
      read: z.boolean(),
      script: z.string().refine(isScript, 'is no Unicode script name'),
      words: z
        .array(z.string())
        .default([])
        .transform((words) => new Set(words)),
      yes: z.array(z.string()).min(1),
      no: z.array(z.string()).min(1),
    })
    .transform((language) => ({ ...language, letters: lettersOf(language.script) })),
)

/** @throws KnowledgeError when the file has a slip. */
export function openLanguages(): readonly Language[] {
  return readKnowledge('languages.yml', schema)
}

function isScript(name: string): boolean {
  try {
    return lettersOf(name).global
  } catch {
    return false
  }
}

function lettersOf(script: string): RegExp {
  return new RegExp(`\\p{Script=${script}}`, 'gu')
}

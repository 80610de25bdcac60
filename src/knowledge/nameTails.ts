import { z } from 'zod'
import type { NameKind } from '#model/sentence.ts'
import { readKnowledge } from './yaml.ts'

/** Last word of a name of several words → the kind that it settles. */
export type NameTails = ReadonlyMap<string, NameKind>

const group = z.strictObject({
  words: z.string().transform((words) => words.trim().split(/\s+/)),
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).min(1),
})
export const nameTailsSchema = z.strictObject({ organisation: group, place: group })

/** @throws KnowledgeError when the file has a slip. */
export function openNameTails(): NameTails {
  const { organisation, place } = readKnowledge('en/nameTails.yml', nameTailsSchema)
  return new Map([
    ...organisation.words.map((word) => [word, 'organisation'] as const),
    ...place.words.map((word) => [word, 'place'] as const),
  ])
}

import { z } from 'zod'
import { type HappeningType, happeningTypes } from '#model/claim.ts'
import { readKnowledge } from './yaml.ts'

const word = z.string().regex(/^[a-z]+$/)
const row = z.strictObject({
  type: z.enum(happeningTypes),
  behind: z.array(word).min(1),
  yes: z.array(z.string().regex(/\*.+\*/, 'has no party in *asterisks*')).min(1),
  no: z.array(z.string()).min(1),
})
export const towardsFile = z.array(row)

/** By happening, the prepositions before the party that it is turned towards. */
export type Towards = ReadonlyMap<HappeningType, readonly string[]>

/** @throws KnowledgeError when `en/towards.yml` has a slip. */
export function openTowards(): Towards {
  return new Map(readKnowledge('en/towards.yml', towardsFile).map(({ type, behind }) => [type, behind] as const))
}

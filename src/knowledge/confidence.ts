import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

const weightsSchema = z.strictObject({
  bias: z.number(),
  sureness: z.number(),
  share: z.number(),
  listed: z.number(),
  margin: z.number(),
  attributed: z.number(),
  elsewhere: z.number(),
  turned: z.number(),
  echo: z.number(),
  headline: z.number(),
})
/** Knowledge/en/confidence.yml: how much each sign speaks for a claim being right, in log-odds. */
export type ConfidenceWeights = z.output<typeof weightsSchema>
export type ConfidenceSign = keyof ConfidenceWeights

/** @throws KnowledgeError when confidence.yml has a slip. */
export function openConfidence(): ConfidenceWeights {
  return readKnowledge('en/confidence.yml', weightsSchema)
}

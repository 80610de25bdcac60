import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** Words by which tags and trees are mended; what each is for stands in knowledge/en/repairs.yml. */
export interface Repairs {
  readonly tells: ReadonlySet<string>
  readonly tellsOrNoun: ReadonlySet<string>
  readonly goesOn: ReadonlySet<string>
  readonly above: ReadonlySet<string>
  readonly orders: ReadonlySet<string>
}

const words = z.string().transform((list) => list.trim().split(/\s+/))
const sentences = z.record(z.string(), z.string())
export const repairsSchema = z.strictObject({
  tells: z.strictObject({ forms: words, orNoun: words, yes: sentences, no: sentences }),
  goesOn: z.strictObject({ words, above: words, yes: sentences, no: sentences }),
  orders: z.strictObject({ words, yes: sentences, no: sentences }),
})

/** @throws KnowledgeError when the file has a slip. */
export function openRepairs(): Repairs {
  const { tells, goesOn, orders } = readKnowledge('en/repairs.yml', repairsSchema)
  return {
    tells: new Set(tells.forms),
    tellsOrNoun: new Set(tells.orNoun),
    goesOn: new Set(goesOn.words),
    above: new Set(goesOn.above),
    orders: new Set(orders.words),
  }
}

import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** Words that describe parties and sources without naming them: "rebels", "gunmen", "a monitor", "residents". */
export interface PartyWords {
  /** Head nouns of people under arms, singular: rebel, fighter, troop. */
  readonly armed: readonly string[]
}

const partiesFile = z.strictObject({
  armed: z.array(z.strictObject({ noun: z.string(), yes: z.array(z.string()).default([]), no: z.array(z.string()).default([]) })),
})

export function openParties(): PartyWords {
  const { armed } = readKnowledge('en/parties.yml', partiesFile)
  return { armed: armed.map(({ noun }) => noun) }
}

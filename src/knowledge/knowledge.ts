import { openParties, type PartyWords } from './parties.ts'
import { openTheatres, type Theatre } from './theatres.ts'

/**
 * All that is known before the first report is read, each part checked at the door by its own file.
 * A stage takes the parts that it needs.
 */
export interface Knowledge {
  readonly theatres: readonly Theatre[]
  readonly parties: PartyWords
}

/** @throws KnowledgeError when a knowledge file has a slip, naming file, line and remedy. */
export function openKnowledge(): Knowledge {
  return {
    theatres: openTheatres(),
    parties: openParties(),
  }
}

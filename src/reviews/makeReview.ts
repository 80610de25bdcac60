import { createHash } from 'node:crypto'
import type { Decision, Review } from '#model/review.ts'

export interface By {
  readonly author: string
  readonly note?: string | null
  readonly at: Temporal.Instant
}

/** A decision as an entry of the ledger. The same decision by the same person at the same millisecond is one entry. */
export function makeReview(decision: Decision, { author, note = null, at }: By): Review {
  const recorded = at.round('millisecond').toString()
  const hash = createHash('sha256')
    .update(JSON.stringify([author, recorded, decision]))
    .digest('hex')
  return { id: `v_${hash.slice(0, 16)}`, author, recorded, note, decision }
}

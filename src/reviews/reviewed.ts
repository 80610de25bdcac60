import type { Claim } from '#model/claim.ts'
import type { Correction, Grouping, Review, SourceLetter } from '#model/review.ts'
import { groupingOf } from './grouping.ts'
import { inForce } from './inForce.ts'

export interface Reviewed {
  /** The claims as people left them: without those rejected, with what was corrected; `because` says who decided. */
  readonly claims: readonly Claim[]
  readonly grouping: Grouping
  /** Letters that people set, by source. Who has none is an F. */
  readonly letters: ReadonlyMap<string, SourceLetter>
}

/**
 * Applies people's decisions to what the program found. What of them counts on a knowledge date is chosen before: give only
 * those recorded by then. Neither the order of the claims nor that of the reviews matters, beyond the reviews' own times.
 */
export function reviewed(claims: readonly Claim[], reviews: readonly Review[]): Reviewed {
  const counting = inForce(reviews)
  const byClaim = Map.groupBy(counting, ({ decision }) => ('claim' in decision ? decision.claim : null))
  const letters = counting.flatMap(({ decision }) =>
    decision.kind === 'grade' ? [[decision.source, decision.letter] as const] : [],
  )
  return {
    claims: claims.flatMap((claim) => asLeft(claim, byClaim.get(claim.id) ?? [])),
    grouping: groupingOf(counting.map(({ decision }) => decision)),
    letters: new Map(letters),
  }
}

/** One claim after its reviews, in the order of their times; none when the last word on it is a rejection. */
function asLeft(claim: Claim, reviews: readonly Review[]): readonly Claim[] {
  let left = claim
  let counts = true
  for (const { decision, author } of reviews) {
    switch (decision.kind) {
      case 'accept':
      case 'reject':
        counts = decision.kind === 'accept'
        if (counts) left = { ...left, because: [...left.because, `accepted by ${author}`] }
        break
      case 'correct':
        left = { ...left, ...decision.to, because: [...left.because, corrected(decision.to, author)] }
        break
      case 'place':
        left = { ...left, places: decision.places, because: [...left.because, `placed by ${author}`] }
        break
      case 'merge':
      case 'split':
      case 'grade':
      case 'undo':
        break
    }
  }
  return counts ? [left] : []
}

function corrected(to: Correction, author: string): string {
  return `${Object.keys(to).join(', ')} corrected by ${author}`
}

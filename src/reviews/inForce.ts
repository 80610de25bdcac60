import { compare } from '#model/order.ts'
import type { Review } from '#model/review.ts'

/**
 * The reviews that count, in the order of their times: what a later undo names does not, unless that undo is itself undone.
 * Reviews come in any order.
 */
export function inForce(reviews: readonly Review[]): Review[] {
  const undone = new Set<string>()
  const counting: Review[] = []
  // From the last to the first: whether an undo counts is known before what it names is met.
  for (const review of reviews.toSorted(byTime).reverse()) {
    if (undone.has(review.id)) continue
    if (review.decision.kind === 'undo') undone.add(review.decision.review)
    else counting.push(review)
  }
  return counting.reverse()
}

// As text "09:30:00.12Z" would come after "09:30:00.123Z".
function byTime(a: Review, b: Review): number {
  return Date.parse(a.recorded) - Date.parse(b.recorded) || compare(a.id, b.id)
}

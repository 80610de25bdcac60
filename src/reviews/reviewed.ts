import type { Claim, ClaimPlace } from '#model/claim.ts'
import { samePlace } from '#model/place.ts'
import type { Correction, Grouping, LetterSet, NamedPlace, Review } from '#model/review.ts'
import { groupingOf } from './grouping.ts'
import { inForce } from './inForce.ts'

export interface Reviewed {
  /** The claims as people left them: without those rejected, with what was corrected; `because` says who decided. */
  readonly claims: readonly Claim[]
  readonly grouping: Grouping
  /** Letters that people set, by source. Who has none is an F. */
  readonly letters: ReadonlyMap<string, LetterSet>
}

/**
 * Applies people's decisions to what the program found. What of them counts on a knowledge date is chosen before: give only
 * those recorded by then. Neither the order of the claims nor that of the reviews matters, beyond the reviews' own times.
 */
export function reviewed(claims: readonly Claim[], reviews: readonly Review[]): Reviewed {
  const counting = inForce(reviews)
  const byClaim = Map.groupBy(counting, ({ decision }) => ('claim' in decision ? decision.claim : null))
  const letters = counting.flatMap(({ decision, author, recorded }) =>
    decision.kind === 'grade' ? [[decision.source, { letter: decision.letter, author, recorded }] as const] : [],
  )
  return {
    claims: claims.flatMap((claim) => asLeft(withNames(claim, counting), byClaim.get(claim.id) ?? [])),
    grouping: groupingOf(counting.map(({ decision }) => decision)),
    letters: new Map(letters),
  }
}

/** A claim whose places lie where people said that their names do; the last word on a name counts. */
function withNames(claim: Claim, reviews: readonly Review[]): Claim {
  let named = claim
  for (const { decision, author } of reviews) {
    if (decision.kind !== 'locate') continue
    const { name, place } = decision
    const places = named.places.map((each) => (isMeant(each, name, place) ? { ...each, ...place, ambiguous: false } : each))
    if (places.every((each, i) => each === named.places[i])) continue
    named = { ...named, places, because: [...named.because, `${name} placed by ${author}`] }
  }
  return named
}
// A namesake abroad is another place.
function isMeant(place: ClaimPlace, name: string, { country }: NamedPlace): boolean {
  return samePlace(place, name) && (place.country === null || country === null || place.country === country || place.ambiguous)
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
      case 'locate':
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

import type { Decision } from '#model/review.ts'

/** A decision in a few words: `reject c_5f0e…`. */
export function sayDecision(decision: Decision): string {
  switch (decision.kind) {
    case 'accept':
    case 'reject':
      return `${decision.kind} ${decision.claim}`
    case 'correct':
      return `correct ${decision.claim}: ${Object.entries(decision.to)
        .map(([field, value]) => `${field} ${JSON.stringify(value)}`)
        .join(', ')}`
    case 'place':
      return `place ${decision.claim}: ${decision.places.map(({ name, id }) => `${name} (${id ?? 'not placed'})`).join(', ')}`
    case 'locate':
      return `place ${decision.name}: ${decision.place.name} (${decision.place.id ?? 'not placed'})`
    case 'merge':
      return `merge ${decision.claims.join(', ')}`
    case 'split':
      return `split ${decision.claims.join(', ')} from ${decision.from.join(', ')}`
    case 'grade':
      return `letter ${decision.letter} for ${decision.source}`
    case 'undo':
      return `undo ${decision.review}`
  }
}

import type { Claim, HappeningType } from '#model/claim.ts'
import type { Review } from '#model/review.ts'

/** Something that the program can't settle, in one sentence a person can act on. */
export interface Need {
  readonly kind: 'lost-review' | 'which-place' | 'no-place' | 'which-side' | 'no-day'
  readonly claim: Claim
  readonly question: string
  /** What the question is about: a name as the report writes it, or the decision that was lost; empty where the claim alone is. */
  readonly about: string
  /** The review that no claim of the last reading takes over; null for the other kinds. */
  readonly review: Review | null
}

// These say who holds a town: a slip in one colours the map.
const movesTowns: ReadonlySet<HappeningType> = new Set(['capture', 'hold', 'lose', 'withdraw', 'surrender'])

/**
 * What needs a person, the most weighty first: decisions that a new reading could not take over, then claims on who holds a
 * town whose place, side or day is open. A claim that somebody has decided on needs nobody.
 * @param lost reviews that a later reading left without their claim, with that claim as it was
 */
export function needsPerson(
  claims: readonly Claim[],
  reviews: readonly Review[],
  lost: readonly { readonly review: Review; readonly claim: Claim }[],
): Need[] {
  const decided = new Set(reviews.flatMap(({ decision }) => ('claim' in decision ? [decision.claim] : [])))
  const open = claims.filter(({ id, type, modality }) => movesTowns.has(type) && modality === 'actual' && !decided.has(id))
  return [
    ...lost.map(({ review, claim }) => ({ kind: 'lost-review' as const, about: lostOf(review), claim, review })),
    ...open.flatMap((claim) => questionsOn(claim).map((need) => ({ ...need, claim, review: null }))),
  ]
    .map((need) => ({ ...need, question: questionsInEnglish[need.kind](need.about) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly Need['kind'][] = ['lost-review', 'which-place', 'no-place', 'which-side', 'no-day']

/** What is asked, in English: for the command line and the web app. */
export const questionsInEnglish: Readonly<Record<Need['kind'], (about: string) => string>> = {
  'lost-review': (about) => `The newest reading finds no more what was decided on: ${about}. Decide again, or undo it.`,
  'which-place': (about) => `Which ${about} is meant?`,
  'no-place': (about) => `Where is ${about}?`,
  'which-side': (about) => `On which side is “${about}”?`,
  'no-day': () => 'On which day was it?',
}

function lostOf({ id, author, decision }: Review): string {
  return `${author}, ${decision.kind}, ${id}`
}

function questionsOn(claim: Claim): Pick<Need, 'kind' | 'about'>[] {
  const ambiguous = claim.places.find((place) => place.ambiguous)
  const unknown = claim.places.find((place) => place.id === null)
  const [doer] = claim.actor
  return [
    ...(ambiguous ? [{ kind: 'which-place' as const, about: ambiguous.text }] : []),
    ...(unknown ? [{ kind: 'no-place' as const, about: unknown.text }] : []),
    ...(doer && doer.side === null ? [{ kind: 'which-side' as const, about: doer.text }] : []),
    ...(claim.date === null ? [{ kind: 'no-day' as const, about: '' }] : []),
  ]
}

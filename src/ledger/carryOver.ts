import type { Kysely } from 'kysely'
import type { Claim } from '#model/claim.ts'
import type { Decision, Review } from '#model/review.ts'
import { claimsAsked, claimsNamed, standingClaims } from './ask.ts'
import type { CarriedOver } from './ledger.ts'
import type { Tables } from './schema.ts'

/**
 * Leads reviews over to the claims that count now. A later reading that words a claim anew (another source, another stance)
 * gives it another id; a person's decision on it still holds for the same words telling the same type of happening.
 */
export async function carryOver(db: Kysely<Tables>, reviews: readonly Review[]): Promise<CarriedOver> {
  const named = [...new Set(reviews.flatMap(({ decision }) => claimsOf(decision)))]
  const standing = await standingClaims(db, named)
  const gone = await claimsNamed(
    db,
    named.filter((id) => !standing.has(id)),
  )
  const heirs = new Map<string, string>()
  for (const [report, claims] of Map.groupBy(gone, (claim) => claim.report)) {
    const now = await claimsAsked(db, { report, versions: 'all' })
    const before = await namesOfReadingWith(db, claims)
    for (const claim of claims) {
      const heir = heirOf(claim, now, before)
      if (heir !== null) heirs.set(claim.id, heir)
    }
  }
  const isLost = (id: string): boolean => !standing.has(id) && !heirs.has(id)
  return {
    reviews: reviews.map((review) => ({ ...review, decision: led(review.decision, (id) => heirs.get(id) ?? id) })),
    lost: reviews.flatMap((review) =>
      claimsOf(review.decision)
        .filter(isLost)
        .map((claim) => ({ review, claim })),
    ),
  }
}

/** The one claim that has the same words and type and was not there before; null when there is none, or more than one. */
function heirOf(claim: Claim, now: readonly Claim[], before: ReadonlySet<string>): string | null {
  const alike = now.filter(({ id, quote, type }) => quote === claim.quote && type === claim.type && !before.has(id))
  const near = alike.filter(({ span }) => span[0] === claim.span[0])
  const [first, ...others] = near.length > 0 ? near : alike
  return first === undefined || others.length > 0 ? null : first.id
}

/** Ids of all claims that stood beside these in the readings they come from: each has its own reviews and inherits none. */
async function namesOfReadingWith(db: Kysely<Tables>, claims: readonly Claim[]): Promise<ReadonlySet<string>> {
  const ids = claims.map(({ id }) => id)
  const readings = db.selectFrom('claims').select('reading').where('id', 'in', ids)
  const rows = await db.selectFrom('claims').select('id').where('reading', 'in', readings).execute()
  return new Set(rows.map(({ id }) => id))
}

function claimsOf(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'accept':
    case 'reject':
    case 'correct':
    case 'place':
      return [decision.claim]
    case 'merge':
      return decision.claims
    case 'split':
      return [...decision.claims, ...decision.from]
    case 'locate':
    case 'grade':
    case 'undo':
      return []
  }
}

function led(decision: Decision, heir: (id: string) => string): Decision {
  switch (decision.kind) {
    case 'accept':
    case 'reject':
    case 'correct':
    case 'place':
      return { ...decision, claim: heir(decision.claim) }
    case 'merge':
      return { ...decision, claims: decision.claims.map(heir) }
    case 'split':
      return { ...decision, claims: decision.claims.map(heir), from: decision.from.map(heir) }
    case 'locate':
    case 'grade':
    case 'undo':
      return decision
  }
}

import type { Claim, HappeningType } from '#model/claim.ts'

/** What a reader looks for first: who came, who left, who stayed; then the fighting; then all else. */
const ranks: readonly (readonly HappeningType[])[] = [
  ['capture', 'lose', 'withdraw', 'surrender'],
  ['advance', 'repel', 'hold', 'siege'],
  ['airstrike', 'shelling', 'bombing', 'attack', 'clash', 'killing', 'displacement'],
]

/**
 * At most so many of a voice's claims, those on who holds what first, in their own order otherwise. What a voice tells twice
 * of the same places is shown once.
 */
export function foremost(claims: readonly Claim[], most: number): Claim[] {
  const fresh = new Map<string, Claim>()
  for (const claim of claims) {
    const key = [claim.type, claim.stance, ...claim.places.map(({ id, name }) => id ?? name).sort()].join('\n')
    if (!fresh.has(key)) fresh.set(key, claim)
  }
  return [...fresh.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most)
}

function rankOf({ type, stance }: Claim): number {
  const rank = ranks.findIndex((types) => types.includes(type))
  // Who denies or admits something says more than who tells it.
  const telling = stance === 'asserts' ? 0.5 : 0
  return (rank === -1 ? ranks.length : rank) + telling
}

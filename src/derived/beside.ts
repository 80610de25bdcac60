import { type AdmissionKeys, admissionKeysOf } from '#events/admissionKeys.ts'
import type { DerivedRows } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { keyOf } from './key.ts'

/** Claims by the numbers of their events. */
export type Members = ReadonlyMap<number, readonly DerivedClaim[]>

/** By which keys a claim meets what it admits, or what admits it; worked out once a claim. */
export type Admitting = (claim: DerivedClaim) => AdmissionKeys

export function admitting(byHand: ReadonlySet<string>): Admitting {
  const kept = new Map<Claim, AdmissionKeys>()
  return (claim) => {
    const keys = kept.get(claim.claim) ?? admissionKeysOf(claim, byHand.has(claim.claim.id))
    kept.set(claim.claim, keys)
    return keys
  }
}

/** For each event the events of withdrawals that may admit it, as known on a day or later. */
export async function leavingsBeside(
  rows: DerivedRows,
  members: Members,
  since: Day,
  admissions: Admitting,
): Promise<ReadonlyMap<number, Members>> {
  const looks = new Map(
    [...members].map(([event, claims]) => [event, claims.flatMap((one) => admissions(one).leavings).map(keyOf)]),
  )
  const met = await rows.claimsAt([...looks.values()].flat(), since, null)
  const leavings = Map.groupBy(
    await rows.claimsOfEvents([...new Set(met.map(({ event }) => event))], since),
    ({ event }) => event,
  )
  const standing = new Map<number, Set<number>>()
  for (const [event, claims] of leavings)
    for (const key of claims.flatMap((claim) => admissions(claim).stands).map(keyOf))
      standing.set(key, (standing.get(key) ?? new Set()).add(event))
  return new Map(
    [...looks].map(([event, keys]) => {
      const near = new Set(keys.flatMap((key) => [...(standing.get(key) ?? [])]))
      near.delete(event)
      return [event, new Map([...near].map((one) => [one, leavings.get(one) ?? []]))]
    }),
  )
}

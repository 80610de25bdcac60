import type { Claim } from '#model/claim.ts'
import { percent, table } from '../tally.ts'
import type { Result } from './rule.ts'

/** A printed claim that the gold can judge, and whether it is found there with the same type, source and stance. */
export interface Outcome {
  readonly claim: Claim
  readonly right: boolean
}

export function outcomesOf({ pairs, spurious }: Result): Outcome[] {
  return [
    ...pairs.map(({ claim, fields: { type = 1, source = 1, stance = 1 } }) => ({
      claim,
      right: type === 1 && source === 1 && stance === 1,
    })),
    ...spurious.map((claim) => ({ claim, right: false })),
  ]
}

const steps = [0, 0.3, 0.45, 0.6, 0.75, 0.9, 1.01]

/** How often claims of each confidence are right. */
export function reliabilityTable(results: readonly Result[]): string {
  const outcomes = results.flatMap(outcomesOf)
  const rows = steps.slice(0, -1).flatMap((from, k) => {
    const to = steps[k + 1] ?? 1
    const within = outcomes.filter(({ claim }) => claim.confidence >= from && claim.confidence < to)
    if (within.length === 0) return []
    const mean = within.reduce((sum, { claim }) => sum + claim.confidence, 0) / within.length
    const right = within.filter((outcome) => outcome.right).length
    return [[`${from}–${Math.min(to, 1)}`, String(within.length), percent(mean), percent(right / within.length)]]
  })
  const brier = outcomes.reduce((sum, { claim, right }) => sum + (claim.confidence - Number(right)) ** 2, 0) / outcomes.length
  return `${table(['confidence', 'claims', 'mean', 'right'], rows)}\nBrier score ${brier.toFixed(3)}`
}

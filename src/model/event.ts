import type { ClaimDate, ClaimPlace, CountKey, CountRange, Extent, HappeningType, Modality, Party } from './claim.ts'
import type { Day } from './day.ts'

export type Standing = 'acknowledged' | 'corroborated' | 'reported' | 'claimed' | 'disputed' | 'refuted' | 'unjudged'

/** One source's figure, kept beside the others: figures are never averaged. */
export interface Figure {
  readonly key: CountKey
  readonly range: CountRange
  readonly claim: string
  /** Who gives it; null for the outlet's own voice. */
  readonly origin: string
}

/** The claims, from whatever reports, that tell one happening. */
export interface Event {
  /** `e_` and 16 hex digits, from its first claim in order of publication. */
  readonly id: string
  readonly type: HappeningType
  /** What is only planned, demanded or possible never moves a town and is never told as done. */
  readonly modality: Modality
  readonly regained: boolean
  readonly extent: Extent | null
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  readonly places: readonly ClaimPlace[]
  readonly date: ClaimDate | null
  readonly counts: Readonly<Partial<Record<CountKey, CountRange>>>
  readonly figures: readonly Figure[]
  readonly standing: Standing
  /** Publication days of the first and the last report that tells it; null when none of its reports is dated. */
  readonly firstTold: Day | null
  readonly lastTold: Day | null
  /** Why the standing is what it is, and why these claims are together. */
  readonly because: readonly string[]
  /** Ids of its claims, in order of publication. Every claim stands in exactly one event. */
  readonly claims: readonly string[]
}

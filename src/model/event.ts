import type { ClaimDate, ClaimPlace, CountKey, CountRange, Extent, HappeningType, Modality, Party } from './claim.ts'
import type { Day } from './day.ts'
import type { Reason } from './reason.ts'

export const standings = ['acknowledged', 'corroborated', 'reported', 'claimed', 'disputed', 'refuted', 'unjudged'] as const
export type Standing = (typeof standings)[number]

/** One source's figure, kept beside the others: figures are never averaged. */
export interface Figure {
  readonly key: CountKey
  readonly range: CountRange
  readonly claim: string
  /** Who gives it; null for the outlet's own voice. */
  readonly origin: string
}

/** What of a happening is told: that a town fell may be corroborated while its day and its dead are only claimed. */
export type PartName = 'happened' | 'place' | 'day' | 'actor' | CountKey

/** One part of an event with how well it is supported by those of its claims that tell it. */
export interface EventPart {
  readonly part: PartName
  /** A place as first written, a day or `from/to`, a party as written, a figure as `50`, `24+`, `≤535`, `12–20`; empty for `happened`. */
  readonly value: string
  readonly standing: Standing
  readonly reasons: readonly Reason[]
}

/** One independent voice on an event, however many reports carry it: independence is counted in these. */
export interface EventOrigin {
  /** `theatre/actor`, `outlet:…`, `source:…` or `report:…`; the same wherever the same voice speaks. */
  readonly origin: string
  /** `gains`: of a side, so that its word alone is only its claim; `loses`: says it to its own cost; `none`: of no side. */
  readonly interest: 'gains' | 'loses' | 'none'
  /** Ids of its claims, in order of publication. */
  readonly claims: readonly string[]
}

/** Credibility of information by STANAG 2511, suggested from the standing; 6: can't be judged. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6

/** The claims, from whatever reports, that tell one happening. */
export interface Event {
  /** `e_` and 16 hex digits, from its first claim in order of publication. */
  readonly id: string
  readonly type: HappeningType
  /** What is only planned, demanded or possible never moves a town and is never told as done. */
  readonly modality: Modality
  readonly regained: boolean
  readonly extent: Extent | null
  /** What within or at its place it is told of: the fall of an airport is not that of its town. */
  readonly site: string | null
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  readonly places: readonly ClaimPlace[]
  readonly date: ClaimDate | null
  readonly counts: Readonly<Partial<Record<CountKey, CountRange>>>
  readonly figures: readonly Figure[]
  readonly standing: Standing
  readonly credibility: Credibility
  readonly origins: readonly EventOrigin[]
  /** Each part by itself, the event as a whole first. */
  readonly parts: readonly EventPart[]
  /** Publication days of the first and the last report that tells it; null when none of its reports is dated. */
  readonly firstTold: Day | null
  readonly lastTold: Day | null
  /** The first day on which any of its sources is told to have said it ("announced on Sunday"), else `firstTold`: it was so by then. */
  readonly firstSaid: Day | null
  /** Why the standing is what it is, and why these claims are together. */
  readonly reasons: readonly Reason[]
  /** Ids of its claims, in order of publication. Every claim stands in exactly one event. */
  readonly claims: readonly string[]
}

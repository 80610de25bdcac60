import type { ActorKind } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Knowledge } from './knowledge.ts'
import type { Theatre } from './theatres.ts'

/** Whom the words for a party or source mean. Null where the knowledge does not tell: unknown is never rounded up. */
export interface Identity {
  /** `theatre/actor`; a side's id where only the side is told ("rebels"). */
  readonly id: string | null
  readonly side: string | null
  readonly kind: ActorKind
  readonly because: readonly string[]
}

/** A theatre that a report speaks of. */
export interface SpokenTheatre {
  readonly theatre: Theatre
  /**
   * Ids of the sides whose actors the report names. In a theatre with many armed groups "the rebels" are M23 only in a
   * report that names M23, and no other rebels.
   */
  readonly named: readonly string[]
  /** False for a theatre spoken of in passing: "the army" of a report on Chad that names Libya is not Libya's. */
  readonly main: boolean
}

/** What words for a party are read against. */
export interface Setting {
  /** The conflicts that the report speaks of, likeliest first; see `theatresOf`. */
  readonly theatres: readonly SpokenTheatre[]
  /** The day that the words speak of; null when not known. */
  readonly day: Day | null
  /** Side of who speaks, for words that mean something in one side's mouth only ("terrorists"); null when not known. */
  readonly speaker: string | null
}

/** A setting narrowed to one theatre, with the knowledge beside it: what every look-up rule reads. */
export interface Scene extends Omit<Setting, 'theatres'>, SpokenTheatre {
  readonly known: Pick<Knowledge, 'parties' | 'states' | 'world'>
}

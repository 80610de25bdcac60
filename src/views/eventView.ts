import type { Day } from '#model/day.ts'
import type { Credibility, Event, EventPart, Standing } from '#model/event.ts'
import type { Reason } from '#model/reason.ts'
import type { WhatIf } from '#model/whatIf.ts'
import type { Interest, Voice } from './evidence.ts'
import { type FigureSeries, figuresOf } from './figures.ts'
import { type EventShown, shownEvent } from './happening.ts'
import { copiesIn, originsOf } from './matrix.ts'

/** One event without the rows of its matrix, which come page by page. */
export interface EventView {
  readonly event: EventShown
  /** Why the standing is what it is, and why these claims are together. */
  readonly reasons: readonly Reason[]
  readonly digit: Credibility
  /** Each part by itself: that it happened may be corroborated while its day is only claimed. */
  readonly parts: readonly EventPart[]
  readonly gains: string | null
  readonly loses: string | null
  /** How many origins each band of the matrix has, in the order of its rows. */
  readonly bands: readonly { readonly interest: Interest; readonly origins: number }[]
  /** Reports that carry another's words, in all rows of the matrix. */
  readonly copies: number
  readonly figures: readonly FigureSeries[]
  readonly counted: { readonly origins: number; readonly noSide: number; readonly admissions: number; readonly denials: number }
  /** The standing after each report that tells of it, in order of publication. */
  readonly history: readonly {
    readonly report: string
    readonly outlet: string | null
    readonly published: Day | null
    readonly copyOf: string | null
    readonly standing: Standing
  }[]
  /** Claims that would raise its standing, then those that would lower it. */
  readonly whatIf: readonly WhatIf[]
  readonly beside: readonly EventShown[]
}

export function eventView(
  event: Event,
  voices: readonly Voice[],
  given: {
    readonly history: EventView['history']
    readonly whatIf: EventView['whatIf']
    readonly beside: readonly EventShown[]
  },
): EventView {
  const gains = event.actor.find((party) => party.side !== null)?.side ?? null
  const loses = event.target.find((party) => party.side !== null && party.side !== gains)?.side ?? null
  const rows = originsOf(voices)
  const origins = (some: (voice: Voice) => boolean) => new Set(voices.filter(some).map((voice) => voice.origin)).size
  const telling = ({ claim }: Voice) =>
    claim.stance === 'asserts' || claim.stance === 'confirms' || claim.stance === 'acknowledges'
  return {
    event: shownEvent(event, voices),
    reasons: event.reasons,
    digit: event.credibility,
    parts: event.parts,
    gains,
    loses,
    bands: [...Map.groupBy(rows, ({ interest }) => interest)].map(([interest, own]) => ({ interest, origins: own.length })),
    copies: rows.reduce((sum, row) => sum + copiesIn(row), 0),
    figures: figuresOf(voices),
    counted: {
      origins: origins(telling),
      noSide: origins((voice) => telling(voice) && voice.interest === 'none'),
      admissions: origins((voice) => voice.claim.stance === 'acknowledges' || (telling(voice) && voice.interest === 'loses')),
      denials: origins((voice) => voice.claim.stance === 'denies'),
    },
    history: given.history,
    whatIf: given.whatIf,
    beside: given.beside,
  }
}

import type { Claim } from '#model/claim.ts'
import type { PlaceGroup } from './places/features.ts'

/** What a happening's words tell, whoever tells it. */
export interface Telling
  extends Pick<
    Claim,
    | 'sentence'
    | 'span'
    | 'type'
    | 'regained'
    | 'extent'
    | 'actor'
    | 'target'
    | 'places'
    | 'date'
    | 'counts'
    | 'modality'
    | 'because'
  > {
  /** Told as not having come about. */
  readonly negated: boolean
  /** The token that tells it. */
  readonly token: number
  /** Lemmas of the words that tell it. */
  readonly lemmas: ReadonlySet<string>
  /** The places as they stand in the report. */
  readonly groups: readonly PlaceGroup[]
}

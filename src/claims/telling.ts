import type { Claim } from '#model/claim.ts'
import type { Sentence } from '#model/sentence.ts'
import type { PlaceGroup } from './places/features.ts'
import type { Tree } from './tree.ts'

/** What a happening's words tell, whoever tells it. */
export interface Telling
  extends Pick<
    Claim,
    | 'sentence'
    | 'span'
    | 'type'
    | 'regained'
    | 'extent'
    | 'site'
    | 'actor'
    | 'target'
    | 'places'
    | 'date'
    | 'saidOn'
    | 'counts'
    | 'modality'
    | 'because'
  > {
  /** How well the happening was read. */
  readonly sureness: number
  readonly share: number
  readonly listed: boolean
  /** The sentence that tells it. */
  readonly read: Sentence
  /** It points back to a happening told before. */
  readonly echo: boolean
  /** Told as not having come about. */
  readonly negated: boolean
  readonly tree: Tree
  /** The token that tells it. */
  readonly token: number
  /** Lemmas of the words that tell it. */
  readonly lemmas: ReadonlySet<string>
  /** The places as they stand in the report. */
  readonly groups: readonly PlaceGroup[]
}

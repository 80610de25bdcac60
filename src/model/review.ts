import type { Claim, ClaimPlace } from './claim.ts'

/** How far a source can be relied on, by STANAG 2511; set by a person only. F: can't be judged. */
export const sourceLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type SourceLetter = (typeof sourceLetters)[number]

/** A source's letter, and who set it when. */
export interface LetterSet extends Pick<Review, 'author' | 'recorded'> {
  readonly letter: SourceLetter
}

/** What a person may correct of a claim. Its quote and where it stands are the report's. */
export type Correction = Partial<
  Pick<Claim, 'stance' | 'type' | 'modality' | 'extent' | 'regained' | 'actor' | 'target' | 'source' | 'date' | 'counts'>
>

/** What a name means: the place, without how a happening lies to it. */
export type NamedPlace = Pick<ClaimPlace, 'name' | 'id' | 'lat' | 'lon' | 'country' | 'admin1'>

/** Claims and reviews are named by their ids, a source by its actor's id or, where it has none, as its claims write it. */
export type Decision =
  | { readonly kind: 'accept' | 'reject'; readonly claim: string }
  | { readonly kind: 'correct'; readonly claim: string; readonly to: Correction }
  /** By hand: the places of the claim, instead of those that were found. */
  | { readonly kind: 'place'; readonly claim: string; readonly places: readonly ClaimPlace[] }
  /** By hand: where a name lies, in every claim that has it and is not placed in another country. */
  | { readonly kind: 'locate'; readonly name: string; readonly place: NamedPlace }
  /** All these claims tell one event. */
  | { readonly kind: 'merge'; readonly claims: readonly string[] }
  /** None of these claims tells the event that any of the others tells. */
  | { readonly kind: 'split'; readonly claims: readonly string[]; readonly from: readonly string[] }
  | { readonly kind: 'grade'; readonly source: string; readonly letter: SourceLetter }
  | { readonly kind: 'undo'; readonly review: string }

/** A person's decision: one more entry of the ledger, which overwrites nothing. */
export interface Review {
  /** `v_` and 16 hex digits, from author, time and decision. */
  readonly id: string
  readonly author: string
  /** Instant in UTC, ISO 8601: `2024-12-04T09:30:00Z`. It counts from that day on. */
  readonly recorded: string
  readonly note: string | null
  readonly decision: Decision
}

/** What people decided about which claims tell one event: it goes before what the program makes of their words. */
export interface Grouping {
  /** Lists of claim ids that stand in one event each. No claim is in two lists. */
  readonly together: readonly (readonly string[])[]
  /** Pairs of claim ids that never stand in one event; none is within a list of `together`. */
  readonly apart: readonly (readonly [string, string])[]
}

/** Nobody has decided anything. */
export const ungrouped: Grouping = { together: [], apart: [] }

import type { Claim, ClaimPlace } from './claim.ts'

/** How far a source can be relied on, by STANAG 2511; set by a person only. F: can't be judged. */
export type SourceLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** What a person may correct of a claim. Its quote and where it stands are the report's. */
export type Correction = Partial<
  Pick<Claim, 'stance' | 'type' | 'modality' | 'extent' | 'regained' | 'actor' | 'target' | 'source' | 'date' | 'counts'>
>

/** Claims, events and reviews are named by their ids, a source as its claims name it. */
export type Decision =
  | { readonly kind: 'accept' | 'reject'; readonly claim: string }
  | { readonly kind: 'correct'; readonly claim: string; readonly to: Correction }
  | { readonly kind: 'place'; readonly claim: string; readonly places: readonly ClaimPlace[] }
  | { readonly kind: 'merge'; readonly claims: readonly string[] }
  | { readonly kind: 'split'; readonly claims: readonly string[] }
  | { readonly kind: 'grade'; readonly source: string; readonly letter: SourceLetter }
  | { readonly kind: 'undo'; readonly review: string }

/** A person's decision: one more entry of the ledger, which overwrites nothing. */
export interface Review {
  /** `v_` and 16 hex digits, from author, time and decision. */
  readonly id: string
  readonly author: string
  /** Instant in UTC, ISO 8601: `2024-12-04T09:30:00Z`. */
  readonly recorded: string
  readonly note: string | null
  readonly decision: Decision
}

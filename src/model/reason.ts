import type { Standing } from './event.ts'

/** Origins as a person reads them: each as the first that tells it is written; null for a report that names no outlet. */
export type OriginNames = readonly (string | null)[]

/** Who takes, enters, leaves or keeps a place, by ids or as the reports write it; both null when not told. */
export interface Who {
  readonly holder: string | null
  readonly side: string | null
}

/** What each reason tells beside its code. Its words stand once per language: src/views/reasonWords.ts is the English. */
export interface ReasonGiven {
  // Why claims are one event.
  /** `place` as one of the claims writes it. */
  readonly 'same-place': { readonly place: string }
  readonly 'no-place-told': object
  /** 0 where their days meet. */
  readonly 'days-apart': { readonly days: number }
  /** One of them tells no day that could speak against it. */
  readonly 'no-day-against': object
  readonly 'same-actor': object
  readonly 'same-side': object
  readonly 'put-together': object

  // Why an event, or a part of it, has its standing.
  readonly told: { readonly origins: OriginNames }
  readonly denied: { readonly origins: OriginNames }
  /** Only denied: that anybody tells it is not in the ledger. */
  readonly 'denied-untold': { readonly origins: OriginNames }
  /** A later word against itself, or that of others, overtakes the denial. */
  readonly 'denial-overtaken': { readonly origins: OriginNames }
  /** Said to its own cost. */
  readonly admitted: { readonly origins: OriginNames }
  readonly 'only-gainers': { readonly origins: OriginNames }
  readonly 'one-origin': { readonly origins: OriginNames }
  readonly 'several-origins': { readonly origins: OriginNames }
  /** Of no side as far as is known, which is not to be of no side. */
  readonly 'leaning-not-known': object
  readonly 'independence-not-known': object
  readonly withdrawn: { readonly origins: OriginNames }
  readonly 'nobody-vouches': object

  // Why a place's holding is as it is. `standing` is that of the event.
  readonly taken: { readonly who: Who; readonly standing: Standing }
  readonly 'taken-by-somebody': object
  /** By another than the holder, on the day on which it was taken. */
  readonly 'taken-same-day': { readonly who: Who }
  readonly 'claimed-by-two': object
  readonly kept: { readonly who: Who; readonly standing: Standing }
  /** By another than the holder; `still` where the holder's own taking is in doubt. */
  readonly 'kept-against': { readonly who: Who; readonly still: boolean }
  readonly 'part-taken': { readonly who: Who }
  readonly inside: { readonly who: Who }
  readonly 'fighting-inside': object
  /** Told by several, or by the side that left. */
  readonly left: object
  readonly 'left-as-said': object
  readonly 'fallen-as-said': object
  /** An event is no ground to say that anybody holds it. */
  readonly 'not-counted': { readonly standing: Standing }
}

export type ReasonCode = keyof ReasonGiven

/**
 * Why claims are one event, why an event has its standing, or why a place's holding is as it is: a code with what it tells, which
 * each language puts into words.
 */
export type Reason<Code extends ReasonCode = ReasonCode> = {
  readonly [One in Code]: { readonly code: One } & ReasonGiven[One]
}[Code]

/** A language's words for every reason. */
export type ReasonWords = { readonly [Code in ReasonCode]: (given: Reason<Code>) => string }

export function sayReason<Code extends ReasonCode>(reason: Reason<Code>, words: ReasonWords): string {
  const say: (given: Reason<Code>) => string = words[reason.code]
  return say(reason)
}

/** Each reason once, in the order in which it first stands. */
export function eachOnce(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()]
}

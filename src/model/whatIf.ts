import type { Standing } from './event.ts'

/** What each claim that would change a standing tells beside its code. Its words stand once per language: src/views/whatIfWords.ts is the English. */
export interface WhatIfGiven {
  /** A source of no side tells it too. */
  readonly 'another-tells': object
  /** On a later day, two sources tell it, one of them of no side. */
  readonly 'two-others-tell': object
  /** `side` is null where it isn't told who loses by it. */
  readonly 'loser-admits': { readonly side: string | null }
  readonly 'loser-denies': { readonly side: string }
  /** A source of no side denies it. */
  readonly 'outsider-denies': object
  /** Who alone tells it takes it back. */
  readonly 'teller-withdraws': object
}

export type WhatIfCode = keyof WhatIfGiven

/** A claim that is not in the ledger, and the standing that its event would have if it were. */
export type WhatIf<Code extends WhatIfCode = WhatIfCode> = {
  readonly [One in Code]: { readonly code: One; readonly raises: boolean; readonly to: Standing } & WhatIfGiven[One]
}[Code]

/** A language's words for every such claim. */
export type WhatIfWords = { readonly [Code in WhatIfCode]: (given: WhatIf<Code>) => string }

export function sayWhatIf<Code extends WhatIfCode>(one: WhatIf<Code>, words: WhatIfWords): string {
  const say: (given: WhatIf<Code>) => string = words[one.code]
  return say(one)
}

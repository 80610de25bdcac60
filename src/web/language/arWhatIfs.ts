import { labelOfSide } from '#model/inShort.ts'
import type { WhatIfWords } from '#model/whatIf.ts'
import { apart } from './apart.ts'

/** Every claim that would change a standing, in Arabic. */
export const whatIfsInArabic: WhatIfWords = {
  'another-tells': () => 'يرويه أيضًا مصدر بلا طرف',
  'two-others-tell': () => 'يرويه مصدران آخران في يوم لاحق، أحدهما بلا طرف',
  'loser-admits': ({ side }) => (side === null ? 'يعترف به من يخسر به' : `يعترف به الخاسر: ${apart(labelOfSide(side))}`),
  'loser-denies': ({ side }) => `ينفيه الخاسر: ${apart(labelOfSide(side))}`,
  'outsider-denies': () => 'ينفيه مصدر بلا طرف',
  'teller-withdraws': () => 'يتراجع عنه من يرويه وحده',
}

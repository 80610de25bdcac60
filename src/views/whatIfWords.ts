import { labelOfSide } from '#model/inShort.ts'
import type { WhatIfWords } from '#model/whatIf.ts'

/** Every claim that would change a standing, in English. */
export const whatIfsInEnglish: WhatIfWords = {
  'another-tells': () => 'a source of no side tells it too',
  'two-others-tell': () => 'two more sources tell it on a later day, one of them of no side',
  'loser-admits': ({ side }) => (side === null ? 'who loses by it says so' : `${labelOfSide(side)}, which loses by it, says so`),
  'loser-denies': ({ side }) => `${labelOfSide(side)}, which loses by it, denies it`,
  'outsider-denies': () => 'a source of no side denies it',
  'teller-withdraws': () => 'who alone tells it takes it back',
}

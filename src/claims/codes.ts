import type { CodeRow, Codes, PartyKind } from '#knowledge/codes.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { HappeningType, Modality, Party } from '#model/claim.ts'
import { sortsIn } from './sortsIn.ts'

/** What of a claim its codes hang on. */
export interface Coded {
  readonly type: HappeningType
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  /** Lemmas of the words that tell it. */
  readonly lemmas: ReadonlySet<string>
  readonly modality: Modality
}

/**
 * ACLED sub-event and PLOVER event type: those of the first row that fits. ACLED lists what came about: a capture that is
 * planned or feared has no sub-event.
 */
export function codesOf(coded: Coded, codes: Codes, words: HappeningWords): Pick<CodeRow, 'acled' | 'plover'> {
  const row = codes.get(coded.type)?.find((row) => fits(row, coded, words))
  return { acled: (coded.modality === 'actual' ? row?.acled : null) ?? null, plover: row?.plover ?? null }
}

function fits(row: CodeRow, { actor, target, lemmas }: Coded, words: HappeningWords): boolean {
  if (row.words.length > 0 && !row.words.some((word) => lemmas.has(word))) return false
  return isOf(row.actor, actor, words) && isOf(row.target, target, words)
}

function isOf(kind: PartyKind | null, parties: readonly Party[], words: HappeningWords): boolean {
  return kind === null || parties.some((party) => is[kind](party, sortsIn(party.text, words)))
}

type Sorts = ReadonlySet<string>
const is: Readonly<Record<PartyKind, (party: Party, sorts: Sorts) => boolean>> = {
  state: ({ side }, sorts) => (side === null ? sorts.has('government-force') : side.endsWith('/government')),
  force: (_, sorts) => sorts.has('force'),
  // A village or a bus that is raided is full of people; a post or a barracks is not.
  civilian: (_, sorts) => !sorts.has('force') && (sorts.has('people') || sorts.has('place') || sorts.has('building')),
  protester: (_, sorts) => sorts.has('protester'),
  mob: (_, sorts) => sorts.has('mob') && !sorts.has('force'),
}

import type { CodeRow, Codes } from '#knowledge/codes.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { HappeningType, Party } from '#model/claim.ts'

/** What of a claim its codes hang on. */
export interface Coded {
  readonly type: HappeningType
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  /** Lemmas of the words that tell it. */
  readonly lemmas: ReadonlySet<string>
}

/** ACLED sub-event and PLOVER event type. */
export function codesOf(coded: Coded, codes: Codes, words: HappeningWords): Pick<CodeRow, 'acled' | 'plover'> {
  const row = codes.get(coded.type)?.find((row) => fits(row, coded, words))
  return { acled: row?.acled ?? null, plover: row?.plover ?? null }
}

function fits(row: CodeRow, { actor, target, lemmas }: Coded, words: HappeningWords): boolean {
  if (row.words.length > 0 && !row.words.some((word) => lemmas.has(word))) return false
  if (row.actor !== null && (actor.some((party) => isState(party, words)) ? 'state' : 'nonstate') !== row.actor) return false
  return row.target === null || target.some(({ text }) => sortOf(text, words) === row.target)
}

function isState({ side, text }: Party, words: HappeningWords): boolean {
  return side === null ? sortsIn(text, words).includes('government-force') : side.endsWith('/government')
}

function sortOf(text: string, words: HappeningWords): 'force' | 'civilian' | null {
  const sorts = sortsIn(text, words)
  if (sorts.includes('people') && !sorts.includes('force')) return 'civilian'
  return sorts.includes('force') ? 'force' : null
}

function sortsIn(text: string, words: HappeningWords): readonly string[] {
  const each = text.toLowerCase().split(/[^\p{L}]+/u)
  return each.flatMap((word) => [...words.sortsOf(word), ...words.sortsOf(word.replace(/s$/, ''))])
}

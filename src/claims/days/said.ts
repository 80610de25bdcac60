import type { ClaimDate, HappeningType } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { at, bare, childrenOf, isUnder, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'
import { isSaying } from './tie.ts'

/** The day on which a source is told to have said what a word tells: "on Sunday the ministry announced that …"; null when not told. */
export function sayingDay(tree: Tree, trigger: number, mentions: readonly DayMention[]): Day | null {
  return mentions.find(({ tie, date }) => date !== null && isSaying(tree, tie) && says(tree, tie, trigger))?.date?.to ?? null
}

/** Whether a word stands in what a verb of saying reports: behind it, or before "…, the ministry said on Friday". */
function says(tree: Tree, saying: number, trigger: number): boolean {
  const { relation, head } = at(tree, saying)
  if (childrenOf(tree, saying).some((child) => bare(at(tree, child).relation) === 'ccomp' && isUnder(tree, trigger, child)))
    return true
  return bare(relation) === 'parataxis' && isUnder(tree, trigger, head) && !isUnder(tree, trigger, saying)
}

/** What an announcement is news of: that a place changed hands. "32 were killed in the clashes" goes on with the scene's day. */
const announced: ReadonlySet<HappeningType> = new Set(['capture', 'lose', 'withdraw', 'surrender'])

/**
 * "On Saturday jets bombed it. On Sunday the army announced that Ostrel had been retaken": when, it does not say, and no longer
 * on the Saturday that the report had come to.
 */
export function dayOfNews(type: HappeningType, date: ClaimDate | null, saidOn: Day | null): ClaimDate | null {
  return saidOn !== null && date !== null && date.text === null && date.to < saidOn && announced.has(type) ? null : date
}

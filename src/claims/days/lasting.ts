import type { ClaimDate, HappeningType } from '#model/claim.ts'
import { isUnder, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'

// A tie lasts, and a word is given: neither comes about on the day that the report has come to.
const spoken: ReadonlySet<HappeningType> = new Set(['demand', 'accuse', 'reject', 'threaten', 'seek'])

/**
 * The day of what lasts or is only said, out of the day found for it. "Turkey-backed fighters", told of last Wednesday, are backed
 * on no day: a tie has a day only where its own words tell one; a demand has none that is only the scene's.
 */
export function dayOfLasting(
  tree: Tree,
  token: number,
  type: HappeningType,
  date: ClaimDate | null,
  mentions: readonly DayMention[],
): ClaimDate | null {
  if (type === 'support')
    return mentions.some((mention) => mention.date === date && isUnder(tree, mention.head, token)) ? date : null
  return spoken.has(type) && date?.text === null ? null : date
}

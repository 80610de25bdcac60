import type { Day } from '#model/day.ts'
import type { SentenceDays } from '../days.ts'
import type { Happening } from '../happening/happening.ts'
import { at, childBy, childrenOf, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'

/**
 * "Killed since 27 November", "the dead since the offensive began", "94 killed up to 4 December": a running total and not one
 * happening. "Since Friday" is still one battle.
 */
export function asTotal(happening: Happening, days: SentenceDays | undefined): Happening {
  const { tree, token, type } = happening
  if (type !== 'killing') return happening
  const around = [token, ...above(tree, token)]
  const told = days?.mentions.some((mention) => around.includes(mention.tie) && isLong(mention, tree, days.scene.report)) ?? false
  if (!told && !around.some((i) => sinceClause(tree, i))) return happening
  return { ...happening, type: 'toll', because: [...happening.because, 'counted since a day'] }
}

// "The monitor *counts* 149 civilians *killed*": what the counting hangs on is the counting's.
const farthest = 2

function above(tree: Tree, token: number): number[] {
  const found: number[] = []
  for (let up = at(tree, token).head; up >= 0 && found.length < farthest; up = at(tree, up).head) found.push(up)
  return found
}

// A battle told of as going on since a weekday is of this week.
const daysOfOneBattle = 5

function isLong({ means, since, tokens: [first] }: DayMention, tree: Tree, report: Day | null): boolean {
  if (means === 'since-month' || means === 'since-year') return true
  if (means === 'since-date')
    return since === null || report === null || Temporal.PlainDate.from(since.from).until(report).days >= daysOfOneBattle
  return at(tree, first - 2).text.toLowerCase() === 'up' && at(tree, first - 1).text.toLowerCase() === 'to'
}

/** "since the offensive began" */
function sinceClause(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => {
    const mark = childBy(tree, child, 'mark')
    return at(tree, child).relation === 'advcl' && mark !== undefined && at(tree, mark).text.toLowerCase() === 'since'
  })
}

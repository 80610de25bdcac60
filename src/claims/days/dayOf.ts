import type { ClaimDate } from '#model/claim.ts'
import type { DayRange } from '#model/day.ts'
import { at, isUnder, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'
import { costBetween } from './reach.ts'
import type { Scene } from './scene.ts'

/**
 * The day of the happening that a word tells: the one told with it, else the one the report had come to (its `text` is null).
 * Null when none is told. A day of saying ("said on Tuesday that …") is not the day of what is said.
 */
export function dayOf(tree: Tree, trigger: number, mentions: readonly DayMention[], scene: Scene): ClaimDate | null {
  const dating = mentions.filter(({ means }) => means !== 'lasting')
  const told = dating.map((mention) => reach(tree, mention, trigger)).sort((a, b) => a.cost - b.cost)[0]
  if (told === undefined || !(told.cost <= (scene.day === null ? anywhere : farAtMost))) return scene.day
  if (told.date !== null) return told.date
  // "Since Monday shells have fallen" gives no day; "weeks later" far off leaves the paragraph's.
  return told.cost < nearAtMost ? null : scene.day
}

// Near is the happening's own clause, far one clause away. Where the report has told no day yet, any day of the sentence
// that isn't one of saying is better than none.
const nearAtMost = 1
const farAtMost = 4
const anywhere = Number.MAX_VALUE

interface Reach {
  readonly date: ClaimDate | null
  readonly cost: number
}

// A clause that hangs on the day itself, and an entry of a list that the day opens.
const onTheDay = 0.1
const underTheDay = 2

/** What a mention says of a happening, and how far it is from it in the sentence. */
function reach(tree: Tree, mention: DayMention, trigger: number): Reach {
  const { head, since, compared, told, date } = mention
  // "since Tuesday, the day on which they came", "it was on Sunday that they came": the clause hangs on the day itself.
  if (clauseOf(tree, trigger, head) || (since !== null && isWhen(tree, mention, trigger)))
    return { date: date ?? (since === null ? null : asTold(since, told)), cost: onTheDay }
  if (compared !== null && isCompared(tree, mention, trigger)) return { date: compared, cost: onTheDay }
  const cost = costBetween(tree, mention, trigger)
  return { date, cost: mention.heads ? Math.min(cost, underTheDay) : cost }
}

function asTold(days: DayRange, text: string): ClaimDate {
  return { ...days, text, precision: days.from === days.to ? 'day' : 'range' }
}

/** Whether the happening's clause hangs on the day. */
function clauseOf(tree: Tree, trigger: number, day: number): boolean {
  for (let i = trigger; i >= 0; i = at(tree, i).head) if (at(tree, i).head === day) return clauses.test(at(tree, i).relation)
  return false
}
const clauses = /^(acl|advcl|ccomp|csubj)/

/** "since October 29, when its gunmen marched in", "since Tuesday, the day on which they came", whatever the parse hangs them on. */
function isWhen(tree: Tree, { tokens: [, end] }: DayMention, trigger: number): boolean {
  let i = end
  while (/^(,|the|day|date|on)$/i.test(at(tree, i).text)) i++
  return /^(when|which)$/i.test(at(tree, i).text) && isUnder(tree, trigger, at(tree, i).head) && at(tree, i).head > i
}

/** Whether the happening stands behind "two days after": it is the first verb there, or a noun before any. */
function isCompared(tree: Tree, { tokens: [, end] }: DayMention, trigger: number): boolean {
  if (trigger < end) return false
  const between = tree.tokens.slice(end, trigger)
  return !between.some(({ text, upos }) => upos === 'VERB' || /^[,;:.()–—]$/.test(text))
}

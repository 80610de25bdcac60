import type { ClaimDate } from '#model/claim.ts'
import type { DayRange } from '#model/day.ts'
import { at, bare, childrenOf, isUnder, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'
import type { Scene } from './scene.ts'

/**
 * The day of the happening that a word tells: the one told with it, else the one the report had come to (its `text` is null).
 * Null when none is told. A day of saying ("said on Tuesday that …") is not the day of what is said.
 */
export function dayOf(tree: Tree, trigger: number, mentions: readonly DayMention[], scene: Scene): ClaimDate | null {
  const dating = mentions.filter(({ means }) => means !== 'lasting')
  const told = dating.map((mention) => reach(tree, mention, trigger)).sort((a, b) => a.cost - b.cost)[0]
  if (told === undefined || told.cost > (scene.day === null ? farAtMost + 2 : farAtMost)) return scene.day
  if (told.date !== null) return told.date
  // "Since Monday shells have fallen" gives no day; "weeks later" far off leaves the paragraph's.
  return told.cost < nearAtMost ? null : scene.day
}

interface Reach {
  readonly date: ClaimDate | null
  readonly cost: number
}

/** What a mention says of a happening, and how far it is from it in the tree. */
function reach(tree: Tree, mention: DayMention, trigger: number): Reach {
  const { head, since, compared, told } = mention
  // "since Tuesday, the day on which they came", "it was on Sunday that they came": the clause hangs on the day itself.
  if (clauseOf(tree, trigger, head)) return { date: mention.date ?? (since === null ? null : asTold(since, told)), cost: 0.1 }
  if (compared !== null && isCompared(tree, mention, trigger)) return { date: compared, cost: 0.1 }
  return { date: mention.date, cost: costBetween(tree, mention, trigger) }
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

/** Whether the happening stands behind "after": in its clause, or as its noun. */
function isCompared(tree: Tree, { tokens: [, end] }: DayMention, trigger: number): boolean {
  if (trigger < end) return false
  const stop = tree.tokens.findIndex(({ text }, i) => i >= end && /^[,;:.()–—]$/.test(text))
  if (stop >= 0 && trigger > stop) return false
  // Of "two days after the raid they left" the raid is compared, not the leaving.
  const opener = tree.tokens.findIndex((_, i) => i >= end && isClauseOrNoun(tree, i))
  return opener >= 0 && isUnder(tree, trigger, opener)
}

function isClauseOrNoun(tree: Tree, i: number): boolean {
  return (
    /^(VERB|NOUN|PROPN)$/.test(at(tree, i).upos) &&
    (at(tree, i).upos === 'VERB' || !/^(nsubj|compound)/.test(at(tree, i).relation))
  )
}

// Costs are steps through the tree, weighed by how seldom a day goes with a happening over such a step. They were set on the
// training reports; "near" is the happening's own clause, "far" one clause away.
const farAtMost = 4
const nearAtMost = 1
const barred = Number.POSITIVE_INFINITY

// From the day up: "(the assault on Monday) killed" costs a step, "(the men who came on Monday) killed" more; what stands in
// a saying's content never dates the saying.
const up: Readonly<Record<string, number>> = {
  nsubj: 1,
  csubj: 2,
  obj: 1,
  iobj: 1,
  obl: 1,
  nmod: 1,
  compound: 1,
  appos: 1.5,
  conj: 2,
  xcomp: 0.5,
  acl: 3,
  advcl: 3,
  ccomp: barred,
  parataxis: 5,
}
// And down to the happening: "On Monday they took Ostrel, (killing …)".
const down: Readonly<Record<string, number>> = {
  nsubj: 1,
  csubj: 1,
  obj: 1,
  iobj: 1,
  obl: 1,
  nmod: 1,
  compound: 1,
  appos: 1.5,
  conj: 1,
  xcomp: 0.5,
  acl: 2.5,
  advcl: 1.5,
  ccomp: barred,
  parataxis: 2.5,
}
const otherStep = 1.5
// Of two days as near in the tree the one nearer in the text.
const perToken = 0.02

function costBetween(tree: Tree, mention: DayMention, trigger: number): number {
  const [first, end] = mention.tokens
  if (trigger >= first && trigger < end) return 0
  const above = new Map<number, number>()
  let cost = 0
  // The day's own step to what it hangs on is free.
  for (let i = at(tree, mention.head).head; i >= 0; i = at(tree, i).head) {
    above.set(i, cost)
    cost += isSimultaneous(tree, i) ? 1 : stepCost(tree, i, up)
  }
  let below = 0
  for (let i = trigger; i >= 0; i = at(tree, i).head) {
    const met = above.get(i)
    if (met !== undefined) return met + below + perToken * Math.abs(trigger - mention.head)
    below += stepCost(tree, i, down)
  }
  return barred
}

function stepCost(tree: Tree, i: number, costs: Readonly<Record<string, number>>): number {
  return costs[bare(at(tree, i).relation)] ?? otherStep
}

/** "killed when jets bombed the mill on Friday": both at one time. */
function isSimultaneous(tree: Tree, i: number): boolean {
  if (bare(at(tree, i).relation) !== 'advcl') return false
  return childrenOf(tree, i).some(
    (child) => /^(when|as|while|where)$/i.test(at(tree, child).text) && /^(mark|advmod)/.test(at(tree, child).relation),
  )
}

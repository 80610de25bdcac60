import type { ClaimDate } from '#model/claim.ts'
import { at, bare, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'
import type { Scene } from './scene.ts'

/**
 * The day of the happening that a word tells: the one told with it, else the one the report had come to (its `text` is null).
 * Null when none is told. A day of saying ("said on Tuesday that …") is not the day of what is said.
 */
export function dayOf(tree: Tree, trigger: number, mentions: readonly DayMention[], scene: Scene): ClaimDate | null {
  const told = mentions
    .map((mention) => ({ mention, cost: costBetween(tree, mention, trigger) }))
    .filter(({ cost }) => cost <= farAtMost)
    .sort((a, b) => a.cost - b.cost)[0]
  if (told === undefined) return scene.day
  if (told.mention.date !== null) return told.mention.date
  // "Since Monday shells have fallen" gives no day; "weeks later" far off leaves the paragraph's.
  return told.cost < nearAtMost ? null : scene.day
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
    cost += stepCost(tree, i, up)
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

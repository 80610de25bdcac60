import { at, bare, childrenOf, type Tree } from '../tree.ts'
import type { DayMention } from './mention.ts'
import { isSaying } from './tie.ts'

// Costs are steps through the tree, weighed by how seldom a day goes with a happening over such a step. They were set on the
// training reports.

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
const simultaneous = 1
// "The offensive that began on Monday": what is told of a happening in a relative clause dates it.
const ownClause = 1.5
// Of two days as near in the tree the one nearer in the text.
const perToken = 0.02
// Where the parser went astray, what stands side by side still belongs together: a start, and so much for each verb, comma
// or full clause boundary between.
const sideBySide = 1.5
const perVerb = 1
const perComma = 1.5
const perBoundary = 4

/** How far a day is from a happening, Infinity when it can't be its day. */
export function costBetween(tree: Tree, mention: DayMention, trigger: number): number {
  const [first, end] = mention.tokens
  if (trigger >= first && trigger < end) return 0
  const through = throughTree(tree, mention, trigger)
  return (
    Math.min(through, isSaying(tree, mention.tie) ? barred : alongText(tree, mention, trigger)) +
    perToken * Math.abs(trigger - mention.head)
  )
}

function throughTree(tree: Tree, mention: DayMention, trigger: number): number {
  const above = new Map<number, number>()
  let cost = 0
  for (let i = mention.tie; i >= 0; i = at(tree, i).head) {
    above.set(i, cost)
    cost += upCost(tree, i, trigger)
  }
  let below = 0
  for (let i = trigger; i >= 0; i = at(tree, i).head) {
    const met = above.get(i)
    if (met !== undefined) return met + below
    below += down[bare(at(tree, i).relation)] ?? otherStep
  }
  return barred
}

function upCost(tree: Tree, i: number, trigger: number): number {
  const { relation, head } = at(tree, i)
  if (bare(relation) === 'advcl' && isSimultaneous(tree, i)) return simultaneous
  if (relation === 'acl:relcl' && head === trigger) return ownClause
  return up[bare(relation)] ?? otherStep
}

/** "killed when jets bombed the mill on Friday": both at one time. */
function isSimultaneous(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some(
    (child) => /^(when|as|while|where)$/i.test(at(tree, child).text) && /^(mark|advmod)/.test(at(tree, child).relation),
  )
}

function alongText(tree: Tree, { tokens: [first, end] }: DayMention, trigger: number): number {
  const between = trigger < first ? tree.tokens.slice(trigger + 1, first) : tree.tokens.slice(end, trigger)
  return between.reduce((cost, { text, upos }) => cost + (upos === 'VERB' ? perVerb : signCost(text)), sideBySide)
}

function signCost(text: string): number {
  if (text === ',') return perComma
  return /^[;:–—().“”"]$/.test(text) || /^(that|who|which|whose)$/i.test(text) ? perBoundary : 0
}

import type { CountWords } from '#knowledge/countWords.ts'
import { at, bare, caseOf, childrenOf, isPassive, type Tree } from '../tree.ts'
import type { CountMention } from './mention.ts'

/** How far a number is from a happening in the sentence's tree; Infinity when it isn't a figure of that happening. */
export function costTo(tree: Tree, mention: CountMention, trigger: number, words: CountWords): number {
  const [first, end] = mention.tokens
  if (mention.counted === trigger || (trigger >= first && trigger < end)) return 0
  if (mention.part) return barred
  const path = pathOf(tree, mention.counted, trigger)
  if (path === null) return barred
  const steps = [...path.ups.map((i) => stepUp(tree, i, trigger, mention, words)), ...path.downs.map((i) => stepDown(tree, i))]
  const cost = steps.reduce((sum, step) => sum + step, 0)
  return cost > farAtMost ? barred : cost + perToken * Math.abs(mention.counted - trigger)
}

const barred = Number.POSITIVE_INFINITY
// "left | eleven dead", "put the toll at | 17": one step aside from the happening's own.
const farAtMost = 3
const perToken = 0.02

interface Path {
  /** Tokens whose step to their head is taken, from the number up. */
  readonly ups: readonly number[]
  /** Tokens that are stepped down to, to the happening. */
  readonly downs: readonly number[]
}

function pathOf(tree: Tree, from: number, to: number): Path | null {
  const above: number[] = []
  for (let i = from; i >= 0; i = at(tree, i).head) above.push(i)
  const downs: number[] = []
  for (let i = to; i >= 0; i = at(tree, i).head) {
    const met = above.indexOf(i)
    if (met >= 0) return { ups: above.slice(0, met), downs }
    downs.unshift(i)
  }
  return null
}

function stepUp(tree: Tree, i: number, trigger: number, mention: CountMention, words: CountWords): number {
  const { relation, head } = at(tree, i)
  const kind = bare(relation)
  const preposition = caseOf(tree, i)
  if (relation === 'obl:agent' || (isPassive(tree, head) && preposition === 'by')) return barred
  if (words.former.has(preposition)) return barred
  if (kind === 'obl' || kind === 'nmod') return prepositional(tree, trigger, preposition, mention, words)
  // "Two bombers killed 12": who did it isn't counted.
  if (relation === 'nsubj' && hasObject(tree, head) && mention.sort === 'people') return head === trigger ? barred : 1
  return upCosts[kind] ?? otherStep
}

const upCosts: Readonly<Record<string, number>> = {
  obj: 1,
  nsubj: 1,
  nummod: 1,
  conj: 1,
  xcomp: 0.5,
  appos: 1.5,
  dep: 1,
  compound: 1,
  ccomp: barred,
  acl: barred,
  advcl: barred,
}
const downCosts: Readonly<Record<string, number>> = {
  obj: 1,
  nsubj: 1,
  amod: 1,
  acl: 1,
  xcomp: 1,
  conj: 1,
  nmod: 1,
  obl: 1.5,
  appos: 1.5,
  advcl: 2,
  compound: 1,
  dep: 1,
  ccomp: barred,
}
const otherStep = 2

function prepositional(tree: Tree, trigger: number, preposition: string, mention: CountMention, words: CountWords): number {
  if (mention.sort === 'time' && preposition === '') return 1
  if (mention.sort === 'place' || mention.sort === 'attack') return 1
  const total = words.totals.has(at(tree, trigger).lemma.toLowerCase())
  if (words.sums.has(preposition)) return total || preposition === 'of' ? 1 : 2
  return preposition === '' ? 1 : barred
}

function hasObject(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => bare(at(tree, child).relation) === 'obj')
}

function stepDown(tree: Tree, i: number): number {
  return downCosts[bare(at(tree, i).relation)] ?? otherStep
}

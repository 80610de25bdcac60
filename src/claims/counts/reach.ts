import type { CountWords } from '#knowledge/countWords.ts'
import type { CountKey } from '#model/claim.ts'
import { at, bare, childBy, childrenOf, isPassive, isUnder, type Tree } from '../tree.ts'
import type { CountMention } from './mention.ts'

/** A word that tells a happening, and the count it asks for. */
export interface Deed {
  readonly token: number
  readonly key: CountKey
}

/** How far a number is from a deed in the sentence; Infinity when it isn't a figure of it. */
export function costTo(tree: Tree, mention: CountMention, deed: Deed, words: CountWords): number {
  if (mention.counted === deed.token || isWithin(deed.token, mention)) return 0
  if (mention.part || isOfOther(tree, mention, deed, words)) return barred
  const isBeside = mention.beside === deed.token && !(suffered.has(deed.key) && actsOnOthers(tree, deed.token))
  const cost = isBeside ? besideIt : throughTree(tree, mention, deed, words) + belongsElsewhere(tree, mention, deed)
  return cost > (mention.single ? nearAtMost : farAtMost) ? barred : cost + perToken * Math.abs(mention.counted - deed.token)
}

/** Whether the deed's word is part of the number: "41 (local official)". */
export function isWithin(token: number, { tokens: [first, end] }: CountMention): boolean {
  return token >= first && token < end
}

/** "12 killed and 30 | wounded": the thirty are no dead. */
export function isOfOther(tree: Tree, mention: CountMention, deed: Deed, words: CountWords): boolean {
  if (mention.beside === null || mention.beside === deed.token) return false
  const key = words.deed(at(tree, mention.beside).lemma.toLowerCase())
  return isCasualty(key) && isCasualty(deed.key) && key !== deed.key
}

export function isCasualty(key: CountKey | null): boolean {
  return key === 'killed' || key === 'wounded'
}

/** "52,000 people | have fled and at least 80 have been killed": a number with a verb of its own is less likely another's. */
function belongsElsewhere(tree: Tree, { beside, counted }: CountMention, deed: Deed): number {
  return beside === null || at(tree, counted).head === deed.token ? 0 : elsewhere
}

function throughTree(tree: Tree, mention: CountMention, deed: Deed, words: CountWords): number {
  if (isReckoned(tree, mention, deed, words)) return reckoned
  const path = pathOf(tree, mention.counted, deed.token)
  if (path === null) return barred
  const steps = [...path.ups.map((i) => stepUp(tree, i, deed, mention, words)), ...path.downs.map((i) => stepDown(tree, i))]
  return steps.reduce((sum, step) => sum + step, 0)
}

/** "put the number of those who ran from the town | at 16,000": the sum of what the verb's object tells. */
function isReckoned(tree: Tree, mention: CountMention, { token }: Deed, words: CountWords): boolean {
  const { head } = at(tree, mention.counted)
  if (!words.reckonings.has(at(tree, head).lemma.toLowerCase()) || prepositionOf(tree, mention.counted, mention) !== 'at')
    return false
  const object = childBy(tree, head, 'obj', 'nsubj:pass')
  return object !== undefined && isUnder(tree, token, object)
}

const barred = Number.POSITIVE_INFINITY
// "left | eleven dead", "put the toll at | 17": one step aside from the happening's own.
const farAtMost = 3
// One told by its article alone must be the deed's own subject or object.
const nearAtMost = 1
const perToken = 0.02
const besideIt = 0.5
const reckoned = 1
const elsewhere = 1.5

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

function stepUp(tree: Tree, i: number, deed: Deed, mention: CountMention, words: CountWords): number {
  const { relation, head } = at(tree, i)
  const kind = bare(relation)
  const preposition = prepositionOf(tree, i, mention)
  if (relation === 'obl:agent' || (isPassive(tree, head) && preposition === 'by')) return barred
  if (words.former.has(preposition)) return barred
  if (kind === 'obl' || kind === 'nmod') return prepositional(tree, deed.token, preposition, mention, words)
  // "Two bombers killed 12": who did it isn't counted. "Thousands lost their lives", "gave themselves up": they are.
  if (relation === 'nsubj' && head === deed.token && suffered.has(deed.key) && actsOnOthers(tree, head)) return barred
  return upCosts[kind] ?? otherStep
}

const suffered: ReadonlySet<CountKey> = new Set(['killed', 'wounded', 'captured', 'detained', 'abducted'])

/** The preposition before what is counted, unless it belongs to the number: "between 90 and 100 people". */
function prepositionOf(tree: Tree, i: number, { tokens: [first, end] }: CountMention): string {
  const word = childrenOf(tree, i).find((child) => at(tree, child).relation === 'case' && at(tree, child).xpos !== 'POS')
  return word === undefined || (word >= first && word < end) ? '' : at(tree, word).text.toLowerCase()
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
  // "accounted for 853 deaths": the counted word tells the deed itself.
  if (words.deed(at(tree, mention.counted).lemma.toLowerCase()) !== null) return 1
  if (words.sums.has(preposition)) return total || preposition === 'of' ? 1 : 2
  return preposition === '' ? 1 : barred
}

function actsOnOthers(tree: Tree, i: number): boolean {
  const object = childrenOf(tree, i).find((child) => bare(at(tree, child).relation) === 'obj')
  if (object === undefined) return false
  const own = [object, ...childrenOf(tree, object)].some((child) =>
    /^(?:their|his|her|its|themselves|himself|herself)$/i.test(at(tree, child).text),
  )
  return !own
}

function stepDown(tree: Tree, i: number): number {
  return downCosts[bare(at(tree, i).relation)] ?? otherStep
}

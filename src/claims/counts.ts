import type { CountWords } from '#knowledge/countWords.ts'
import type { CountKey, CountRange, HappeningType } from '#model/claim.ts'
import { type CountMention, countMentions } from './counts/mention.ts'
import { costTo, type Deed, isCasualty, isOfOther, isWithin } from './counts/reach.ts'
import { at, bare, childrenOf, type Tree } from './tree.ts'

export type { CountMention } from './counts/mention.ts'

export type Counts = Readonly<Partial<Record<CountKey, CountRange>>>

/** Every number of a sentence that counts people, places or deeds, with what it counts. */
export function countsIn(tree: Tree, words: CountWords): CountMention[] {
  return countMentions(tree, words)
}

/** The figures told with a happening: "killed 12 and wounded 30" → both. */
export function countsOf(
  tree: Tree,
  trigger: number,
  type: HappeningType,
  mentions: readonly CountMention[],
  words: CountWords,
): Counts {
  const key = keyOf(tree, trigger, type, words)
  if (key === null) return {}
  const own = { token: trigger, key }
  // Killed and wounded in one phrase are one claim with both counts.
  const deeds = isCasualty(key) ? [own, ...casualtiesBeside(tree, own, mentions, words)] : [own]
  const figures = deeds.map((deed) => [deed.key, figureOf(tree, deed, deeds, mentions, words)] as const)
  const told = figures.filter((figure): figure is [CountKey, CountRange] => figure[1] !== null)
  // Of two figures for one count the trigger's own stands first.
  return Object.fromEntries(told.length > 0 ? told.reverse() : secondCounts(tree, trigger, type, mentions, words))
}

/** The figure of one deed, from the numbers that are nearer to it than to the others. */
function figureOf(
  tree: Tree,
  deed: Deed,
  deeds: readonly Deed[],
  mentions: readonly CountMention[],
  words: CountWords,
): CountRange | null {
  const fitting = mentions.filter(({ sort }) => sortsOf[deed.key].has(sort))
  const own = fitting.filter((mention) => {
    const cost = costTo(tree, mention, deed, words)
    return Number.isFinite(cost) && deeds.every((other) => cost <= costTo(tree, mention, other, words))
  })
  return nearest(tree, deed, own, fitting, words)
}

const people: ReadonlySet<CountMention['sort']> = new Set(['people', 'open'])
const sortsOf: Readonly<Record<CountKey, ReadonlySet<CountMention['sort']>>> = {
  killed: people,
  wounded: people,
  captured: people,
  displaced: people,
  detained: people,
  abducted: people,
  surrendered: people,
  returned: people,
  places: new Set(['place', 'open']),
  attacks: new Set(['attack', 'time']),
}

/** Other casualty words told in one breath with a deed: coordinated in the tree, or standing right behind a number. */
function casualtiesBeside(tree: Tree, own: Deed, mentions: readonly CountMention[], words: CountWords): Deed[] {
  const behindNumbers = mentions.flatMap(({ beside, part }) =>
    beside !== null && !part && isOneBreath(tree, own.token, beside) ? [beside] : [],
  )
  const tokens = [...new Set([...siblings(tree, own.token), ...behindNumbers])].filter((token) => token !== own.token)
  return tokens.flatMap((token) => {
    const key = words.deed(lemmaAt(tree, token))
    return key !== null && isCasualty(key) && key !== own.key ? [{ token, key }] : []
  })
}

function isOneBreath(tree: Tree, a: number, b: number): boolean {
  return !tree.tokens.slice(Math.min(a, b), Math.max(a, b)).some(({ text }) => /^[;:]$/.test(text))
}

const typeKeys: Readonly<Partial<Record<HappeningType, CountKey>>> = {
  killing: 'killed',
  toll: 'killed',
  abduction: 'abducted',
  arrest: 'detained',
  surrender: 'surrendered',
  displacement: 'displaced',
  capture: 'places',
  lose: 'places',
  hold: 'places',
  withdraw: 'places',
  abuse: 'places',
  repel: 'attacks',
  attack: 'attacks',
  airstrike: 'attacks',
  shelling: 'attacks',
  bombing: 'attacks',
}
// "struck nine sites", where no strikes are counted.
const secondKeys: Readonly<Partial<Record<HappeningType, CountKey>>> = {
  attack: 'places',
  airstrike: 'places',
  shelling: 'places',
}

function secondCounts(
  tree: Tree,
  trigger: number,
  type: HappeningType,
  mentions: readonly CountMention[],
  words: CountWords,
): (readonly [CountKey, CountRange])[] {
  const key = secondKeys[type]
  if (key === undefined) return []
  const deed = { token: trigger, key }
  const found = figureOf(
    tree,
    deed,
    [deed],
    mentions.filter(({ sort }) => sort === 'place'),
    words,
  )
  return found === null ? [] : [[key, found]]
}

/** Which count a happening has: its type says it, and for some types its very words. */
function keyOf(tree: Tree, trigger: number, type: HappeningType, words: CountWords): CountKey | null {
  const near = [trigger, ...childrenOf(tree, trigger).filter((i) => !oblique.test(at(tree, i).relation))].map((i) =>
    words.deed(lemmaAt(tree, i)),
  )
  if (type === 'killing' || type === 'toll') return words.deed(lemmaAt(tree, trigger)) === 'wounded' ? 'wounded' : 'killed'
  if (type === 'displacement' && near.includes('returned')) return 'returned'
  if (type === 'arrest' && near.includes('captured')) return 'captured'
  return typeKeys[type] ?? null
}

// "driven from their homes" is no return.
const oblique = /^(obl|obj|nmod|nsubj|advcl|conj|parataxis)/

function lemmaAt(tree: Tree, i: number): string {
  return at(tree, i).lemma.toLowerCase()
}

/** Words told in one breath with the trigger: "killed … and wounded", "dead and wounded". */
function siblings(tree: Tree, trigger: number): number[] {
  const heads = [trigger, ...(bare(at(tree, trigger).relation) === 'conj' ? [at(tree, trigger).head] : [])]
  const conjuncts = heads.flatMap((head) =>
    childrenOf(tree, head).filter((child) => /^(conj|parataxis|advcl)/.test(at(tree, child).relation)),
  )
  return [...new Set([...heads, ...conjuncts])].filter((i) => i !== trigger)
}

/** The range of the number nearest to a deed; those coordinated with it are summed ("ten soldiers and four civilians"). */
function nearest(
  tree: Tree,
  deed: Deed,
  own: readonly CountMention[],
  all: readonly CountMention[],
  words: CountWords,
): CountRange | null {
  const costs = own.map((mention) => ({ mention, cost: costTo(tree, mention, deed, words) })).sort((a, b) => a.cost - b.cost)
  const first = (costs.find(({ mention }) => !mention.single) ?? costs[0])?.mention
  if (first === undefined) return null
  const alone = deed.key === 'places' || deed.key === 'attacks' || isWithin(deed.token, first)
  const addends = alone ? [first] : withConjuncts(tree, first, all).filter((mention) => !isOfOther(tree, mention, deed, words))
  return addends.reduce<CountRange>((sum, { range }) => added(sum, range), [0, 0])
}

function withConjuncts(tree: Tree, first: CountMention, mentions: readonly CountMention[]): CountMention[] {
  const top = bare(at(tree, first.counted).relation) === 'conj' ? at(tree, first.counted).head : first.counted
  return mentions.filter((mention) => mention === first || (!mention.part && isJoined(tree, mention.counted, top)))
}

/** "ten soldiers and nineteen gunmen", "49 of them and four civilians"; not "38 dead; 41 by another count". */
function isJoined(tree: Tree, i: number, top: number): boolean {
  if (i === top) return true
  if (bare(at(tree, i).relation) !== 'conj') return false
  const { head } = at(tree, i)
  const under = head === top || (at(tree, head).head === top && bare(at(tree, head).relation) === 'nmod')
  return under && !tree.tokens.slice(Math.min(i, top), Math.max(i, top)).some(({ text }) => text === ';')
}

function added(a: CountRange, b: CountRange): CountRange {
  const sum = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y)
  return [sum(a[0], b[0]), sum(a[1], b[1])]
}

import type { CountWords } from '#knowledge/countWords.ts'
import type { CountKey, CountRange, HappeningType } from '#model/claim.ts'
import { type CountMention, countMentions } from './counts/mention.ts'
import { costTo } from './counts/reach.ts'
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
  const own = countsAt(tree, trigger, type, mentions, words)
  if (type !== 'killing' && type !== 'toll') return own
  // Killed and wounded in one phrase are one claim with both counts.
  const beside = siblings(tree, trigger).filter((i) => isCasualty(words.deed(lemmaAt(tree, i))))
  return Object.assign({}, ...beside.reverse().map((i) => countsAt(tree, i, type, mentions, words)), own)
}

function countsAt(
  tree: Tree,
  trigger: number,
  type: HappeningType,
  mentions: readonly CountMention[],
  words: CountWords,
): Counts {
  const key = keyOf(tree, trigger, type, words)
  if (key === null) return {}
  const sort = key === 'places' ? ['place'] : key === 'attacks' ? ['attack', 'time'] : ['people']
  const found = nearest(
    tree,
    trigger,
    mentions.filter((mention) => sort.includes(mention.sort)),
    words,
  )
  const other = type in secondKeys && found === null ? secondCounts(tree, trigger, type, mentions, words) : {}
  return found === null ? other : { [key]: found }
}

function isCasualty(key: CountKey | null): boolean {
  return key === 'killed' || key === 'wounded'
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
): Counts {
  const key = secondKeys[type]
  const found = nearest(
    tree,
    trigger,
    mentions.filter(({ sort }) => sort === 'place'),
    words,
  )
  return key === undefined || found === null ? {} : { [key]: found }
}

/** Which count a happening has: its type says it, and for some types its very words. */
function keyOf(tree: Tree, trigger: number, type: HappeningType, words: CountWords): CountKey | null {
  const near = [trigger, ...childrenOf(tree, trigger)].map((i) => words.deed(lemmaAt(tree, i)))
  if (type === 'killing' || type === 'toll') return words.deed(lemmaAt(tree, trigger)) === 'wounded' ? 'wounded' : 'killed'
  if (type === 'displacement' && near.includes('returned')) return 'returned'
  if (type === 'arrest' && near.includes('captured')) return 'captured'
  return typeKeys[type] ?? null
}

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

/** The range of the mentions nearest to the trigger; coordinated ones are summed ("ten soldiers and four civilians"). */
function nearest(tree: Tree, trigger: number, mentions: readonly CountMention[], words: CountWords): CountRange | null {
  const reached = mentions
    .map((mention) => ({ mention, cost: costTo(tree, mention, trigger, words) }))
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost)
  const first = reached[0]?.mention
  if (first === undefined) return null
  return withConjuncts(tree, first, mentions).reduce<CountRange>((sum, { range }) => added(sum, range), [0, 0])
}

function withConjuncts(tree: Tree, first: CountMention, mentions: readonly CountMention[]): CountMention[] {
  const top = bare(at(tree, first.counted).relation) === 'conj' ? at(tree, first.counted).head : first.counted
  return mentions.filter(
    (mention) =>
      mention === first ||
      (!mention.part &&
        (mention.counted === top ||
          (at(tree, mention.counted).head === top && bare(at(tree, mention.counted).relation) === 'conj'))),
  )
}

function added(a: CountRange, b: CountRange): CountRange {
  const sum = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y)
  return [sum(a[0], b[0]), sum(a[1], b[1])]
}

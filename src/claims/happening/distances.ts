import type { HappeningWords } from '#knowledge/happenings.ts'
import { type Document, referentsUpTo } from '../document.ts'
import { antecedentOf } from '../parties/antecedent.ts'
import type { PlaceGroup } from '../places/features.ts'
import { at, childBy, childrenOf, type Tree } from '../tree.ts'
import type { Happening } from './happening.ts'
import { sortsAt } from './words.ts'

/**
 * "They were now five kilometres from Homs", "That puts them some ten miles from Hama": where a force stands is how far it has
 * come, though no word tells of a move.
 * @param told happenings of the sentence that its words tell
 */
export function distancesIn(document: Document, tree: Tree, told: readonly Happening[], words: HappeningWords): Happening[] {
  const { index } = tree.sentence
  const busy = new Set([...told.map(({ token }) => token), ...(document.cues[index] ?? [])])
  return (document.groups[index] ?? []).flatMap((group) => {
    const measure = isDistance(group) ? measureBefore(tree, group.token) : undefined
    if (measure === undefined) return []
    const token = predicateOf(tree, measure)
    const party = token === undefined ? null : whoStands(tree, token)
    if (token === undefined || party === null || busy.has(token) || !isForce(document, tree, party, words)) return []
    return [happeningAt(tree, token)]
  })
}

function happeningAt(tree: Tree, token: number): Happening {
  const because = ['a force is told to stand so far off']
  return {
    tree,
    token,
    words: [token],
    type: 'advance',
    sureness: 0.6,
    share: 1,
    listed: true,
    regained: false,
    because,
  }
}

function isDistance({ mentions: [mention] }: PlaceGroup): boolean {
  return mention?.relation === 'distance'
}

// "five kilometres (three miles) from the city of Homs"
const longestMeasure = 10

/** The first noun with a number before the place: "*ten* miles", not what stands in brackets behind it. */
function measureBefore(tree: Tree, place: number): number | undefined {
  const from = Math.max(0, place - longestMeasure)
  const step = tree.tokens.slice(from, place).findIndex((token, k) => token.upos === 'NOUN' && isCounted(tree, from + k))
  return step < 0 ? undefined : from + step
}

function isCounted(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => at(tree, child).relation === 'nummod' && child < i)
}

/** "*were* five kilometres from", "*stood* five kilometres from"; a post that lies so far off has a noun above the measure. */
function predicateOf(tree: Tree, measure: number): number | undefined {
  if (childBy(tree, measure, 'cop') !== undefined) return measure
  const { head } = at(tree, measure)
  return at(tree, head).upos === 'VERB' ? head : undefined
}

/** "puts *them* ten miles from", "*they* stand ten miles from"; null where the clause names none. */
export function whoStands(tree: Tree, predicate: number): number | null {
  const brought = childBy(tree, predicate, 'iobj') ?? childBy(tree, predicate, 'obj')
  const counted = brought !== undefined && isCounted(tree, brought)
  return (counted ? undefined : brought) ?? childBy(tree, predicate, 'nsubj') ?? null
}

function isForce(document: Document, tree: Tree, party: number, words: HappeningWords): boolean {
  if (at(tree, party).upos !== 'PRON') return sortsAt(tree, party, words).includes('force')
  const before = referentsUpTo(document, tree.sentence.index).filter(({ being }) => being !== 'place' && being !== 'thing')
  const meant = antecedentOf(tree, party, before)
  const home = meant === null ? undefined : document.trees[meant.sentence]
  return meant !== null && home !== undefined && sortsAt(home, meant.token, words).includes('force')
}

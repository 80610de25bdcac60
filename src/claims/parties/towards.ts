import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Towards } from '#knowledge/towards.ts'
import type { Happening } from '../happening/happening.ts'
import { sortsAt } from '../happening/words.ts'
import { at, bare, caseOf, childBy, childrenOf, subtree, type Tree } from '../tree.ts'
import type { Parties } from './find.ts'

export interface TowardsKnowledge {
  readonly towards: Towards
  readonly happenings: HappeningWords
}

/**
 * The parties with the one that the happening is turned towards, where no party is its object: "will give 5,000 tons of food to
 * refugees", "rejected a call by the council", "in protest against Sweden's decision". `countries`: tokens that name one.
 */
export function turnedTowards(
  { tree, token, type }: Happening,
  parties: Parties,
  countries: ReadonlySet<number>,
  { towards, happenings }: TowardsKnowledge,
): Parties {
  const behind = towards.get(type)
  if (behind === undefined || (parties.target !== null && isParty(parties.target))) return parties
  const given = childBy(tree, token, 'iobj')
  if (given !== undefined && isParty(given)) return { ...parties, target: given }
  const phrases = phrasesAround(tree, token)
  for (const preposition of behind)
    for (const i of phrases) {
      if (caseOf(tree, i) !== preposition) continue
      const party = [i, ...ownersOf(tree, i)].find(isParty)
      if (party !== undefined && party !== parties.actor) return { ...parties, target: party }
    }
  return parties

  function isParty(i: number): boolean {
    return countries.has(i) || sortsAt(tree, i, happenings).some((sort) => partySorts.has(sort))
  }
}

const partySorts: ReadonlySet<string> = new Set(['force', 'people', 'state', 'captive', 'protester', 'mob'])

/** Whose it is: "Sweden's decision", "the violations by security forces". */
function ownersOf(tree: Tree, i: number): number[] {
  return childrenOf(tree, i).filter((child) => at(tree, child).relation === 'nmod:poss' || /^(by|of)$/.test(caseOf(tree, child)))
}

/** Nouns of the happening's own clause, and where a light verb carries it ("imposed sanctions on"), of that verb's, nearest first. */
function phrasesAround(tree: Tree, token: number): number[] {
  const { upos, relation, head } = at(tree, token)
  const light = upos !== 'VERB' && /^(obj|obl)$/.test(bare(relation)) ? [head] : []
  const found = [token, ...light].flatMap((top) =>
    subtree(tree, top, (child) => clauses.test(at(tree, child).relation)).filter((i) => childrenOf(tree, i).length > 0),
  )
  return [...new Set(found)].filter((i) => i !== token).sort((a, b) => Math.abs(a - token) - Math.abs(b - token))
}
const clauses = /^(ccomp|advcl|acl|parataxis|nsubj|csubj)/

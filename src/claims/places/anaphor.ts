import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Happening } from '../happening/happening.ts'
import { at, childrenOf, subtree, type Tree } from '../tree.ts'

/** How a clause points back to a place told before: "the four towns" to many, "the city" to one; the noun that does, where one does. */
export interface Anaphor {
  readonly how: 'one' | 'many' | 'there' | 'it' | 'none'
  /** Lemma; null without a noun. */
  readonly noun: string | null
}

/** "the four towns", "both villages", "the city, which the army has held", "there", "it": the clause itself points back. */
export function anaphorOf({ tree, token }: Happening, words: HappeningWords): Anaphor {
  const { head, relation } = at(tree, token)
  const near = new Set([...subtree(tree, token), ...childrenOf(tree, head), ...(relation.startsWith('acl') ? [head] : [])])
  let found: Anaphor['how'] = 'none'
  for (const i of near) {
    const { upos, lemma, xpos, text } = at(tree, i)
    if (upos === 'NOUN' && isDefinite(tree, i) && words.sortsOf(lemma).includes('place'))
      return { how: xpos === 'NNS' ? 'many' : 'one', noun: lemma }
    if (/^there$/i.test(text) && at(tree, i).relation !== 'expl') found = 'there'
    else if (found === 'none' && /^it$/i.test(text)) found = 'it'
  }
  return { how: found, noun: null }
}

/** "The villages", "both villages", "their villages". */
export function isDefinite(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some(
    (child) =>
      ['det', 'det:predet', 'nmod:poss', 'cc:preconj'].includes(at(tree, child).relation) && !/^an?$/i.test(at(tree, child).text),
  )
}

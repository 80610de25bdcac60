import type { Span } from '#model/span.ts'
import type { Happening } from './happening/happening.ts'
import { at, bare, childrenOf, isNominal, spanOf, subtree, type Tree } from './tree.ts'

// Clauses of their own, which tell other happenings or who says so.
const otherClause = new Set([
  'advcl',
  'ccomp',
  'csubj',
  'parataxis',
  'conj',
  'cc',
  'punct',
  'discourse',
  'vocative',
  'dep',
  'list',
  'mark',
  'appos',
])

/**
 * The words that tell a happening: its word with subject, objects and adjuncts, without the clauses beside it.
 * One stretch of the text, so that it can be cut out and shown as it stands.
 */
export function quoteOf({ tree, token, words }: Happening): Span {
  return spanOf(tree, [...clauseAt(tree, token), ...words])
}

/** First and last token of the clause or phrase that a word heads. */
export function clauseAt(tree: Tree, token: number): [number, number] {
  const core = subtree(tree, token, (child, parent) => {
    const { relation } = at(tree, child)
    if (isListed(tree, child, parent) && parent !== token) return false
    return otherClause.has(bare(relation)) || relation === 'acl:relcl'
  })
  return trimmed(tree, core, token)
}

// "captured Halfaya, Maardis and Soran": the others of a list of names belong to it, the other verbs of a sentence do not.
function isListed(tree: Tree, child: number, parent: number): boolean {
  return at(tree, child).relation === 'conj' && isNominal(at(tree, child)) && isNominal(at(tree, parent))
}

// Where the parse went astray and a piece lies far off, the stretch around the word itself is kept.
const mostApart = 4

function trimmed(tree: Tree, tokens: readonly number[], token: number): [number, number] {
  const own = new Set(tokens)
  let first = token
  let last = token
  for (let i = token - 1, gap = 0; i >= 0 && gap < mostApart; i--) {
    gap = own.has(i) ? 0 : gap + 1
    if (own.has(i) && !isMark(tree, i)) first = i
  }
  for (let i = token + 1, gap = 0; i < tree.tokens.length && gap < mostApart; i++) {
    gap = own.has(i) ? 0 : gap + 1
    if (own.has(i) && !isMark(tree, i)) last = i
  }
  return [first, last]
}

function isMark(tree: Tree, i: number): boolean {
  return (
    at(tree, i).upos === 'PUNCT' || (at(tree, i).relation === 'case' && childrenOf(tree, i).length === 0 && at(tree, i).head < i)
  )
}

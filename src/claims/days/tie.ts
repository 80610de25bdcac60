import { at, bare, childrenOf, isUnder, type Tree } from '../tree.ts'

/**
 * The word that a day belongs to. The parser ties days to verbs of saying that stand on the other side of what is said
 * ("he blew himself up on 20 September, | the ministry said"); such a day goes back to the content's own verb.
 */
export function tieOf(tree: Tree, head: number): number {
  const tie = at(tree, head).head
  if (tie < 0) return head
  const content = childrenOf(tree, tie).find((child) => isContent(tree, child) && child < head)
  if (content === undefined || !isBetween(tree, content, head, tie)) return tie
  for (let i = head - 1; i > content; i--) if (at(tree, i).upos === 'VERB' && isUnder(tree, i, content)) return i
  return content
}

function isContent(tree: Tree, i: number): boolean {
  const { relation, upos } = at(tree, i)
  return bare(relation) === 'ccomp' && (upos === 'VERB' || upos === 'NOUN' || upos === 'ADJ')
}

/** Whether the day stands within what is said, or right behind it before the saying. */
function isBetween(tree: Tree, content: number, head: number, saying: number): boolean {
  const sayer = childrenOf(tree, saying).find((child) => bare(at(tree, child).relation) === 'nsubj')
  // "said that they had left on Friday": behind the content, and nothing of the saying comes between.
  if (saying < content) return true
  return sayer === undefined || head < sayer
}

/** Whether a word says or reports what hangs on it: "said on Friday that …", "…, it said on Friday". */
export function isSaying(tree: Tree, i: number): boolean {
  if (i < 0 || at(tree, i).upos !== 'VERB') return false
  return childrenOf(tree, i).some((child) => bare(at(tree, child).relation) === 'ccomp') || isAside(tree, i)
}

/** "…, the ministry said on Friday": a verb with its subject, put in beside what it reports. */
function isAside(tree: Tree, i: number): boolean {
  const { relation } = at(tree, i)
  if (bare(relation) !== 'parataxis') return false
  return !childrenOf(tree, i).some((child) => /^(obj|nsubj:pass)/.test(at(tree, child).relation))
}

import { at, bare, caseOf, type Tree } from './tree.ts'

/**
 * The way through the tree from one token to another: `<xcomp >nsubj` from "capture" to "rebels" in "the rebels managed to
 * capture the town". Prepositions stand with the step down that they mark: `>obl:from`. Null when it is longer than `most` steps.
 */
export function pathBetween(tree: Tree, from: number, to: number, most: number): string | null {
  const ups: number[] = []
  const above = new Set<number>()
  for (let up = to; up >= 0; up = at(tree, up).head) above.add(up)
  let top = from
  while (!above.has(top)) {
    ups.push(top)
    top = at(tree, top).head
    if (top < 0 || ups.length > most) return null
  }
  const downs: number[] = []
  for (let down = to; down !== top; down = at(tree, down).head) downs.unshift(down)
  if (ups.length + downs.length > most || ups.length + downs.length === 0) return null
  return [
    ...ups.map((i) => `<${bare(at(tree, i).relation)}${passive(tree, i)}`),
    ...downs.map((i) => `>${downStep(tree, i)}`),
  ].join(' ')
}

function passive(tree: Tree, i: number): string {
  return at(tree, i).relation.endsWith(':pass') ? ':pass' : ''
}

const subtyped = new Set([
  'nsubj:pass',
  'obl:agent',
  'nmod:poss',
  'obl:tmod',
  'nmod:tmod',
  'obl:unmarked',
  'acl:relcl',
  'nmod:desc',
])

function downStep(tree: Tree, i: number): string {
  const { relation } = at(tree, i)
  if (subtyped.has(relation)) return relation
  const kind = bare(relation)
  const preposition = kind === 'obl' || kind === 'nmod' || kind === 'advcl' ? caseOf(tree, i) : ''
  return preposition ? `${kind}:${preposition}` : kind
}

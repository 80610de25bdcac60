import type { CueWords } from '#knowledge/cues.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import { type Document, referentsUpTo } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { sortsAt } from '../happening/words.ts'
import { at, childBy, childrenOf, type Tree } from '../tree.ts'
import { antecedentOf } from './antecedent.ts'

export interface LeavingKnowledge {
  readonly happenings: HappeningWords
  readonly cues: { readonly words: Pick<CueWords, 'people'> }
}

/**
 * "The president had left the capital by plane", "reported his departure": one person who goes is no force that withdraws. A
 * commander who goes leaves his post.
 */
export function asPersonLeaving(
  happening: Happening,
  actor: number | null,
  document: Document,
  known: LeavingKnowledge,
): Happening {
  const { tree, token, type } = happening
  const leaving = childBy(tree, token, 'nmod:poss') ?? actor
  if (type !== 'withdraw' || leaving === null || !isPersonAt(tree, leaving, document, known)) return happening
  // "The governor pulled his men out": they leave, not he.
  if (childrenOf(tree, token).some((child) => at(tree, child).relation === 'obj' && isForce(tree, child, known))) return happening
  return { ...happening, type: 'displacement', because: [...happening.because, 'who leaves is one person'] }
}

function isPersonAt(tree: Tree, token: number, document: Document, known: LeavingKnowledge): boolean {
  const before = referentsUpTo(document, tree.sentence.index)
  const referent =
    at(tree, token).upos === 'PRON'
      ? antecedentOf(tree, token, before)
      : before.find((one) => one.sentence === tree.sentence.index && one.token === token)
  const home = referent == null ? undefined : document.trees[referent.sentence]
  if (referent == null || home === undefined || referent.number === 'many') return false
  const titles = childrenOf(home, referent.token).filter((child) => titled.test(at(home, child).relation))
  // "The Fano had left": a name behind an article is a group's.
  const isNamed = at(home, referent.token).upos === 'PROPN'
  if (isNamed && titles.length === 0 && childBy(home, referent.token, 'det') !== undefined) return false
  const words = [referent.token, ...titles]
  // "The president" stands for an office, and is a person all the same; "General Ana Reyes" commands.
  const isPerson = referent.being === 'person' || known.cues.words.people.has(at(home, referent.token).lemma.toLowerCase())
  return isPerson && !words.some((i) => isForce(home, i, known))
}
const titled = /^(compound|flat|amod|nmod:desc|appos)/

function isForce(tree: Tree, i: number, { happenings }: LeavingKnowledge): boolean {
  return sortsAt(tree, i, happenings).includes('force')
}

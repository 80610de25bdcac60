import type { ActorKind, Party } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { type Document, dayTokens, referentsUpTo } from '../document.ts'
import { at, bare, caseOf, childrenOf, isNominal, phraseOf, spanOf, subtree, type Tree } from '../tree.ts'
import { antecedentOf } from './antecedent.ts'

/** What a theatre knows of a name or description. */
export interface Known {
  readonly id: string | null
  readonly side: string | null
  readonly kind: ActorKind
}
export type NameParty = (text: string) => Known

/** The party whose head is `token`: one entry for each of coordinated ones, a pronoun led back to what it stands for. */
export function partiesAt(document: Document, sentence: number, token: number | null, name: NameParty): Party[] {
  const tree = document.trees[sentence]
  if (token === null || tree === undefined) return []
  const head = countedOf(tree, relativeHead(tree, token))
  if (at(tree, head).upos === 'PRON') {
    const antecedent = antecedentOf(tree, head, referentsUpTo(document, sentence))
    return [partyOf(antecedent?.span ?? spanOf(tree, [head]))]
  }
  const heads = [
    head,
    ...childrenOf(tree, head).filter((child) => at(tree, child).relation === 'conj' && isNominal(at(tree, child))),
  ]
  const days = dayTokens(document, sentence)
  return heads.map((each) => {
    const phrase = withRestriction(tree, each, phraseOf(tree, each, { withoutConjuncts: true }))
    // "Security forces on Thursday freed them": Thursday is when.
    const end = phrase.findLastIndex((i) => i <= each || !days.has(i)) + 1
    return partyOf(spanOf(tree, phrase.slice(0, end)))
  })

  function partyOf(span: Span): Party {
    const text = document.reading.report.text.slice(...span)
    const { id, side } = name(text)
    return { text, span, id, side }
  }
}

// "who", "which", and "whose men": the noun that the clause is told of; where the parse tells of none, the one right before.
function relativeHead(tree: Tree, token: number): number {
  const relative = isRelative(tree, token) ? token : childrenOf(tree, token).find((child) => at(tree, child).xpos === 'WP$')
  if (relative === undefined) return token
  for (let up = token; up >= 0; up = at(tree, up).head) {
    if (at(tree, up).relation === 'acl:relcl') return at(tree, up).head
  }
  return nounBefore(tree, relative) ?? token
}

function isRelative(tree: Tree, token: number): boolean {
  const { xpos, upos, lemma } = at(tree, token)
  return /^W/.test(xpos) || (upos === 'PRON' && lemma === 'that')
}

/** "forces loyal to the president that have taken the town", "the group, whose men": whom the relative follows; not "what". */
function nounBefore(tree: Tree, relative: number): number | null {
  if (/^what/i.test(at(tree, relative).text)) return null
  let i = relative - 1
  while (/^(PUNCT|ADP)$/.test(at(tree, i).upos)) i--
  if (!isNominal(at(tree, i))) return null
  while (at(tree, i).head >= 0 && at(tree, i).head < relative && withinPhrase.test(at(tree, i).relation)) i = at(tree, i).head
  return i
}
const withinPhrase = /^(flat|compound|nmod:desc|obl|acl|amod)$/

// "300 of the jihadists", "most of them": who is meant stands behind the number.
function countedOf(tree: Tree, token: number): number {
  if (at(tree, token).upos === 'NOUN' || at(tree, token).upos === 'PROPN') return token
  return (
    childrenOf(tree, token).find((child) => bare(at(tree, child).relation) === 'nmod' && caseOf(tree, child) === 'of') ?? token
  )
}

// "forces opposed to the president" names them; "the army, beaten at Saldra," tells about it.
function withRestriction(tree: Tree, head: number, phrase: readonly number[]): readonly number[] {
  const last = phrase.at(-1) ?? head
  const clause = childrenOf(tree, head).find(
    (child) => at(tree, child).relation === 'acl' && subtree(tree, child)[0] === last + 1,
  )
  return clause === undefined ? phrase : [...phrase, ...subtree(tree, clause)]
}

import type { CueWords } from '#knowledge/cues.ts'
import type { PlaceMention } from '#model/place.ts'
import { branch, childrenBy, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/** A noun phrase that a later "he", "it" or "the group" may stand for. */
export interface Candidate {
  readonly tree: Tree
  readonly head: number
  readonly from: number
  readonly noun: string
  readonly person: boolean
  readonly group: boolean
  readonly plural: boolean
  /** Nothing but an article before it: "the ministry". */
  readonly bare: boolean
  /** Subject of its clause, and so what the next pronoun is likely to mean. */
  readonly prominent: boolean
}

/** The noun phrases of a report that may speak or be spoken of again, in order. */
export function candidatesIn(trees: readonly Tree[], words: CueWords, places: readonly PlaceMention[]): readonly Candidate[] {
  // "Hama" where it is a town and stands for nobody
  const towns = new Set(places.flatMap(({ locative, span }) => (locative ? [span[1]] : [])))

  return trees.flatMap((tree) =>
    tree.tokens.flatMap((token, head): Candidate[] => {
      if (!/^(NOUN|PROPN)$/.test(token.upos) || /^(compound|flat)/.test(token.relation)) return []
      if (token.upos === 'PROPN' && towns.has(token.to)) return []
      const noun = lemmaOf(tree, head)
      const name = token.upos === 'PROPN'
      const person = words.people.has(noun) || (name && isPersonName(tree, head, words))
      const group = words.groups.has(noun) || words.groups.has(token.text.toLowerCase()) || (name && !person)
      if (!person && !group) return []
      return [
        {
          tree,
          head,
          from: token.from,
          noun,
          person,
          group,
          plural: token.xpos === 'NNS' || childrenBy(tree, head, 'conj').length > 0,
          bare: isBare(tree, head),
          prominent: /^(nsubj|root|appos)/.test(token.relation) && tree.tokens[head - 1]?.text !== '(',
        },
      ]
    }),
  )
}

/** By its kind where names were read, else by its looks: a title or a first name before it, "he" as company. */
function isPersonName(tree: Tree, head: number, words: CueWords): boolean {
  const { from } = tokenAt(tree, head)
  const name = tree.sentence.names.find(({ span }) => span[0] <= from && from < span[1])
  if (name) return name.kind === 'person'
  const parts = childrenBy(tree, head, 'flat', 'compound', 'appos', 'nmod')
  return parts.some((child) => words.people.has(lemmaOf(tree, child))) || childrenBy(tree, head, 'flat').length > 0
}

function isBare(tree: Tree, head: number): boolean {
  const before = branch(tree, head).filter(
    (i) => i !== head && !/^(det|case|punct)$/.test(relationOf(tree, i)) && lemmaOf(tree, i) !== 'same',
  )
  return (
    before.length === 0 &&
    tokenAt(tree, head).upos === 'NOUN' &&
    childrenBy(tree, head, 'det').some((i) => /^(the|this|that)$/.test(lemmaOf(tree, i)))
  )
}

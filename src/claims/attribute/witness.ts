import type { CueWords } from '#knowledge/cues.ts'
import type { Content } from './content.ts'
import { type Phrase, prepositionOf } from './found.ts'
import { branch, childrenBy, lemmaOf, type Tree, tokenAt } from './tree.ts'

/** "said nothing", "gave no figure": the object of a cue that says there was none. */
export function isNothing(tree: Tree, object: number, words: CueWords): boolean {
  const none = (i: number) => words.negations.has(lemmaOf(tree, i)) || words.negations.has(tokenAt(tree, i).text.toLowerCase())
  return none(object) || childrenBy(tree, object, 'det', 'advmod').some(none)
}

/** What nothing was said about: "said nothing [about the shooting]", "mentioned no [casualties]". */
export function nothingAbout(tree: Tree, verb: number, object: number): Content {
  const about = [verb, object]
    .flatMap((i) => childrenBy(tree, i, 'obl', 'nmod', 'advcl', 'acl'))
    .find((i) => i > verb && /^(about|of|on|over|to|for)$/.test(prepositionOf(tree, i)))
  const tokens = about === undefined ? branch(tree, object) : branch(tree, about)
  return { tokens, cue: [], frame: 'nothing' }
}

/** The object's own words, without what hangs on it: "no figure". */
export function branchNear(tree: Tree, object: number): readonly number[] {
  return [object, ...childrenBy(tree, object, 'det', 'amod', 'advmod')].sort((a, b) => a - b)
}

/** Who can have seen it: a person, or people; "the town saw heavy fighting" has no witness. */
export function isWitness(tree: Tree, source: Phrase, words: CueWords): boolean {
  const lemma = lemmaOf(tree, source.head)
  if (words.people.has(lemma) || words.personal.has(lemma) || words.outletNouns.has(lemma) || lemma === 'they' || lemma === 'we')
    return true
  const { from } = tokenAt(tree, source.head)
  return tree.sentence.names.some(({ kind, span }) => kind === 'person' && span[0] <= from && from < span[1])
}

/** "saw fighters load rifles", "counted eleven corpses", "saw nobody leave". */
export function seenBy(tree: Tree, verb: number, object: number): Content | null {
  const doing = childrenBy(tree, verb, 'xcomp', 'ccomp', 'advcl').filter(
    (i) => i > object && childrenBy(tree, i, 'mark').length === 0,
  )
  const counted = branch(tree, object).some((i) => tokenAt(tree, i).upos === 'NUM')
  if (doing.length === 0 && !counted) return null
  return { tokens: [object, ...doing].flatMap((i) => branch(tree, i)), cue: [], frame: 'witness' }
}

import type { Link, ModalWords } from '#knowledge/modalWords.ts'
import type { Modality } from '#model/claim.ts'
import { at, bare, caseOf, childrenOf, type Tree } from '../tree.ts'

/** The word that a happening hangs on, and what that does to it. */
export interface Over {
  readonly to: number
  /** What it makes of the happening; null when it leaves it as real as it is itself. */
  readonly means: Modality | null
  /** It says that the happening did not come about: "failed to take". */
  readonly failed: boolean
  /** A negation there denies the happening too: "did not manage to take". */
  readonly carries: boolean
}

/** Null where the happening's own clause ends: what stands above says something of it, or of something else. */
export function overIt(tree: Tree, i: number, words: ModalWords): Over | null {
  const to = at(tree, i).head
  if (to < 0) return null
  const plain: Over = { to, means: null, failed: false, carries: false }
  const link = linkOf(tree, i)
  if (link === null) return inheritsFrom(tree, i) ? plain : null
  const lemma = at(tree, to).lemma.toLowerCase()
  if (link === 'infinitive' && words.failed.has(lemma)) return { ...plain, failed: true, carries: true }
  if (link === 'by from' && words.hindered.has(lemma)) return { ...plain, failed: true }
  const governor = words.governor(lemma, link)
  if (governor !== null && !(governor.unlessPast && isPast(tree, i)) && !(governor.wished && !isWish(tree, i)))
    return { ...plain, means: governor.means }
  if (link === 'infinitive') return underVerb(tree, i, to, words)
  // "launched no attack", "no attack took place": such verbs only carry the noun.
  if (link === 'thing' && words.carriers.has(lemma)) return { ...plain, carries: true }
  return isNewSubject(tree, i) ? plain : null
}

/** "A flight ban may follow": what is not yet known comes about with its verb. "The attack may …" has been. */
function isNewSubject(tree: Tree, i: number): boolean {
  if (at(tree, i).relation !== 'nsubj') return false
  const known = (child: number) =>
    /^(det|nmod:poss)/.test(at(tree, child).relation) && !/^(?:a|an|another|any|more|some|no)$/i.test(at(tree, child).text)
  return !childrenOf(tree, i).some(known)
}

function underVerb(tree: Tree, i: number, to: number, words: ModalWords): Over {
  const plain: Over = { to, means: null, failed: false, carries: true }
  if (isPerfect(tree, i) || realises(tree, to, words) || bare(at(tree, i).relation) === 'xcomp') return plain
  // "They set out to arrest him": an infinitive that nothing makes real is only meant.
  return { ...plain, means: 'planned', carries: false }
}

function realises(tree: Tree, to: number, words: ModalWords): boolean {
  if (words.realised.has(at(tree, to).lemma.toLowerCase())) return true
  // "the first town to fall"
  return childrenOf(tree, to).some(
    (child) => bare(at(tree, child).relation) === 'amod' && words.realised.has(at(tree, child).lemma.toLowerCase()),
  )
}

const clausal = new Set(['xcomp', 'ccomp', 'advcl', 'acl', 'csubj'])

function linkOf(tree: Tree, i: number): Link | null {
  const { relation, upos } = at(tree, i)
  const kind = bare(relation)
  if (kind === 'obl' || kind === 'nmod') {
    const preposition = caseOf(tree, i)
    return preposition === '' ? null : `by ${preposition}`
  }
  if (kind === 'obj' || kind === 'nsubj') return 'thing'
  if (clausal.has(kind) && isInfinitive(tree, i)) return 'infinitive'
  // "began storming"; but "called it a coup" names it.
  if (kind === 'xcomp') return upos === 'VERB' || upos === 'ADJ' ? 'infinitive' : null
  if (kind === 'ccomp' || (relation === 'acl' && hasMark(tree, i, 'that'))) return 'clause'
  return kind === 'advcl' || kind === 'acl' ? gerundLink(tree, i) : null
}

/** "warned of storming", "kept them from entering": a preposition before a gerund. */
function gerundLink(tree: Tree, i: number): Link | null {
  const mark = childrenOf(tree, i).find((child) => at(tree, child).relation === 'mark')
  return at(tree, i).xpos === 'VBG' && mark !== undefined ? `by ${at(tree, mark).text.toLowerCase()}` : null
}

function hasMark(tree: Tree, i: number, word: string): boolean {
  return childrenOf(tree, i).some((child) => at(tree, child).relation === 'mark' && at(tree, child).text.toLowerCase() === word)
}

function isInfinitive(tree: Tree, i: number): boolean {
  return hasMark(tree, i, 'to')
}

function isPerfect(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => bare(at(tree, child).relation) === 'aux' && at(tree, child).lemma === 'have')
}

function isPast(tree: Tree, i: number): boolean {
  return [i, ...childrenOf(tree, i)].some((token) => at(tree, token).xpos === 'VBD') || isPerfect(tree, i)
}

/** "that they leave": a verb without tense. */
function isWish(tree: Tree, i: number): boolean {
  const finite = childrenOf(tree, i).some((child) => /^(aux|cop)/.test(at(tree, child).relation) && at(tree, child).xpos !== 'VB')
  return (
    !finite &&
    (at(tree, i).xpos === 'VB' ||
      childrenOf(tree, i).some((child) => at(tree, child).xpos === 'VB' && /^(aux|cop)/.test(at(tree, child).relation)))
  )
}

/** "will enter and search": a conjunct without subject, auxiliary or tense of its own; "would attack, killing many". */
function inheritsFrom(tree: Tree, i: number): boolean {
  const { relation, xpos } = at(tree, i)
  const kind = bare(relation)
  if (kind === 'conj')
    return !/^VB[DZP]$/.test(xpos) && !childrenOf(tree, i).some((child) => /^(nsubj|aux|csubj)/.test(at(tree, child).relation))
  return kind === 'advcl' && xpos === 'VBG' && !childrenOf(tree, i).some((child) => at(tree, child).relation === 'mark')
}

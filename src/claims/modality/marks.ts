import type { ModalWords } from '#knowledge/modalWords.ts'
import type { Modality } from '#model/claim.ts'
import { at, bare, childrenOf, type Tree } from '../tree.ts'

/** What the words that hang on a verb or noun, or stand right before it, say of its reality. */
export interface Marks {
  readonly modality: { readonly means: Modality; readonly word: string } | null
  readonly negator: string | null
}

/** @param below the child that has been asked already: the "no" of "launched no attack" denies once. */
export function marksOn(tree: Tree, i: number, words: ModalWords, below: number | null = null): Marks {
  const children = childrenOf(tree, i)
  const negator = children.find((child) => child !== below && negates(tree, child, i, words))
  const over = words.over.find((phrase) => standsBefore(tree, i, phrase))
  return {
    modality: modalityOn(tree, i, children, words),
    negator: over?.join(' ') ?? (negator === undefined ? null : at(tree, negator).text.toLowerCase()),
  }
}

function modalityOn(tree: Tree, i: number, children: readonly number[], words: ModalWords): Marks['modality'] {
  if (isInverted(tree, i, children)) return { means: 'conditional', word: 'inversion' }
  for (const child of children) {
    const { text, relation } = at(tree, child)
    const word = text.toLowerCase()
    const aux = bare(relation) === 'aux' ? words.auxiliary(word) : null
    if (aux !== null) return { means: isReported(tree, i) ? aux.reported : aux.means, word }
    if ((relation === 'mark' || relation === 'advmod') && words.conditions.has(word)) return { means: 'conditional', word }
    if (relation === 'advmod' && words.adverbs.has(word)) return { means: 'possible', word }
  }
  if (isArranged(tree, i)) return { means: 'planned', word: 'be to' }
  const ahead = words.ahead.find(({ phrase }) => standsBefore(tree, i, phrase))
  return ahead === undefined ? null : { means: ahead.means, word: ahead.phrase.join(' ') }
}

/** "Should the roads stay closed, …", "Were the bridge to fall, …" */
function isInverted(tree: Tree, i: number, children: readonly number[]): boolean {
  const first = children.find((child) => /^(aux|cop)/.test(at(tree, child).relation))
  const subject = children.find((child) => bare(at(tree, child).relation) === 'nsubj')
  if (first === undefined || subject === undefined || first > subject) return false
  return (
    /^(should|were|had)$/i.test(at(tree, first).text) &&
    !tree.tokens.some(({ text }) => text === '?') &&
    at(tree, i).upos !== 'ADV'
  )
}

/** "it said it would send", "it would send, the ministry said": the future told later. */
function isReported(tree: Tree, i: number): boolean {
  return (
    bare(at(tree, i).relation) === 'ccomp' || childrenOf(tree, i).some((child) => bare(at(tree, child).relation) === 'parataxis')
  )
}

function negates(tree: Tree, child: number, parent: number, words: ModalWords): boolean {
  const { text, relation } = at(tree, child)
  const kind = bare(relation)
  const word = text.toLowerCase()
  if (kind === 'advmod' || kind === 'det' || kind === 'cc') return words.negators.has(word) && !isOfOther(tree, child, parent)
  // "No soldier was killed", "nobody was hurt".
  if (kind !== 'nsubj' && kind !== 'obj') return false
  if (words.none.some((phrase) => opens(tree, child, phrase))) return true
  const denies = (i: number) => at(tree, i).relation === 'det' && words.negators.has(at(tree, i).text.toLowerCase())
  return words.negators.has(word) || childrenOf(tree, child).some(denies)
}

/** "Not a single shell fell", "launched not one attack": the first words of a subject or object. */
function opens(tree: Tree, noun: number, phrase: readonly string[]): boolean {
  const first = tree.tokens.findIndex(
    (_, i) => i < noun && isWithin(tree, i, noun) && at(tree, i).text.toLowerCase() === phrase[0],
  )
  return first >= 0 && phrase.every((word, step) => at(tree, first + step).text.toLowerCase() === word)
}

function isWithin(tree: Tree, i: number, noun: number): boolean {
  for (let above = at(tree, i).head; above >= 0; above = at(tree, above).head) if (above === noun) return true
  return false
}

/** "captured not only Ostrel", "captured Ostrel, not Sedrin": what stands behind the verb denies something else. */
function isOfOther(tree: Tree, child: number, parent: number): boolean {
  return at(tree, child + 1).lemma === 'only' || (child > parent && at(tree, parent).upos === 'VERB')
}

// "has yet to be fully taken".
const betweenAtMost = 3

function standsBefore(tree: Tree, i: number, phrase: readonly string[]): boolean {
  const startsAt = (start: number) => phrase.every((word, step) => at(tree, start + step).text.toLowerCase() === word)
  const starts = Array.from({ length: betweenAtMost + 1 }, (_, between) => i - phrase.length - between)
  return starts.some((start) => start >= 0 && startsAt(start) && onlyAuxiliaries(tree, start + phrase.length, i))
}

function onlyAuxiliaries(tree: Tree, from: number, to: number): boolean {
  // "no part in the second battle": behind a preposition, what belongs to the noun
  const nominal = at(tree, from - 1).upos === 'ADP'
  return tree.tokens
    .slice(from, to)
    .every(({ upos }) => upos === 'AUX' || upos === 'ADV' || upos === 'PART' || (nominal && /^(DET|ADJ|NUM|PRON)$/.test(upos)))
}

/** "are to enter": a form of "be" before the infinitive. */
export function isArranged(tree: Tree, i: number): boolean {
  const to = childrenOf(tree, i).find((child) => at(tree, child).relation === 'mark' && at(tree, child).lemma === 'to')
  if (to === undefined) return false
  const before = at(tree, to - 1)
  const be = before.upos === 'ADV' || before.lemma === 'not' ? at(tree, to - 2) : before
  return be.lemma === 'be' && be.text.toLowerCase() !== 'been'
}

import type { Link, ModalWords } from '#knowledge/modalWords.ts'
import type { Modality } from '#model/claim.ts'
import type { Token } from '#model/sentence.ts'
import { at, bare, caseOf, childrenOf, isNominal, type Tree } from './tree.ts'

/** Whether a happening is told as done, and whether it is told as not having come about. */
export interface Reality {
  readonly modality: Modality
  readonly negated: boolean
  /** The knowledge entries that made it so. */
  readonly because: readonly string[]
}

/**
 * Reads the words on a happening and over it, up to the end of what its source says: "would enter", "failed to take",
 * "called for the withdrawal". What a verb of saying does to it is the attribution's.
 */
export function modalityOf(tree: Tree, trigger: number, words: ModalWords): Reality {
  const because: string[] = []
  let modality: Modality = 'actual'
  let negated = false
  let here = trigger
  let carries = true
  for (let steps = 0; steps < climbAtMost && here >= 0; steps++) {
    const marks = marksOn(tree, here, words)
    if (carries && marks.negator !== null) {
      negated = !negated
      because.push(`negated by “${marks.negator}”`)
    }
    const own = marks.modality ?? (isArranged(tree, here) ? { means: 'planned' as const, word: 'to' } : null)
    if (modality === 'actual' && own !== null) {
      modality = own.means
      because.push(`${own.means} by “${own.word}”`)
    }
    const up = overIt(tree, here, words)
    if (up === null) break
    if (up.failed) {
      negated = !negated
      because.push(`negated by “${at(tree, up.to).lemma}”`)
    }
    if (modality === 'actual' && up.means !== null) {
      modality = up.means
      because.push(`${up.means} by “${at(tree, up.to).lemma}”`)
    }
    carries = up.carries
    here = up.to
  }
  return { modality, negated, because }
}

/** Whether the clause that a token stands in tells what is still to come: "Talks will resume on Thursday". */
export function isAhead(tree: Tree, token: number, words: ModalWords): boolean {
  let clause = at(tree, token).head
  while (clause >= 0 && isNominal(at(tree, clause)) && !hasVerbalMarks(tree, clause)) clause = at(tree, clause).head
  if (clause < 0 || tree.tokens.length === 0) return false
  if (words.scheduled.has(at(tree, clause).text.toLowerCase()) && at(tree, clause).xpos !== 'VBD') return true
  const aux = marksOn(tree, clause, words).modality
  if (aux !== null && aux.means !== 'conditional') return !isPerfect(tree, clause)
  return isArranged(tree, clause) || (isInfinitive(tree, clause) && modalityOf(tree, clause, words).modality !== 'actual')
}

// Enough for "was reported to have refused to try to leave".
const climbAtMost = 6

interface Marks {
  readonly modality: { readonly means: Modality; readonly word: string } | null
  readonly negator: string | null
}

/** What the words that hang on this very verb or noun say. */
function marksOn(tree: Tree, i: number, words: ModalWords): Marks {
  const children = childrenOf(tree, i)
  const negator = children.find((child) => negates(tree, child, i, words))
  return { modality: modalityOn(tree, i, children, words), negator: overBefore(tree, i, words) ?? wordAt(tree, negator) }
}

function wordAt(tree: Tree, i: number | undefined): string | null {
  return i === undefined ? null : at(tree, i).text.toLowerCase()
}

function modalityOn(tree: Tree, i: number, children: readonly number[], words: ModalWords): Marks['modality'] {
  for (const child of children) {
    const { text, relation } = at(tree, child)
    const word = text.toLowerCase()
    if (bare(relation) === 'aux') {
      const aux = words.auxiliary(word)
      if (aux !== null) return { means: isReported(tree, i) ? aux.reported : aux.means, word }
    }
    if ((relation === 'mark' || relation === 'advmod') && words.conditions.has(word)) return { means: 'conditional', word }
    if (relation === 'advmod' && words.adverbs.has(word)) return { means: 'possible', word }
  }
  return null
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
  if (kind === 'advmod' || kind === 'det' || kind === 'cc') return words.negators.has(word) && !isNotOnly(tree, child, parent)
  // "No soldier was killed", "nobody was hurt".
  if (kind !== 'nsubj' && kind !== 'obj') return false
  return (
    words.negators.has(word) ||
    childrenOf(tree, child).some(
      (det) => at(tree, det).relation === 'det' && words.negators.has(at(tree, det).text.toLowerCase()),
    )
  )
}

/** "not only Ostrel but Sedrin" denies nothing. */
function isNotOnly(tree: Tree, child: number, parent: number): boolean {
  return at(tree, child + 1).lemma === 'only' || (child > parent && at(tree, parent).upos === 'VERB')
}

function overBefore(tree: Tree, i: number, words: ModalWords): string | null {
  const found = words.over.find((phrase) => {
    for (let start = i - phrase.length; start >= Math.max(0, i - phrase.length - betweenAtMost); start--)
      if (
        phrase.every((word, step) => at(tree, start + step).text.toLowerCase() === word) &&
        onlyAuxiliaries(tree, start + phrase.length, i)
      )
        return true
    return false
  })
  return found?.join(' ') ?? null
}

// "has yet to be fully taken".
const betweenAtMost = 3
function onlyAuxiliaries(tree: Tree, from: number, to: number): boolean {
  return tree.tokens.slice(from, to).every(({ upos }) => upos === 'AUX' || upos === 'ADV' || upos === 'PART')
}

/** "are to enter": a form of "be" before the infinitive. */
function isArranged(tree: Tree, i: number): boolean {
  const to = childrenOf(tree, i).find((child) => at(tree, child).relation === 'mark' && at(tree, child).lemma === 'to')
  if (to === undefined) return false
  const before = at(tree, to - 1).upos === 'ADV' || at(tree, to - 1).lemma === 'not' ? at(tree, to - 2) : at(tree, to - 1)
  return before.lemma === 'be' && before.text.toLowerCase() !== 'been'
}

interface Over {
  readonly to: number
  readonly means: Modality | null
  readonly failed: boolean
  /** Whether a negation there denies the happening too. */
  readonly carries: boolean
}

/** The word that the happening hangs on, with what that does to it; null where its own clause ends. */
function overIt(tree: Tree, i: number, words: ModalWords): Over | null {
  const token = at(tree, i)
  const to = token.head
  if (to < 0) return null
  const link = linkOf(tree, i)
  if (link === null) return inheritsFrom(tree, i) ? { to, means: null, failed: false, carries: false } : null
  const lemma = at(tree, to).lemma.toLowerCase()
  if (words.failed.has(lemma) && (link === 'infinitive' || link === 'by from'))
    return { to, means: null, failed: true, carries: true }
  const governor = words.governor(lemma, link)
  if (governor !== null && !(governor.unlessPast && isPast(tree, i)))
    return { to, means: governor.means, failed: false, carries: false }
  if (link === 'clause') return null
  if (link !== 'infinitive')
    return { to, means: null, failed: false, carries: words.carriers.has(lemma) && !link.startsWith('by ') }
  if (isPerfect(tree, i) || realises(tree, to, words)) return { to, means: null, failed: false, carries: true }
  // "They set out to arrest him": an infinitive that nothing makes real is only meant. Below a verb, "to have taken" is told.
  return {
    to,
    means: bare(token.relation) === 'xcomp' ? null : 'planned',
    failed: false,
    carries: bare(token.relation) === 'xcomp',
  }
}

function realises(tree: Tree, to: number, words: ModalWords): boolean {
  if (words.realised.has(at(tree, to).lemma.toLowerCase())) return true
  // "the first town to fall"
  return childrenOf(tree, to).some(
    (child) => bare(at(tree, child).relation) === 'amod' && words.realised.has(at(tree, child).lemma.toLowerCase()),
  )
}

function linkOf(tree: Tree, i: number): Link | null {
  const { relation } = at(tree, i)
  const kind = bare(relation)
  const preposition = caseOf(tree, i)
  if (kind === 'obl' || kind === 'nmod') return preposition === '' ? null : `by ${preposition}`
  if (kind === 'obj' || kind === 'nsubj') return 'thing'
  if (isInfinitive(tree, i) && clausal.has(kind)) return 'infinitive'
  if (kind === 'xcomp') return 'infinitive'
  if (kind === 'ccomp') return 'clause'
  if (kind === 'acl' && relation !== 'acl:relcl' && hasMark(tree, i, 'that')) return 'clause'
  // "prevented them from entering"
  if (kind === 'advcl' && markOf(tree, i) === 'from') return 'by from'
  return kind === 'advcl' || kind === 'acl' ? gerundLink(tree, i) : null
}
const clausal = new Set(['xcomp', 'ccomp', 'advcl', 'acl', 'csubj'])

/** "warned of storming", "at capturing": a preposition before a gerund. */
function gerundLink(tree: Tree, i: number): Link | null {
  const mark = markOf(tree, i)
  return at(tree, i).xpos === 'VBG' && mark !== '' ? `by ${mark}` : null
}

function markOf(tree: Tree, i: number): string {
  const mark = childrenOf(tree, i).find((child) => at(tree, child).relation === 'mark')
  return mark === undefined ? '' : at(tree, mark).text.toLowerCase()
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
  const tensed = (token: Token) => token.xpos === 'VBD'
  return tensed(at(tree, i)) || isPerfect(tree, i) || childrenOf(tree, i).some((child) => tensed(at(tree, child)))
}

/** "will enter and search": a conjunct without subject or auxiliary of its own; "would attack, killing many". */
function inheritsFrom(tree: Tree, i: number): boolean {
  const { relation, xpos } = at(tree, i)
  const kind = bare(relation)
  if (kind === 'conj') return !childrenOf(tree, i).some((child) => /^(nsubj|aux|csubj)/.test(at(tree, child).relation))
  return kind === 'advcl' && xpos === 'VBG' && markOf(tree, i) === ''
}

function hasVerbalMarks(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => /^(cop|aux|nsubj)/.test(at(tree, child).relation))
}

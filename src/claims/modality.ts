import type { ModalWords } from '#knowledge/modalWords.ts'
import type { HappeningType, Modality } from '#model/claim.ts'
import { isArranged, marksOn } from './modality/marks.ts'
import { overIt } from './modality/over.ts'
import { at, bare, childrenOf, isNominal, type Tree } from './tree.ts'

/** Whether a happening is told as done, and whether it is told as not having come about. */
export interface Reality {
  readonly modality: Modality
  readonly negated: boolean
  /** The knowledge entries that made it so. */
  readonly because: readonly string[]
}

// Enough for "was reported to have refused to try to leave".
const climbAtMost = 6

// "Must stop", "will not negotiate", "would like": in these the modal verb is the deed itself.
const saidByModals: ReadonlySet<HappeningType> = new Set(['demand', 'threaten', 'reject', 'seek'])

/**
 * Reads the words on a happening and over it, up to the end of what its source says: "would enter", "failed to take",
 * "called for the withdrawal". What a verb of saying does to it is the attribution's.
 * @param type of the happening, where it is known: a threat is made by "will", a demand by "must".
 */
export function modalityOf(tree: Tree, trigger: number, words: ModalWords, type: HappeningType | null = null): Reality {
  const because: string[] = []
  let modality: Modality = 'actual'
  let negated = false
  let here = trigger
  let below: number | null = null
  let carries = true
  for (let steps = 0; steps < climbAtMost && here >= 0; steps++) {
    const marks = marksOn(tree, here, words, below)
    const deedItself =
      here === trigger && type !== null && saidByModals.has(type) && (marks.modality !== null || type === 'reject')
    if (carries && marks.negator !== null && !deedItself) {
      negated = !negated
      because.push(`negated by “${marks.negator}”`)
    }
    if (modality === 'actual' && marks.modality !== null && !deedItself) {
      modality = marks.modality.means
      because.push(`${modality} by “${marks.modality.word}”`)
    }
    const up = overIt(tree, here, words)
    if (up === null) break
    const word = at(tree, up.to).lemma
    if (up.failed) {
      negated = !negated
      because.push(`negated by “${word}”`)
    }
    if (modality === 'actual' && up.means !== null) {
      modality = up.means
      because.push(`${modality} by “${word}”`)
    }
    carries = up.carries
    below = here
    here = up.to
  }
  return { modality, negated, because }
}

/** Whether the clause that a token stands in tells what is still to come: "Talks will resume on Thursday". */
export function isAhead(tree: Tree, token: number, words: ModalWords): boolean {
  const clause = clauseAt(tree, token)
  if (clause < 0) return false
  if (words.scheduled.has(at(tree, clause).text.toLowerCase()) && at(tree, clause).xpos !== 'VBD') return true
  const own = marksOn(tree, clause, words).modality
  if (own !== null && own.means !== 'conditional') return !isPerfect(tree, clause)
  return isArranged(tree, clause) || modalityOf(tree, clause, words).modality === 'planned'
}

/** The verb, or whatever else heads the clause, that a token stands in. */
function clauseAt(tree: Tree, token: number): number {
  let clause = at(tree, token).head
  while (clause >= 0 && isNominal(at(tree, clause)) && !isPredicate(tree, clause)) clause = at(tree, clause).head
  return clause
}

function isPredicate(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => /^(cop|aux|nsubj)/.test(at(tree, child).relation))
}

function isPerfect(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => bare(at(tree, child).relation) === 'aux' && at(tree, child).lemma === 'have')
}

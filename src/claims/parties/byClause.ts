import type { HappeningWords } from '#knowledge/happenings.ts'
import type { HappeningType } from '#model/claim.ts'
import { whoStands } from '../happening/distances.ts'
import type { Happening } from '../happening/happening.ts'
import { subjectOf } from '../happening/words.ts'
import type { PlaceGroup } from '../places/features.ts'
import { at, bare, caseOf, childBy, childrenOf, isPassive } from '../tree.ts'
import type { Parties } from './find.ts'

/** What stands around a clause in its sentence. */
export interface AroundClause {
  /** The place that the clause itself names as what changes hands. */
  readonly taken: PlaceGroup | null
  /** Tokens that name places. */
  readonly places: ReadonlySet<number>
  /** Tokens that hand words to a source. */
  readonly cues: ReadonlySet<number>
}

/** The parties as the clause allows them: what it rules out goes, and what it says without a word is filled in. */
export function byClause(
  { actor, target }: Parties,
  happening: Happening,
  { taken, places, cues }: AroundClause,
  words: HappeningWords,
): Parties {
  const { tree, token, type } = happening
  // "the US-backed alliance": who is backed is who is so described.
  if (type === 'support' && bare(at(tree, token).relation) === 'amod') return { actor, target: at(tree, token).head }
  // "That puts the militia ten miles from Goma", and not what puts it there; of "them" no more than that is sure.
  const brought = type === 'advance' ? childBy(tree, token, 'iobj') : undefined
  if (brought !== undefined) return { actor: at(tree, brought).upos === 'PRON' ? null : brought, target }
  const suffered = underFire(happening, words)
  if (suffered !== null) return suffered
  // A town that fell has not done it, nor has what is lost: "days after losing it".
  const object = isPassive(tree, token) ? undefined : childBy(tree, token, 'obj')
  const fell = actor === taken?.token || (actor !== null && places.has(actor) && isUndergone(happening, actor))
  const doer = actor === null || fell || actor === object ? null : actor
  // Who loses by it is the other side: "captured Soran from the army", and not Soran.
  const meant = doer ?? understood(happening, target, cues) ?? (type === 'advance' ? whoStands(tree, token) : null)
  return { actor: meant, target: target === taken?.token ? null : target }
}

/** "Homs had fallen", "Maardis was retaken": the place is the subject, and nothing is done to another. */
function isUndergone({ tree, token, type }: Happening, subject: number): boolean {
  if (type !== 'capture' && type !== 'lose') return false
  const { relation, head } = at(tree, subject)
  if (head !== token || !relation.startsWith('nsubj')) return false
  return isPassive(tree, token) || childBy(tree, token, 'obj') === undefined
}

const fires: ReadonlySet<HappeningType> = new Set(['attack', 'shelling', 'airstrike'])

/**
 * "The convoy came under attack", "US troops came under artillery fire from Turkish positions": who is under it suffers it, and
 * who does it stands behind "from" or "by" or is not told.
 */
function underFire({ tree, token, type }: Happening, words: HappeningWords): Parties | null {
  if (!fires.has(type)) return null
  const noun = [token, ...childrenOf(tree, token)].find((i) => caseOf(tree, i) === 'under' && isFire(at(tree, i).lemma, words))
  if (noun === undefined) return null
  const verb = at(tree, noun).relation === 'obl' ? at(tree, noun).head : noun
  const sufferer = childBy(tree, verb, 'nsubj')
  if (sufferer === undefined) return null
  const behind = [noun, verb].flatMap((i) => childrenOf(tree, i)).find((i) => i > noun && /^(from|by)$/.test(caseOf(tree, i)))
  const before = childrenOf(tree, noun).find(
    (i) => /^(nmod:poss|amod)$/.test(at(tree, i).relation) && /^\p{Lu}/u.test(at(tree, i).text),
  )
  return { actor: behind ?? before ?? null, target: sufferer }
}

function isFire(lemma: string, words: HappeningWords): boolean {
  return words.wordsAt(lemma, 'noun').some(({ type }) => fires.has(type))
}

/** "Gunmen ambushed a convoy, killing 42", "days after losing it": who did it is the subject of the clause it hangs on. */
function understood({ tree, token }: Happening, target: number | null, cues: ReadonlySet<number>): number | null {
  const { xpos, relation, head } = at(tree, token)
  if (xpos !== 'VBG' || bare(relation) !== 'advcl' || childBy(tree, token, 'nsubj') !== undefined) return null
  // "The monitor reported that troops captured it, days after losing it": who reports has not lost it.
  const clause = cues.has(head) ? childBy(tree, head, 'ccomp') : head
  if (clause === undefined || at(tree, clause).upos !== 'VERB') return null
  const subject = subjectOf(tree, clause) ?? null
  return subject === target ? null : subject
}

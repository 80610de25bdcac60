import type { Happening } from '../happening/happening.ts'
import { subjectOf } from '../happening/words.ts'
import type { PlaceGroup } from '../places/features.ts'
import { at, bare, childBy, isPassive } from '../tree.ts'
import type { Parties } from './find.ts'

/**
 * The parties as the clause allows them: what it rules out goes, and what it says without a word is filled in.
 * `cues`: tokens of the sentence that hand words to a source.
 */
export function byClause(
  { actor, target }: Parties,
  happening: Happening,
  taken: PlaceGroup | null,
  cues: ReadonlySet<number>,
): Parties {
  const { tree, token, type } = happening
  // "the US-backed alliance": who is backed is who is so described.
  if (type === 'support' && bare(at(tree, token).relation) === 'amod') return { actor, target: at(tree, token).head }
  // A town that fell has not done it, nor has what is lost: "days after losing it".
  const object = isPassive(tree, token) ? undefined : childBy(tree, token, 'obj')
  const doer = actor === null || actor === taken?.token || actor === object ? null : actor
  return { actor: doer ?? understood(happening, target, cues), target }
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

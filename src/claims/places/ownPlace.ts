import type { HappeningType } from '#model/claim.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { objectOf } from '../happening/words.ts'
import { at, childBy, isUnder, type Tree } from '../tree.ts'
import type { PlaceGroup } from './features.ts'

const takings: ReadonlySet<HappeningType> = new Set(['capture', 'lose', 'hold'])

/**
 * The place that changes hands, where the clause itself names it as what is taken or what falls: "a day after they took Hama"
 * is about Hama, whatever else the sentence names; "Homs fell", and did not do it; and the only place that an advance is
 * measured from. Null where the words leave it open.
 */
export function ownPlace({ groups }: Document, { tree, token, type }: Happening): PlaceGroup | null {
  const here = groups[tree.sentence.index] ?? []
  if (type === 'advance') return here.length === 1 ? (here.find((group) => isMeasuredFrom(group, tree, token)) ?? null) : null
  if (!takings.has(type)) return null
  const groupAt = (i: number | undefined) => here.find((group) => group.token === i && isTown(group)) ?? null
  const taken = groupAt(objectOf(tree, token))
  if (taken !== null) return taken
  const falls = type === 'capture' || type === 'lose'
  const alone = at(tree, token).upos === 'VERB' && childBy(tree, token, 'obj') === undefined
  return falls && alone && here.length === 1 ? groupAt(childBy(tree, token, 'nsubj')) : null
}

/** "stood five miles from Velmora" */
function isMeasuredFrom({ token: place, mentions: [mention] }: PlaceGroup, tree: Tree, token: number): boolean {
  return mention?.relation === 'distance' && isUnder(tree, place, token)
}

/** A district or country can be spoken of for those who rule it; a town that is taken can't. */
export function isTown({ mentions: [mention] }: PlaceGroup): boolean {
  return mention !== undefined && (mention.located.kind !== 'found' || mention.located.place.kind === 'settlement')
}

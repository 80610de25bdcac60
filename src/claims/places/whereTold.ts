import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { CountMention } from '../counts.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import type { Parties } from '../parties/find.ts'
import { at, subtree } from '../tree.ts'
import { countedPlaces } from './counted.ts'
import type { PlaceGroup } from './features.ts'
import { type PlaceKnowledge, type Where, whereWas } from './find.ts'
import { isTown } from './ownPlace.ts'
import type { ToldPlace } from './scene.ts'

export interface Around {
  readonly parties: Parties
  /** The place that the clause itself names as what changes hands; see ownPlace.ts. */
  readonly own: PlaceGroup | null
  /** The numbers of the sentence. */
  readonly numbers: readonly CountMention[]
  /** Claims told before it, in order. */
  readonly told: readonly ToldPlace[]
  /** The happenings of the sentence. */
  readonly beside: readonly Happening[]
}

/** Where a happening was: what its clause names, what the report lists elsewhere, or what is likeliest of all that it names. */
export function whereTold(
  document: Document,
  happening: Happening,
  around: Around,
  known: PlaceKnowledge & { readonly placeWords: PlaceWords },
): Where {
  const { parties, own, numbers, told, beside } = around
  if (own !== null) return { groups: [own], inherited: false }
  const listed = countedPlaces(document, happening, numbers)
  if (listed !== null) return { groups: [listed], inherited: true }
  const where = whereWas(document, happening, parties, told, beside, known)
  const [only, ...more] = where.groups
  if (!where.inherited || only === undefined || more.length > 0 || only.mentions.length > 1 || !isTown(only)) return where
  return speaksOfTowns(happening, known.placeWords) ? { groups: [], inherited: true } : where
}

/** "They seized seven villages", "the capture of the towns": that is not the one town that was spoken of before. */
function speaksOfTowns({ tree, token }: Happening, words: PlaceWords): boolean {
  return subtree(tree, token).some(
    (i) => at(tree, i).xpos === 'NNS' && words.kinds.get(at(tree, i).lemma.toLowerCase()) === 'settlement',
  )
}

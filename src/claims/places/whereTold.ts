import type { CountMention } from '../counts.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import type { Parties } from '../parties/find.ts'
import { countedPlaces } from './counted.ts'
import type { PlaceGroup } from './features.ts'
import { type PlaceKnowledge, type Where, whereWas } from './find.ts'
import type { ToldPlace } from './scene.ts'

export interface Around {
  readonly parties: Parties
  /** The place that the clause itself names as what changes hands; see ownPlace.ts. */
  readonly own: PlaceGroup | null
  /** The numbers of the sentence. */
  readonly numbers: readonly CountMention[]
  /** Claims told before it, in order. */
  readonly told: readonly ToldPlace[]
  /** The happenings of its sentence. */
  readonly beside: readonly Happening[]
}

/** Where a happening was: what its clause names, what the report lists elsewhere, or what is likeliest of all that it names. */
export function whereTold(document: Document, happening: Happening, around: Around, known: PlaceKnowledge): Where {
  const { parties, own, numbers, told, beside } = around
  if (own !== null) return { groups: [own], inherited: false }
  const listed = countedPlaces(document, happening, numbers)
  if (listed !== null) return { groups: [listed], inherited: true }
  return whereWas(document, happening, parties, told, beside, known)
}

import { otherPlace, type PlaceRelations, type RelationTold } from '#knowledge/placeRelations.ts'
import type { Sentence } from '#model/sentence.ts'
import type { PlaceName } from './names.ts'

/**
 * How the words around a name say that the happening lies to the place: "six miles from", "between … and", "'s countryside".
 * Without such words it is at the place, or in it where the words before put something there.
 * @param names all place names of the sentence: they may be part of each other's relation.
 */
export function relationOf(
  name: PlaceName,
  names: readonly PlaceName[],
  sentence: Sentence,
  text: string,
  relations: PlaceRelations,
): RelationTold {
  const [from, to] = sentence.span
  let masked = text.slice(from, to)
  for (const { span } of names)
    masked = masked.slice(0, span[0] - from) + otherPlace.repeat(span[1] - span[0]) + masked.slice(span[1] - from)
  const told = relations.around(masked.slice(0, name.span[0] - from), masked.slice(name.span[1] - from))
  return (
    told ?? { relation: name.locative ? 'in' : 'at', distance: null, bearing: null, precision: null, says: 'names the place' }
  )
}

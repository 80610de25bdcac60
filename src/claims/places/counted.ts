import type { CountMention } from '../counts.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { isUnder } from '../tree.ts'
import type { PlaceGroup } from './features.ts'

/**
 * "Insurgents captured four towns …": the four that the report names together, before it or, as news does, further down.
 * Null where the sentence names them itself, where no number is told, or where no such list stands in the same scene.
 */
export function countedPlaces(
  { groups, sceneStarts }: Document,
  happening: Happening,
  numbers: readonly CountMention[],
): PlaceGroup | null {
  const number = numberOfPlaces(happening, numbers)
  if (number === null) return null
  const { index } = happening.tree.sentence
  const fits = ({ mentions }: PlaceGroup) => mentions.length === number
  if (groups[index]?.some(fits)) return null
  const inScene = groups.flat().filter((group) => fits(group) && sceneStarts[group.sentence] === sceneStarts[index])
  return inScene.findLast((group) => group.sentence < index) ?? inScene.find((group) => group.sentence > index) ?? null
}

/** How many places the happening's own words count, from two on. */
function numberOfPlaces({ tree, token }: Happening, numbers: readonly CountMention[]): number | null {
  // "… seize four towns, army regains village": the four are whose verb they hang on.
  const own = numbers.find(
    ({ sort, single, part, counted }) => sort === 'place' && !single && !part && isUnder(tree, counted, token),
  )
  const [low, high] = own?.range ?? [null, null]
  return low !== null && low === high && low >= 2 ? low : null
}

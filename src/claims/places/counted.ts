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
  { tree, token }: Happening,
  counts: readonly CountMention[],
): PlaceGroup | null {
  const { index } = tree.sentence
  // "… seize four towns, army regains village": the four are whose verb they hang on.
  const own = counts.find(
    ({ sort, single, part, counted }) => sort === 'place' && !single && !part && isUnder(tree, counted, token),
  )
  const [low, high] = own?.range ?? [null, null]
  if (low === null || low !== high || low < 2) return null
  const fits = ({ mentions }: PlaceGroup) => mentions.length === low
  if (groups[index]?.some(fits)) return null
  const inScene = groups.flat().filter((group) => fits(group) && sceneStarts[group.sentence] === sceneStarts[index])
  return inScene.findLast((group) => group.sentence < index) ?? inScene.find((group) => group.sentence > index) ?? null
}

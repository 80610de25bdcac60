import type { Counts } from '../counts.ts'
import type { Document } from '../document.ts'
import type { PlaceGroup } from './features.ts'

/**
 * "Insurgents captured four towns …": the four that the report names together, before it or, as news does, further down.
 * Null where the sentence names them itself, where no number is told, or where no such list stands in the same scene.
 */
export function countedPlaces({ groups, sceneStarts }: Document, sentence: number, counts: Counts): PlaceGroup | null {
  const [low, high] = counts.places ?? [null, null]
  if (low === null || low !== high || low < 2) return null
  const fits = ({ mentions }: PlaceGroup) => mentions.length === low
  if (groups[sentence]?.some(fits)) return null
  const inScene = groups.flat().filter((group) => fits(group) && sceneStarts[group.sentence] === sceneStarts[sentence])
  return inScene.findLast((group) => group.sentence < sentence) ?? inScene.find((group) => group.sentence > sentence) ?? null
}

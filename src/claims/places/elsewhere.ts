import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { Tree } from '../tree.ts'

// "In the country's far north-east, …": what opens a sentence is no longer than this.
const longestOpening = 8

/**
 * For each sentence, the first one whose scene it shares: "Further east, the force said …" leaves what was told before it
 * where it was, and what follows without a place of its own was not there.
 */
export function sceneStarts(trees: readonly Tree[], words: PlaceWords): number[] {
  let start = 0
  return trees.map((tree, index) => {
    if (opensElsewhere(tree, words)) start = index
    return start
  })
}

function opensElsewhere({ tokens }: Tree, words: PlaceWords): boolean {
  const comma = tokens.findIndex(({ text }) => text === ',')
  if (comma < 1 || comma > longestOpening) return false
  const opening = tokens.slice(0, comma).map(({ text }) => text.toLowerCase())
  const leads = (word: string) => words.elsewhere.has(word) || words.bearing(word) !== null
  return opening.some(leads) && opening.every((word) => leads(word) || words.elsewhereLeaders.has(word) || word === '-')
}

import type { CountWords } from '#knowledge/countWords.ts'
import { at, type Tree } from '../tree.ts'

// "13 South African soldiers and policemen have been killed": what a number counts is rarely longer.
const nounsAtMost = 5

/**
 * The word that follows right behind a number and what it counts: its verb ("84 | have surrendered") or the casualty word
 * ("about 200 | wounded"). It holds where the parser goes astray; null when something else comes between.
 */
export function besideOf(tree: Tree, [, end]: readonly [number, number], words: CountWords): number | null {
  for (let i = end; i < end + nounsAtMost; i++) {
    const { upos, lemma, xpos } = at(tree, i)
    const key = words.deed(lemma.toLowerCase())
    if (key === 'killed' || key === 'wounded' || (upos === 'VERB' && xpos !== 'VBG')) return isModifier(tree, i) ? null : i
    if (!passable.test(upos)) return null
  }
  return null
}
const passable = /^(NOUN|PROPN|ADJ|AUX|ADV|PART|NUM)$/

/** "230,000 displaced people" tells no displacing by itself. */
function isModifier(tree: Tree, i: number): boolean {
  const { relation, head } = at(tree, i)
  return relation === 'amod' && head > i
}

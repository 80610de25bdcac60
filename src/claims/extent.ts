import type { ExtentWords } from '#knowledge/extentWords.ts'
import type { Extent } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { textOf } from './days/mention.ts'
import { at, isUnder, type Tree } from './tree.ts'

/**
 * How much of a place a happening is about: "most of Ostrel", "the town's eastern districts".
 * @param place where the name stands; one outside this sentence, or null, is looked for by what stands for it ("the town").
 */
export function extentOf(tree: Tree, trigger: number, place: Span | null, words: ExtentWords): Extent | null {
  const { sentence } = tree
  const text = textOf(sentence)
  const around = ([from, to]: Span) => words.around(text.slice(0, from - sentence.span[0]), text.slice(to - sentence.span[0]))
  if (place !== null && place[0] >= sentence.span[0] && place[1] <= sentence.span[1]) return around(place)?.extent ?? null
  const standin = sentence.tokens.findIndex(
    (token, i) => words.standins.has(token.lemma.toLowerCase()) && isUnder(tree, i, trigger),
  )
  if (standin < 0) return null
  const { from, to } = at(tree, standin)
  return around([from, to])?.extent ?? null
}

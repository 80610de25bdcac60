import { type LexiconData, normalise, shapeOf } from '#sentences/lexicon.ts'
import { type Example, frequent } from './treebank.ts'

/** The lexicon of the training sentences. What came up once can't be learnt from. */
export function gatherLexicon(examples: readonly Example[]): LexiconData {
  const words = examples.flatMap((example) => example.words)
  const norms = words.map(normalise)
  return {
    cased: frequent(
      words.map((word) => word.replace(/\d/g, '0')),
      2,
    ),
    norms: frequent(norms, 2),
    suffixes: [1, 2, 3, 4].map((letters) =>
      frequent(
        norms.map((norm) => norm.slice(-letters)),
        3,
      ),
    ),
    prefixes: [1, 2, 3].map((letters) =>
      frequent(
        norms.map((norm) => norm.slice(0, letters)),
        3,
      ),
    ),
    shapes: frequent(words.map(shapeOf), 2),
  }
}

import type { Vectors } from '#knowledge/vectors.ts'
import { at, type Tree } from './tree.ts'

// Vectors have length one, and their numbers are small beside features, which count as one each.
const loudness = 3

/** What words mean, as numbers: their vectors one behind the other, naughts where there is no word or its meaning is unknown. */
export function meaningsOf(tree: Tree, tokens: readonly (number | undefined)[], vectors: Vectors): Float32Array {
  const numbers = new Float32Array(tokens.length * vectors.width)
  for (const [place, token] of tokens.entries()) {
    const vector = token === undefined || token < 0 ? null : vectorAt(tree, token, vectors)
    vector?.forEach((number, k) => {
      numbers[place * vectors.width + k] = loudness * number
    })
  }
  return numbers
}

function vectorAt(tree: Tree, i: number, vectors: Vectors): Float32Array | null {
  const { text, lemma } = at(tree, i)
  return vectors.vectorOf(text.toLowerCase().replaceAll(/\d/g, '0')) ?? vectors.vectorOf(lemma.toLowerCase())
}

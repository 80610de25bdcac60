import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { Refusal } from '#model/refusal.ts'
import { knowledgePath } from './yaml.ts'

/** Words that stand in like company: `rebels` and `insurgents` share a cluster, so what was learnt of one serves the other. */
export interface Clusters {
  /**
   * Number of the word's cluster, 0 to 4095, or -1 when the word is not in the table. Clusters are nested: numbers that
   * share their upper six bits are of one broad field, those that share ten of one narrow field.
   * @param word in lower case, digits as 0.
   */
  clusterOf(word: string): number
}

/** Reads the word-cluster table, `knowledge/en/clusters.bin` unless its bytes are given. How it is made: training/README.md. */
export function openClusters(bytes: Uint8Array = readTable()): Clusters {
  const clusters = new Map<string, number>()
  let cluster = 0
  for (const line of inflate(bytes).split('\n')) {
    for (const word of line.split(' ')) if (word) clusters.set(word, cluster)
    cluster++
  }
  return { clusterOf: (word) => clusters.get(word) ?? -1 }
}

function readTable(): Uint8Array {
  try {
    return readFileSync(knowledgePath('en/clusters.bin'))
  } catch (cause) {
    throw new Refusal("knowledge/en/clusters.bin can't be read. Install Fogline anew, or put the file back.", { cause })
  }
}

// The table is smaller than this; in the usual pieces of 16 KB it takes longer.
const inOnePiece = 2 ** 20

// One line a cluster, its words separated by spaces.
function inflate(bytes: Uint8Array): string {
  try {
    return brotliDecompressSync(bytes, { chunkSize: inOnePiece }).toString('utf8')
  } catch (cause) {
    throw new Refusal('knowledge/en/clusters.bin is damaged. Install Fogline anew, or make it again: training/README.md.', {
      cause,
    })
  }
}

import { readPackedTable } from './packedTable.ts'

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
export function openClusters(packed?: Uint8Array): Clusters {
  const clusters = new Map<string, number>()
  let cluster = 0
  // One line a cluster, its words separated by spaces.
  for (const line of readPackedTable('en/clusters.bin', packed, 2 ** 20)
    .toString('utf8')
    .split('\n')) {
    for (const word of line.split(' ')) if (word) clusters.set(word, cluster)
    cluster++
  }
  return { clusterOf: (word) => clusters.get(word) ?? -1 }
}

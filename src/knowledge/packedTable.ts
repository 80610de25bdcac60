import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { Refusal } from '#model/refusal.ts'
import { knowledgePath } from './yaml.ts'

/**
 * The bytes of a compressed table of knowledge.
 * @param name below `knowledge/`
 * @param packed its file's bytes where they are at hand
 * @param inOnePiece bytes, more than the table has: in the usual pieces of 16 KB unpacking takes longer
 * @throws Refusal where the file is missing or damaged
 */
export function readPackedTable(name: string, packed: Uint8Array | undefined, inOnePiece: number): Buffer {
  const bytes = packed ?? readTable(name)
  try {
    return brotliDecompressSync(bytes, { chunkSize: inOnePiece })
  } catch (cause) {
    throw new Refusal(`knowledge/${name} is damaged. Install Fogline anew, or make it again: training/README.md.`, { cause })
  }
}

function readTable(name: string): Uint8Array {
  try {
    return readFileSync(knowledgePath(name))
  } catch (cause) {
    throw new Refusal(`knowledge/${name} can't be read. Install Fogline anew, or put the file back.`, { cause })
  }
}

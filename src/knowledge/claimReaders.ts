import { existsSync, readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { type LogLinear, type LogLinearWeights, logLinear } from '#network/logLinear.ts'
import { KnowledgeError, knowledgePath } from './yaml.ts'

/** The trained readers of the claims stage. */
export const readerNames = ['happening', 'party', 'here', 'scene'] as const
export type ReaderName = (typeof readerNames)[number]

export interface ClaimReaders {
  /** Is this word a happening, and which. */
  readonly happening: LogLinear
  /** Is this phrase the actor, the target or neither. */
  readonly party: LogLinear
  /** Was it at this place of its own sentence. */
  readonly here: LogLinear
  /** Was it at this place that an earlier sentence names. */
  readonly scene: LogLinear
}
export type ClaimWeights = Readonly<Record<ReaderName, LogLinearWeights>>

const file = 'en/happenings.weights'

/** Null when no weights are installed; then the word lists decide alone. @throws KnowledgeError when the file is damaged. */
export function openClaimReaders(): ClaimReaders | null {
  const path = knowledgePath(file)
  return existsSync(path) ? readersOf(unpackWeights(readFileSync(path))) : null
}

export function readersOf(weights: ClaimWeights): ClaimReaders {
  return {
    happening: logLinear(weights.happening),
    party: logLinear(weights.party),
    here: logLinear(weights.here),
    scene: logLinear(weights.scene),
  }
}

const magic = 'fogline claims 1\n'
// A weight is kept as a whole number of these steps of its row's greatest.
const levels = 127

interface Head {
  readonly models: readonly { readonly name: ReaderName; readonly classes: readonly string[]; readonly rows: number }[]
}

/** The weights as bytes: a head in JSON, then for each model its hashes, a scale a row, and the rows in signed bytes. */
export function packWeights(weights: ClaimWeights): Uint8Array {
  const models = readerNames.map((name) => ({ name, classes: weights[name].classes, rows: weights[name].hashes.length }))
  const parts = readerNames.flatMap((name) => {
    const { hashes, rows, classes } = weights[name]
    const { scales, bytes } = inBytes(rows, hashes.length, classes.length)
    return [bytesOf(hashes), bytesOf(scales), bytesOf(bytes)]
  })
  const head = Buffer.from(JSON.stringify({ models } satisfies Head))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  const body = Buffer.concat([size, head, ...parts])
  return Buffer.concat([Buffer.from(magic), brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })])
}

/** @throws KnowledgeError when the bytes are not what {@link packWeights} made. */
export function unpackWeights(packed: Uint8Array): ClaimWeights {
  const bytes = Buffer.from(packed)
  if (bytes.subarray(0, magic.length).toString() !== magic) throw damaged()
  try {
    const body = brotliDecompressSync(bytes.subarray(magic.length))
    const size = body.readUInt32LE(0)
    const { models } = JSON.parse(body.subarray(4, 4 + size).toString()) as Head
    let at = 4 + size
    const take = (length: number): ArrayBuffer => {
      at += length
      return new Uint8Array(body.subarray(at - length, at)).buffer
    }
    const entries = models.map(({ name, classes, rows }) => {
      const hashes = new Uint32Array(take(rows * 4))
      const scales = new Float32Array(take(rows * 4))
      const whole = new Int8Array(take(rows * classes.length))
      return [
        name,
        { classes, hashes, rows: Float32Array.from(whole, (step, i) => step * (scales[Math.floor(i / classes.length)] ?? 0)) },
      ]
    })
    return Object.fromEntries(entries) as ClaimWeights
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): KnowledgeError {
  return new KnowledgeError(`knowledge/${file} is damaged. Install Fogline anew, or train it again: training/README.md.`, {
    cause,
  })
}

function inBytes(rows: Float32Array, count: number, width: number): { scales: Float32Array; bytes: Int8Array } {
  const scales = new Float32Array(count)
  const bytes = new Int8Array(rows.length)
  for (let row = 0; row < count; row++) {
    const own = rows.subarray(row * width, (row + 1) * width)
    const most = own.reduce((high, weight) => Math.max(high, Math.abs(weight)), 0)
    scales[row] = most / levels
    if (most > 0) for (let k = 0; k < width; k++) bytes[row * width + k] = Math.round(((own[k] ?? 0) / most) * levels)
  }
  return { scales, bytes }
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength)
}

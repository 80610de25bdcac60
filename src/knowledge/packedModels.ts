import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { LogLinearWeights } from '#network/logLinear.ts'

// A weight is kept as a whole number of these steps of its row's greatest.
const levels = 127

interface Head<Name extends string> {
  readonly models: readonly { readonly name: Name; readonly classes: readonly string[]; readonly rows: number }[]
}

/** Models as bytes: a head in JSON, then for each its hashes, a scale a row, and the rows in signed bytes. */
export function packModels<Name extends string>(
  magic: string,
  names: readonly Name[],
  weights: Readonly<Record<Name, LogLinearWeights>>,
): Uint8Array {
  const models = names.map((name) => ({ name, classes: weights[name].classes, rows: weights[name].hashes.length }))
  const parts = names.flatMap((name) => {
    const { hashes, rows, classes } = weights[name]
    const { scales, bytes } = inBytes(rows, hashes.length, classes.length)
    return [bytesOf(hashes), bytesOf(scales), bytesOf(bytes)]
  })
  const head = Buffer.from(JSON.stringify({ models } satisfies Head<Name>))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  const body = Buffer.concat([size, head, ...parts])
  return Buffer.concat([Buffer.from(magic), brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })])
}

/** @throws RangeError when the bytes are not what {@link packModels} made with this magic. */
export function unpackModels<Name extends string>(magic: string, packed: Uint8Array): Record<Name, LogLinearWeights> {
  const bytes = Buffer.from(packed)
  if (bytes.subarray(0, magic.length).toString() !== magic)
    throw new RangeError(`The weights do not begin with “${magic.trim()}”.`)
  const body = brotliDecompressSync(bytes.subarray(magic.length))
  const size = body.readUInt32LE(0)
  const { models } = JSON.parse(body.subarray(4, 4 + size).toString()) as Head<Name>
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
  return Object.fromEntries(entries) as Record<Name, LogLinearWeights>
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

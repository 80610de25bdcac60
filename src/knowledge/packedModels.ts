import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { LayerWeights } from '#network/layer.ts'
import type { LogLinearWeights } from '#network/logLinear.ts'

// A weight is kept as a whole number of these steps of its row's greatest. With 127 steps files are a third larger.
const levels = 31

interface Head<Name extends string> {
  readonly models: readonly {
    readonly name: Name
    readonly classes: readonly string[]
    readonly rows: number
    readonly layer: { readonly inputs: number; readonly units: number; readonly takesFeatures: boolean } | null
  }[]
}

/**
 * Models as bytes: a head in JSON, then for each its hashes, a scale a row, and the rows in signed bytes; behind them, where it
 * has a layer, the layer's bias and both its tables, these likewise.
 */
export function packModels<Name extends string>(
  magic: string,
  names: readonly Name[],
  weights: Readonly<Record<Name, LogLinearWeights>>,
): Uint8Array {
  const models = names.map((name) => {
    const { classes, hashes, layer } = weights[name]
    const size =
      layer === null
        ? null
        : { inputs: layer.incoming.length / layer.units, units: layer.units, takesFeatures: layer.takesFeatures }
    return { name, classes, rows: hashes.length, layer: size }
  })
  const parts = names.flatMap((name) => {
    const { hashes, rows, classes, layer } = weights[name]
    const own = [bytesOf(hashes), ...inBytes(rows, layer?.takesFeatures ? layer.units : classes.length)]
    if (layer === null) return own
    return [...own, bytesOf(layer.bias), ...inBytes(layer.incoming, layer.units), ...inBytes(layer.outgoing, classes.length)]
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
  const table = (rows: number, width: number): Float32Array => {
    const scales = new Float32Array(take(rows * 4))
    const steps = new Int8Array(take(rows * width))
    const weights = new Float32Array(steps.length)
    for (let row = 0, i = 0; row < rows; row++) {
      const scale = scales[row] ?? 0
      for (const end = i + width; i < end; i++) weights[i] = (steps[i] ?? 0) * scale
    }
    return weights
  }
  const entries = models.map(({ name, classes, rows, layer }): [Name, LogLinearWeights] => {
    const hashes = new Uint32Array(take(rows * 4))
    const width = layer?.takesFeatures ? layer.units : classes.length
    return [name, { classes, hashes, rows: table(rows, width), layer: layerOf(layer, classes.length) }]
  })
  return Object.fromEntries(entries) as Record<Name, LogLinearWeights>

  // Weights of before there were layers do not speak of them.
  function layerOf(size: Head<Name>['models'][number]['layer'] | undefined, classes: number): LayerWeights | null {
    if (!size) return null
    const { inputs, units, takesFeatures } = size
    const bias = new Float32Array(take(units * 4))
    return { units, takesFeatures, bias, incoming: table(inputs, units), outgoing: table(units, classes) }
  }
}

/** A scale a row, and the rows. */
function inBytes(rows: Float32Array, width: number): [Buffer, Buffer] {
  const scales = new Float32Array(rows.length / width)
  const bytes = new Int8Array(rows.length)
  for (let row = 0; row < scales.length; row++) {
    const own = rows.subarray(row * width, (row + 1) * width)
    const most = own.reduce((high, weight) => Math.max(high, Math.abs(weight)), 0)
    scales[row] = most / levels
    if (most > 0) for (let k = 0; k < width; k++) bytes[row * width + k] = Math.round(((own[k] ?? 0) / most) * levels)
  }
  return [bytesOf(scales), bytesOf(bytes)]
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength)
}

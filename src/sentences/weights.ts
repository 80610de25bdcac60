import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Refusal } from '#model/refusal.ts'
import { strideOf, type Weights } from '#network/network.ts'
import { scaleByte, scaleOf } from '#network/scale.ts'

/** What a weights file holds: lists of strings (words, tags, relations) and networks, by name. */
export interface Packed {
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly networks: Readonly<Record<string, Weights>>
}

// The file: magic, length and checksum of the rest, then compressed: length of the header, header (JSON), sections.
const magic = 'FOGWGT01'
const headBytes = magic.length + 8

// Decompressed in pieces of the usual 16 KB, the file takes three times as long.
const inOnePiece = 2 ** 25

interface Header {
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly networks: readonly NetworkHeader[]
}
interface NetworkHeader {
  readonly name: string
  readonly hidden: number
  readonly outputs: number
  readonly features: number
  readonly rows: number
  readonly idBytes: number
}

export function pack({ lists, networks }: Packed): Uint8Array {
  const parts = Object.entries(networks).map(([name, weights]) => ({ weights, ids: packIds(weights.rowOf), name }))
  const header: Header = {
    lists,
    networks: parts.map(({ name, weights, ids }) => {
      const { hidden, outputs, rowOf, scales } = weights
      return { name, hidden, outputs, features: rowOf.length, rows: scales.length, idBytes: ids.length }
    }),
  }
  const headerBytes = Buffer.from(JSON.stringify(header))
  const payload = Buffer.concat([
    uint32(headerBytes.length),
    headerBytes,
    ...parts.flatMap(({ weights, ids }) => [
      ids,
      bytesOf(weights.rows),
      Uint8Array.from(weights.scales, scaleByte),
      bytesOf(weights.bias),
      bytesOf(weights.outgoing),
      bytesOf(weights.outgoingBias),
    ]),
  ])
  const compressed = zstdCompressSync(payload, { params: { [constants.ZSTD_c_compressionLevel]: 19 } })
  return Buffer.concat([Buffer.from(magic), uint32(compressed.length), uint32(crc32(compressed)), compressed])
}

/**
 * Reads what {@link pack} wrote.
 * @param file its name, for the message when it is damaged.
 */
export function unpack(bytes: Uint8Array, file: string): Packed {
  const reader = new Reader(checked(bytes, file))
  const header = JSON.parse(reader.bytes(reader.uint32()).toString('utf8')) as Header
  const networks: Record<string, Weights> = {}
  for (const { name, hidden, outputs, features, rows, idBytes } of header.networks)
    networks[name] = {
      hidden,
      outputs,
      rowOf: unpackIds(reader.bytes(idBytes), features),
      rows: new Int8Array(copy(reader.bytes(rows * hidden))),
      scales: scalesOf(reader.bytes(rows)),
      bias: new Float32Array(copy(reader.bytes(hidden * 4))),
      outgoing: new Float32Array(copy(reader.bytes(hidden * strideOf(outputs) * 4))),
      outgoingBias: new Float32Array(copy(reader.bytes(strideOf(outputs) * 4))),
    }
  return { lists: header.lists, networks }
}

function checked(bytes: Uint8Array, file: string): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const remedy = 'Install Fogline anew, or make the file again: training/README.md.'
  if (buffer.length < headBytes || buffer.toString('latin1', 0, magic.length - 2) !== magic.slice(0, -2))
    throw new Refusal(`${file} is no file of weights. ${remedy}`)
  if (buffer.toString('latin1', 0, magic.length) !== magic)
    throw new Refusal(`${file} is of version ${buffer.toString('latin1', magic.length - 2, magic.length)}, not 01. ${remedy}`)
  const length = buffer.readUInt32LE(magic.length)
  const compressed = buffer.subarray(headBytes)
  if (compressed.length !== length)
    throw new Refusal(`${file} has ${compressed.length} bytes where it should have ${length}. ${remedy}`)
  if (crc32(compressed) !== buffer.readUInt32LE(magic.length + 4))
    throw new Refusal(`${file} is damaged: its checksum is wrong. ${remedy}`)
  return zstdDecompressSync(compressed, { chunkSize: inOnePiece })
}

class Reader {
  private at = 0
  private readonly buffer: Buffer

  constructor(buffer: Buffer) {
    this.buffer = buffer
  }

  bytes(count: number): Buffer {
    this.at += count
    return this.buffer.subarray(this.at - count, this.at)
  }

  uint32(): number {
    return this.bytes(4).readUInt32LE()
  }
}

const scaleOfByte = Float32Array.from({ length: 256 }, (_, byte) => scaleOf(byte))

function scalesOf(bytes: Uint8Array): Float32Array {
  const scales = new Float32Array(bytes.length)
  for (let row = 0; row < bytes.length; row++) scales[row] = scaleOfByte[bytes[row] ?? 0] ?? 0
  return scales
}

// The features that have a row, as distances from one to the next, seven bits a byte.
function packIds(rowOf: Int32Array): Uint8Array {
  const bytes: number[] = []
  let last = 0
  for (const [id, row] of rowOf.entries()) {
    if (row < 0) continue
    let step = id - last
    last = id
    for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128)
    bytes.push(step)
  }
  return Uint8Array.from(bytes)
}

function unpackIds(bytes: Uint8Array, features: number): Int32Array {
  const rowOf = new Int32Array(features).fill(-1)
  let id = 0
  let step = 0
  let bits = 0
  let row = 0
  for (const byte of bytes) {
    step |= (byte & 127) << bits
    bits += 7
    if (byte > 127) continue
    id += step
    rowOf[id] = row++
    step = 0
    bits = 0
  }
  return rowOf
}

function bytesOf(array: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
function copy(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

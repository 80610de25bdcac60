import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 256

/** A picture of a screen with 256 colours at most: a third of the size. Reads 8-bit RGB and RGBA. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decoded(png)
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = paletteOf([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]))
  const index = new Map(palette.map((colour, at) => [colour, at]))
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, colour] of pixels.entries()) {
    let nearest = index.get(colour)
    if (nearest === undefined) {
      nearest = nearestOf(colour, palette)
      index.set(colour, nearest)
    }
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest
  }
  return written(width, height, 3, rows, palette)
}

/** A picture of the colours that `colourAt` gives. */
export function pngOf(width: number, height: number, colourAt: (column: number, row: number) => number): Buffer {
  const rows = Buffer.alloc((3 * width + 1) * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      rows.writeUIntBE(colourAt(column, row), row * (3 * width + 1) + 1 + 3 * column, 3)
  return written(width, height, 2, rows, null)
}

/** @param kind 2 for RGB, 3 for a palette */
function written(width: number, height: number, kind: 2 | 3, rows: Buffer, palette: readonly number[] | null): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, kind, 0, 0, 0], 8)
  const colours = Buffer.from((palette ?? []).flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const body = [
    chunk('IHDR', header),
    ...(palette === null ? [] : [chunk('PLTE', colours)]),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...body])
}

/** The commonest colours, then again and again the one worst served by those: a lone green tick keeps its green. */
function paletteOf(counts: readonly (readonly [colour: number, count: number])[]): number[] {
  const palette = counts.slice(0, mostColours / 2).map(([colour]) => colour)
  const rest = counts.slice(palette.length)
  const missing = rest.map(([colour]) => Math.min(...palette.map((other) => apart(colour, other))))
  while (palette.length < mostColours) {
    let [worst, most] = [-1, 0]
    for (const [at, [, count]] of rest.entries()) {
      const want = (missing[at] ?? 0) * count ** 0.4
      if (want > most) [worst, most] = [at, want]
    }
    const chosen = rest[worst]?.[0]
    if (chosen === undefined) break
    palette.push(chosen)
    for (const [at, [colour]] of rest.entries()) missing[at] = Math.min(missing[at] ?? 0, apart(colour, chosen))
  }
  return palette
}

function nearestOf(colour: number, palette: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [at, other] of palette.entries()) {
    const distance = apart(colour, other)
    if (distance < least) [best, least] = [at, distance]
  }
  return best
}

function apart(colour: number, other: number): number {
  const [r, g, b] = [(colour >> 16) - (other >> 16), ((colour >> 8) & 255) - ((other >> 8) & 255), (colour & 255) - (other & 255)]
  return 2 * r * r + 4 * g * g + 3 * b * b
}

/** Each pixel as 0xRRGGBB, row by row. */
export function decoded(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = []
  let [width, height, bytes] = [0, 0, 3]
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') [width, height, bytes] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3]
    else if (kind === 'IDAT') data.push(body)
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(data))
  const line = width * bytes
  const pixels = new Uint32Array(width * height)
  let above = Buffer.alloc(line)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0
    const row = Buffer.from(raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)))
    for (let x = 0; x < line; x++) {
      const [left, up, corner] = [x >= bytes ? (row[x - bytes] ?? 0) : 0, above[x] ?? 0, x >= bytes ? (above[x - bytes] ?? 0) : 0]
      row[x] = ((row[x] ?? 0) + predicted(filter, left, up, corner)) & 255
    }
    for (let x = 0; x < width; x++) {
      const at = x * bytes
      pixels[y * width + x] = ((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0)
    }
    above = row
  }
  return { width, height, pixels }
}

/** PNG's five filters, https://www.w3.org/TR/png-3/#9Filter-types. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

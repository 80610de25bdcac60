import { writeFileSync } from 'node:fs'
import { zxyToTileId } from 'pmtiles'
import { pngOf } from './smallPng.ts'

// A .pmtiles file of an invented land, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, without compression.

export type Position = readonly [lon: number, lat: number]

/** A layer of vector tiles: each of its shapes an area or a line. */
export interface MadeLayer {
  readonly name: string
  readonly kind: 'area' | 'line'
  readonly shapes: readonly (readonly Position[])[]
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** Vector tiles of the box, to zoom `most`. */
export function writeVectorTiles(path: string, layers: readonly MadeLayer[], box: Box, most: number): void {
  const tiles = tilesIn(box, most).map((at) => ({ at, bytes: vectorTile(layers, at) }))
  const vector_layers = layers.map(({ name }) => ({ id: name, fields: {} }))
  writeTiles(path, { kind: 'vector', tiles, box, metadata: { vector_layers, attribution: 'Arken Survey' } })
}

/** Pictures of the box, to zoom `most`, of the colour that `colourAt` gives. */
export function writePictureTiles(path: string, colourAt: (position: Position) => number, box: Box, most: number): void {
  const side = 256
  const tiles = tilesIn(box, most).map((at) => {
    const [z, x, y] = at
    return { at, bytes: pngOf(side, side, (column, row) => colourAt(positionAt(z, x + column / side, y + row / side))) }
  })
  writeTiles(path, { kind: 'picture', tiles, box, metadata: { attribution: 'Arken Survey' } })
}

interface Made {
  readonly kind: 'vector' | 'picture'
  readonly tiles: readonly { readonly at: TileAt; readonly bytes: Buffer }[]
  readonly box: Box
  readonly metadata: object
}
export type TileAt = readonly [z: number, x: number, y: number]

export function writeTiles(path: string, { kind, tiles, box, metadata }: Made): void {
  const sorted = tiles.map(({ at, bytes }) => ({ id: zxyToTileId(...at), bytes })).sort((a, b) => a.id - b.id)
  const directory = Buffer.from([
    ...varint(sorted.length),
    ...sorted.flatMap(({ id }, index) => varint(id - (sorted[index - 1]?.id ?? 0))),
    ...sorted.flatMap(() => varint(1)),
    ...sorted.flatMap(({ bytes }) => varint(bytes.length)),
    // A nought: right after the tile before.
    ...sorted.flatMap((_, index) => varint(index === 0 ? 1 : 0)),
  ])
  const told = Buffer.from(JSON.stringify(metadata))
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes))
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  let from = header.length
  for (const [index, length] of [directory.length, told.length, 0, data.length].entries()) {
    header.writeBigUInt64LE(BigInt(from), 8 + 16 * index)
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * index)
    from += length
  }
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(tiles.length), at)
  const zooms = tiles.map(({ at: [z] }) => z)
  header.set([1, 1, 1, kind === 'vector' ? 1 : 2, Math.min(...zooms), Math.max(...zooms)], 96)
  for (const [index, degrees] of box.entries()) header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * index)
  writeFileSync(path, Buffer.concat([header, directory, told, data]))
}

function tilesIn([west, south, east, north]: Box, most: number): TileAt[] {
  return Array.from({ length: most + 1 }, (_, z) => {
    const [left, top] = tileAt(z, [west, north])
    const [right, bottom] = tileAt(z, [east, south])
    const columns = upTo(Math.floor(left), Math.floor(right))
    return columns.flatMap((x) => upTo(Math.floor(top), Math.floor(bottom)).map((y): TileAt => [z, x, y]))
  }).flat()
}

function upTo(from: number, last: number): number[] {
  return Array.from({ length: last - from + 1 }, (_, index) => from + index)
}

/** Web Mercator, in tiles. */
function tileAt(z: number, [lon, lat]: Position): readonly [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [2 ** z * (lon / 360 + 0.5), 2 ** z * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))]
}

function positionAt(z: number, x: number, y: number): Position {
  return [(x / 2 ** z - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI]
}

const extent = 4096

/** https://github.com/mapbox/vector-tile-spec/tree/master/2.1, shapes uncut: a map cuts them. */
function vectorTile(layers: readonly MadeLayer[], [z, x, y]: TileAt): Buffer {
  const inTile = (position: Position): readonly [number, number] => {
    const [column, row] = tileAt(z, position)
    return [Math.round((column - x) * extent), Math.round((row - y) * extent)]
  }
  return Buffer.from(
    layers.flatMap(({ name, kind, shapes }) =>
      field(3, [
        ...field(1, [...Buffer.from(name)]),
        ...shapes.flatMap((shape) =>
          field(2, [24, kind === 'area' ? 3 : 2, ...field(4, geometry(shape.map(inTile), kind === 'area'))]),
        ),
        ...[40, ...varint(extent)],
        ...[120, 2],
      ]),
    ),
  )
}

/** Move to the first point, lines to the others, and back where it is an area. */
function geometry(points: readonly (readonly [number, number])[], closed: boolean): number[] {
  const steps = points.map(([x, y], at) => {
    const [fromX, fromY] = points[at - 1] ?? [0, 0]
    return [...varint(zigzag(x - fromX)), ...varint(zigzag(y - fromY))]
  })
  return [9, ...(steps[0] ?? []), ...varint((points.length - 1) * 8 + 2), ...steps.slice(1).flat(), ...(closed ? [15] : [])]
}

function field(number: number, bytes: readonly number[]): number[] {
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}

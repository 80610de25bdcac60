import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zxyToTileId } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { makeApp } from '../../src/server/app.ts'
import { openTiles, type Tiles } from '../../src/server/tiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-tiles-'))
const file = join(folder, 'one.pmtiles')
const picture = Buffer.from('a picture')
let ledger: Ledger

beforeAll(async () => {
  writeFileSync(file, archiveOf({ z: 3, x: 4, y: 2 }, picture, { attribution: '<a href="#">Arken Maps</a>' }))
  ledger = await openLedger(join(folder, 'ledger.db'))
})
afterAll(async () => {
  for (const tiles of opened) await tiles.close()
  await ledger.close()
  rmSync(folder, { recursive: true })
})
const opened: Tiles[] = []
async function openHere(): Promise<Tiles> {
  const tiles = await openTiles(file, '')
  opened.push(tiles)
  return tiles
}
const appWith = (tiles: Tiles | null) => makeApp({ ledger, ledgerName: 'ledger.db', web: null, tiles })
const tilesOf = async (app: ReturnType<typeof appWith>) => JSON.parse(await (await app.request('/api/ledger')).text()).tiles
const policyOf = async (app: ReturnType<typeof appWith>) =>
  (await app.request('/api/ledger')).headers.get('content-security-policy') ?? ''

test('unless told, there are no tiles and no other server', async () => {
  const app = appWith(null)
  expect(await tilesOf(app)).toBe(null)
  expect(await policyOf(app)).not.toMatch(/https?:/)
  expect((await app.request('/api/tiles/3/4/2')).status).toBe(404)
})

test('tiles of another server are told with their credit, and that server alone may be asked', async () => {
  const app = appWith(await openTiles('https://tiles.arken.example/{z}/{x}/{y}.png', 'Arken Maps'))
  expect(await tilesOf(app)).toMatchObject({
    kind: 'raster',
    url: 'https://tiles.arken.example/{z}/{x}/{y}.png',
    credit: 'Arken Maps',
  })
  const policy = await policyOf(app)
  expect(policy.match(/https?:[^ ;]*/g)).toEqual(['https://tiles.arken.example', 'https://tiles.arken.example'])
  expect(policy).toContain("script-src 'self';")
})

test('an address without places for a tile’s numbers is a style', async () => {
  const { shown } = await openTiles('https://tiles.arken.example/style.json', '')
  expect(shown.kind).toBe('style')
})

test('a file’s tiles come from here, with the credit that it names', async () => {
  const app = appWith(await openHere())
  expect(await tilesOf(app)).toMatchObject({ kind: 'raster', url: '/api/tiles/{z}/{x}/{y}', credit: 'Arken Maps', most: 3 })
  expect(await policyOf(app)).not.toMatch(/https?:/)
  const response = await app.request('/api/tiles/3/4/2')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(picture)
})

test.each(['/api/tiles/3/4/3', '/api/tiles/3/9/2', '/api/tiles/99/0/0', '/api/tiles/3/x/2'])(
  'there is no tile at %s',
  async (path) => {
    expect((await appWith(await openHere()).request(path)).status).toBe(404)
  },
)

test('a file that holds no tiles is refused by name', async () => {
  writeFileSync(join(folder, 'other'), 'no tiles')
  await expect(openTiles(join(folder, 'other'), '')).rejects.toThrow(/other can't be read as a \.pmtiles file/)
})

/** A file of one tile, by https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. */
function archiveOf({ z, x, y }: { z: number; x: number; y: number }, tile: Buffer, metadata: object): Buffer {
  const told = Buffer.from(JSON.stringify(metadata))
  // One entry: its number, one run, its length, its offset plus one.
  const directory = Buffer.from([1, ...varint(zxyToTileId(z, x, y)), 1, ...varint(tile.length), 1])
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  const stretches = [
    [127, directory.length],
    [127 + directory.length, told.length],
    [0, 0],
    [127 + directory.length + told.length, tile.length],
  ] as const
  for (const [index, [offset, length]] of stretches.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + index * 16)
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16)
  }
  // Nothing is packed (1), and tiles are PNG (2), at one zoom.
  header.set([1, 1, 2, z, z], 97)
  return Buffer.concat([header, directory, told, tile])
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}

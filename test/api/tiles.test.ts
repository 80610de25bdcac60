import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { makeApp } from '../../src/server/app.ts'
import { openTiles, type Tiles } from '../../src/server/tiles.ts'
import { writeTiles } from '../madeTiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-tiles-'))
const file = join(folder, 'one.pmtiles')
const picture = Buffer.from('a picture')
let ledger: Ledger

beforeAll(async () => {
  const metadata = { attribution: '<a href="#">Arken Maps</a>' }
  writeTiles(file, { kind: 'picture', tiles: [{ at: [3, 4, 2], bytes: picture }], box: [0, 41, 44, 66], metadata })
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
  expect(await tilesOf(app)).toMatchObject({
    kind: 'raster',
    url: '/api/tiles/{z}/{x}/{y}',
    credit: 'Arken Maps',
    most: 3,
    bounds: [0, 41, 44, 66],
  })
  expect(await policyOf(app)).not.toMatch(/https?:/)
  const response = await app.request('/api/tiles/3/4/2')
  expect(Buffer.from(await response.arrayBuffer())).toEqual(picture)
})

test('where the file holds no tile, nothing is to be drawn, and that is no fault', async () => {
  expect((await appWith(await openHere()).request('/api/tiles/3/4/3')).status).toBe(204)
})

test.each(['/api/tiles/3/9/2', '/api/tiles/99/0/0', '/api/tiles/3/x/2'])('there is no tile at %s', async (path) => {
  expect((await appWith(await openHere()).request(path)).status).toBe(404)
})

test('a file that holds no tiles is refused by name', async () => {
  writeFileSync(join(folder, 'other'), 'no tiles')
  await expect(openTiles(join(folder, 'other'), '')).rejects.toThrow(/other can't be read as a \.pmtiles file/)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTiles } from '../../src/server/tiles.ts'
import { type Position, writePictureTiles, writeVectorTiles } from '../madeTiles.ts'
import { decoded } from '../smallPng.ts'
import { hasChromium, openApp } from './browser.ts'

// Around Khanaser of the samples, which the government holds: its area is drawn 25 km around it, and nothing else is held there.
const [lon, lat] = [37.498, 35.7801]
const box = [lon - 1, lat - 1, lon + 1, lat + 1] as const
const whole: Position[] = [
  [box[0], box[1]],
  [box[0], box[3]],
  [box[2], box[3]],
  [box[2], box[1]],
]
const green = 0x30a030
const folder = mkdtempSync(join(tmpdir(), 'fogline-tiles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const files = {
  pictures: (path: string) => writePictureTiles(path, () => green, box, 7),
  shapes: (path: string) => writeVectorTiles(path, [{ name: 'water', kind: 'area', shapes: [whole.toReversed()] }], box, 7),
}

test.skipIf(!hasChromium).each(['pictures', 'shapes'] as const)(
  'the %s of a .pmtiles file lie over the land and under areas, in light and dark, and its credit below the map',
  async (kind) => {
    const path = join(folder, `${kind}.pmtiles`)
    files[kind](path)
    const tiles = await openTiles(path, '')
    const app = await openApp(undefined, { tiles })
    try {
      await (await fetch(`${app.address}/api/samples`, { method: 'POST' })).text()
      for (const theme of ['light', 'dark'] as const) {
        const page = await app.cold({ colorScheme: theme, viewport: { width: 1440, height: 900 } })
        await page.goto(`${app.address}/?on=2024-12-08&area=${[lon - 0.6, lat - 0.5, lon + 0.6, lat + 0.5].join(',')}`)
        await page.locator('html[data-map=drawn]').waitFor({ state: 'attached', timeout: 60_000 })
        const canvas = page.locator('.maplibregl-canvas')
        const frame = await canvas.boundingBox()
        if (frame === null) throw new Error('The map has no canvas.')
        const at = async (right: number, down: number) => {
          const clip = { x: frame.x + frame.width / 2 + right, y: frame.y + frame.height / 2 + down, width: 1, height: 1 }
          const [colour = 0] = decoded(await page.screenshot({ clip })).pixels
          return { red: colour >> 16, green: (colour >> 8) & 255, blue: colour & 255 }
        }
        const sea = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement('i'))
          probe.style.color = 'var(--sea)'
          const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number)
          return { red, green, blue }
        })
        const under = async () => {
          const beside = await at(0, 230)
          return kind === 'pictures' ? beside.green > beside.red && beside.green > beside.blue : beside
        }
        await expect.poll(under, { timeout: 30_000 }).toEqual(kind === 'pictures' ? true : sea)
        const [beside, held] = [await at(0, 230), await at(30, 30)]
        expect(held.blue - held.red).toBeGreaterThan(beside.blue - beside.red + 20)
        expect(await page.locator('.foot').innerText()).toContain('Arken Survey')
        await page.context().close()
      }
      expect([app.errors, app.outside]).toEqual([[], []])
    } finally {
      await app.close()
      await tiles.close()
    }
  },
  120_000,
)

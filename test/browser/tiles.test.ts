import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTiles } from '../../src/server/tiles.ts'
import { madePlace, madeReading } from '../made.ts'
import { hasChromium, type Opened, openApp } from './browser.ts'

// One pixel, https://www.w3.org/TR/png-3/.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(!hasChromium)('tiles of another server', () => {
  const asked: string[] = []
  let elsewhere: Server
  let app: Opened
  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(pixel)
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    const tiles = await openTiles(`${origin}/{z}/{x}/{y}.png`, 'Arken Maps')
    const held = { type: 'hold' as const, places: [madePlace('made:velmora', 'Velmora')] }
    app = await openApp(async (ledger) => void (await ledger.keep(madeReading({}, held))), { tiles })
  }, 120_000)
  afterAll(async () => {
    await app.close()
    await new Promise((resolve) => elsewhere.close(resolve))
  })

  test('lie under the marks, with whose they are below; no third server is asked', async () => {
    await app.page.goto(app.address)
    await app.page.locator('html[data-map=drawn]').waitFor({ state: 'attached', timeout: 60_000 })
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect(asked[0]).toMatch(/^\/\d+\/\d+\/\d+\.png$/)
    expect(await app.page.locator('.foot').innerText()).toContain('Arken Maps')
    const hosts = new Set(app.outside.map((url) => new URL(url).host))
    expect([...hosts]).toEqual([`127.0.0.1:${(elsewhere.address() as AddressInfo).port}`])
    expect(app.errors).toEqual([])
  }, 90_000)
})

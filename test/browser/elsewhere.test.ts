import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTiles } from '../../src/server/tiles.ts'
import { madePlace, madeReading } from '../made.ts'
import { hasChromium, type Opened, openApp, serious } from './browser.ts'

// One pixel, https://www.w3.org/TR/png-3/.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const item = (number: number) =>
  `<item><title>Army leaves town ${number}</title><link>https://arken.example/${number}</link><pubDate>Tue, 0${number} Dec 2024 08:00:00 GMT</pubDate><description>The army said that it had left the town of Hama on Monday, report ${number}.</description></item>`
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Arken Post</title>${[1, 2, 3].map(item).join('')}</channel></rss>`

describe.skipIf(!hasChromium)('another server, where it is asked for', () => {
  let origin: string
  const asked: string[] = []
  let elsewhere: Server
  let app: Opened
  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
      else response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(pixel)
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    const tiles = await openTiles(`${origin}/{z}/{x}/{y}.png`, 'Arken Maps')
    const held = { type: 'hold' as const, places: [madePlace('made:velmora', 'Velmora')] }
    app = await openApp(async (ledger) => void (await ledger.keep(madeReading({}, held))), {
      tiles,
      privateAddresses: true,
    })
  }, 120_000)
  afterAll(async () => {
    await app.close()
    await new Promise((resolve) => elsewhere.close(resolve))
  })

  test('its tiles lie under the marks, with whose they are below; no third server is asked', async () => {
    await app.page.goto(app.address)
    await app.page.locator('html[data-map=drawn]').waitFor({ state: 'attached', timeout: 60_000 })
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThan(0)
    expect(asked[0]).toMatch(/^\/\d+\/\d+\/\d+\.png$/)
    expect(await app.page.locator('.foot').innerText()).toContain('Arken Maps')
    const hosts = new Set(app.outside.map((url) => new URL(url).host))
    expect([...hosts]).toEqual([`127.0.0.1:${(elsewhere.address() as AddressInfo).port}`])
    expect(app.errors).toEqual([])
  }, 90_000)

  test('its feed is listed to be ticked, and by keys alone one entry of it is read', async () => {
    const { page } = app
    await page.goto(`${app.address}/add`)
    await page.getByLabel('Or the address of a page or feed').fill(`${origin}/feed`)
    await page.keyboard.press('Enter')
    const entries = page.locator('.entries .entry')
    await entries.first().waitFor()
    expect(await entries.count()).toBe(3)
    await page.getByRole('button', { name: 'Tick none' }).press('Enter')
    await entries.nth(1).locator('input').press('Space')
    await page.getByRole('button', { name: 'Read the reports' }).press('Enter')
    await page.locator('.taken a').first().waitFor({ timeout: 60_000 })
    expect(await page.locator('.taken a').allInnerTexts()).toEqual(['Army leaves town 2'])
    await page.getByRole('button', { name: 'See what is there' }).press('Enter')
    await entries.nth(1).getByText('known already').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await serious(page)).toEqual([])
    // The page itself asked for nothing but tiles: what is fetched, the server fetches.
    expect(app.outside.every((url) => url.endsWith('.png'))).toBe(true)
  }, 90_000)
})

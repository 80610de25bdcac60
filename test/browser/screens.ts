import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { smallPng } from '../smallPng.ts'
import { hasChromium, openApp } from './browser.ts'

// Takes the pictures of docs/screens from the sample reports: `npm run screens`, or some of them: `npm run screens -- add review`.

const folder = join(import.meta.dirname, '../../docs/screens')
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

if (!hasChromium) throw new Error('Pictures need a Chromium: install one, or name it in CHROMIUM.')
mkdirSync(folder, { recursive: true })
const app = await openApp()
try {
  const first = await fetch(`${app.address}/api/samples`, { method: 'POST' })
  await first.text()
  const ask = async (path: string) => JSON.parse(await (await fetch(app.address + path)).text())
  const { events } = await ask('/api/events?type=capture&limit=1000')
  const taken = events.find(({ places }: { places: { text: string }[] }) => places.some(({ text }) => text === 'Halfaya'))
  const { reports } = await ask('/api/reports')
  const wire = reports.find(
    ({ outlet, published }: { outlet: string; published: string }) => outlet === 'Northlight Wire' && published === '2024-12-03',
  )
  const screens: readonly (readonly [name: string, path: string, act?: (page: Page) => Promise<void>])[] = [
    ['situation', '/?on=2024-12-08'],
    ['situation-3dec', '/?on=2024-12-03&known=2024-12-03'],
    ['situation-table', '/?on=2024-12-05&table=1'],
    ['event', `/events/${taken.id}`, async (page) => page.locator('button.cellv:has(.confirms), button.cellv').first().click()],
    ['reader', `/reports/${wire.id}`, async (page) => page.keyboard.press('j')],
    ['place', '/places/Hama'],
    ['sources', '/sources'],
    ['compare', '/compare?known=2024-12-04&against=2024-12-06'],
    ['review', '/review'],
    ['add', '/add'],
  ]
  const asked = process.argv.slice(2)
  const isAsked = (name: string) => asked.length === 0 || asked.includes(name)
  for (const [name, path, act] of screens) {
    if (!isAsked(name)) continue
    await shoot(name, path, 'light', desktop, act)
    await shoot(`${name}-dark`, path, 'dark', desktop, act)
    if (name !== 'situation-3dec') await shoot(`${name}-phone`, path, 'light', phone, act)
  }
  if (isAsked('situation')) await shoot('situation-arabic', '/?on=2024-12-08&lang=ar', 'light', desktop)
} finally {
  await app.close()
}

async function shoot(
  name: string,
  path: string,
  theme: 'light' | 'dark',
  viewport: { width: number; height: number },
  act: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const page = await app.cold({ viewport, colorScheme: theme })
  await page.goto(app.address + path)
  await page.locator('#main h1, #main h2').first().waitFor()
  if (path.startsWith('/?') && !path.includes('table'))
    await page.locator('html[data-map=drawn]').waitFor({ state: 'attached', timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  await act(page)
  await page.waitForTimeout(800)
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot()))
  await page.context().close()
}

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reason } from '#model/reason.ts'
import { nameOfWho } from '#views/reasonWords.ts'
import { hasChromium, type Opened, openApp, serious } from './browser.ts'

describe.skipIf(!hasChromium)('the samples on a phone and in Arabic', () => {
  let app: Opened
  let page: Page
  beforeAll(async () => {
    app = await openApp()
    page = app.page
    await (await fetch(`${app.address}/api/samples`, { method: 'POST' })).text()
  }, 120_000)
  afterAll(async () => await app.close())
  const ask = async (path: string) => JSON.parse(await (await fetch(app.address + path)).text())

  test('Arabic turns the page round and leaves the land as it lies', async () => {
    const other = await app.cold()
    await other.goto(`${app.address}/?lang=ar&on=2024-12-04&map=plain`)
    await other.locator('.inview .hold').first().waitFor()
    expect(await other.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual(['rtl', 'ar'])
    const list = await other.locator('.inview').boundingBox()
    const map = await other.locator('.mapbox').boundingBox()
    expect(list?.x).toBeLessThan(map?.x ?? 0)
    expect(await serious(other)).toEqual([])
    await other.context().close()
  }, 60_000)

  test('in Arabic the reasons of an event and of a holding are Arabic: only names are in Latin letters', async () => {
    const { events } = await ask('/api/events?type=capture')
    const placed = events.find(({ places }: { places: { id: string | null }[] }) => places[0]?.id)
    const [event, place] = [await ask(`/api/events/${placed.id}`), await ask(`/api/places/${placed.places[0].id}`)]
    const reasons: Reason[] = [event, ...place.line].flatMap((one: { reasons: Reason[] }) => one.reasons)
    const names = reasons.flatMap((reason) => [
      ...('origins' in reason ? reason.origins : []),
      'place' in reason ? reason.place : null,
      'who' in reason ? nameOfWho(reason.who) : null,
    ])
    const said = async (path: string, at: string) => {
      await page.goto(`${app.address}${path}?lang=ar&map=plain`)
      await page.locator(at).first().waitFor()
      const words = (await page.locator(at).allInnerTexts()).join('\n')
      return names
        .filter((name) => name !== null)
        .sort((a, b) => b.length - a.length)
        .reduce((text, name) => text.replaceAll(name, ''), words)
    }
    for (const words of [
      await said(`/events/${placed.id}`, '.whylist, tfoot'),
      await said(`/places/${placed.places[0].id}`, '.lane p'),
    ]) {
      expect(words).toMatch(/\p{Script=Arabic}/u)
      expect(words).not.toMatch(/\p{Script=Latin}{3}/u)
    }
  }, 60_000)

  test('what needs a person is asked in Arabic', async () => {
    await page.goto(`${app.address}/review?lang=ar`)
    await page.locator('.queue li button').first().waitFor()
    for (const question of await page.locator('.queue li button > span').allInnerTexts())
      expect(question).toMatch(/^\p{Script=Arabic}.*؟$/u)
  })

  test('on a phone the plain map is there, and the menu finds a place and changes the language, by keys alone', async () => {
    const phone = await app.cold({ viewport: { width: 390, height: 844 } })
    await phone.goto(`${app.address}/?map=plain`)
    await phone.locator('.mapbox svg.plate').waitFor({ state: 'visible' })
    await phone.goto(`${app.address}/events`)
    await phone.locator('.rows').waitFor()
    expect(await phone.locator('#find').isVisible()).toBe(false)
    await phone.locator('button.menu').press('Enter')
    await phone.locator('#find').fill('Hama')
    await phone.locator('#find').press('Enter')
    await phone.getByRole('heading', { level: 1, name: 'Hama' }).waitFor()
    expect(await phone.locator('#find').isVisible()).toBe(false)
    await phone.locator('button.menu').press('Enter')
    await phone.locator('button[lang=ar]').press('Enter')
    await phone.locator('html[lang=ar]').waitFor({ state: 'attached' })
    expect(await serious(phone)).toEqual([])
    expect(app.errors).toEqual([])
    await phone.context().close()
  }, 60_000)
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, type Opened, openApp, serious } from './browser.ts'

// One story from an empty ledger to a decision and back, in a real browser. The tests go on from each other.
describe.skipIf(!hasChromium)('the samples, read in the browser', () => {
  let app: Opened
  let page: Page
  beforeAll(async () => {
    app = await openApp()
    page = app.page
  }, 120_000)
  afterAll(async () => await app.close())

  // Drawn without a graphics card the map of WebGL costs seconds, so only the tests that are about it have it.
  const visit = (path: string) => page.goto(`${app.address}${path}${path.includes('?') ? '&' : '?'}map=plain`)
  const ask = async (path: string) => JSON.parse(await (await fetch(app.address + path)).text())
  const row = (place: string, on: Page = page) => on.locator(`.hold[data-places*="${place}"]`)
  const drawn = (on: Page = page) =>
    on.waitForFunction(() => document.documentElement.dataset.map === 'drawn', null, { timeout: 60_000 })

  test('an empty ledger offers the first step, and the samples can be read from it', async () => {
    await page.goto(app.address)
    await page.getByRole('heading', { name: 'Nothing has been read yet.' }).waitFor()
    await page.getByRole('button', { name: 'Read the sample reports' }).click()
    await page.getByRole('heading', { name: 'Who holds which town' }).waitFor({ timeout: 60_000 })
    expect(await page.locator('.ledger').innerText()).toContain('10 reports')
  }, 90_000)

  test('the map is drawn', async () => {
    await drawn()
    expect(await page.locator('.maplibregl-canvas').getAttribute('aria-label')).toMatch(/Map of \d+ places/)
  }, 60_000)

  test('Halfaya changes hands on 3 December', async () => {
    await visit('/?on=2024-12-02')
    await page.locator('.inview .hold').first().waitFor()
    expect(await row('Halfaya').count()).toBe(0)
    await page.keyboard.press(']')
    await row('Halfaya').first().waitFor()
    expect(await row('Halfaya').first().innerText()).toMatch(/Opposition since 3 Dec/)
    expect(page.url()).toContain('on=2024-12-03')
  })

  test('as known the evening before it has not, and the band says so', async () => {
    await page.locator('input[aria-label="Known at"]').fill('2024-12-03')
    await page.locator('.dates.past').waitFor()
    await row('Halfaya').first().waitFor()
    await page.getByRole('button', { name: 'Known a day earlier' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.hold[data-places*="Halfaya"]').length === 0)
    expect(page.url()).toContain('known=2024-12-02')
    expect(await page.locator('.dates .note').innerText()).toMatch(/\d+ of 10 reports/)
    await page.keyboard.press('n')
    await row('Halfaya').first().waitFor()
    expect(await page.locator('.dates.past').count()).toBe(0)
  })

  test('a denial is read in its report, one click from the event', async () => {
    const { events } = await ask('/api/events?limit=1000')
    const denied = events.find((event: { evidence: Record<string, { stance: string }[]> }) =>
      Object.values(event.evidence).some((marks) => marks.some(({ stance }) => stance === 'denies')),
    )
    const { claims } = await ask(`/api/claims?event=${denied.id}&stance=denies`)
    await visit(`/events/${denied.id}`)
    await page.locator('button.cellv:has(.denies)').first().click()
    const open = await page.locator('.drawer blockquote .m').innerText()
    const [quote] = claims.filter((claim: { quote: string }) => claim.quote === open)
    expect(open).toBe(quote?.quote)
    await page.getByRole('link', { name: 'Open in the report' }).click()
    const marked = page.locator('mark.denies.on')
    await marked.first().waitFor()
    const words = await marked.evaluateAll((marks) => marks.map((mark) => mark.querySelector('span')?.textContent).join(''))
    expect(words).toBe(quote.quote)
  })

  test('a claim is rejected, the map follows, and undoing brings it back', async () => {
    const { events } = await ask('/api/events?limit=1000')
    const alone = new Map(
      events.filter((event: { claims: number }) => event.claims === 1).map((event: { id: string }) => [event.id, event]),
    )
    const { places } = await ask('/api/places?limit=1000')
    const holding = places.find(
      (one: { events: string[]; place: { lat: number | null } }) =>
        one.place.lat !== null && one.events.length === 1 && alone.has(one.events[0] ?? ''),
    )
    const { claims } = await ask(`/api/claims?event=${holding.events[0]}`)
    const [{ report, id: claim }] = claims
    const name: string = holding.place.text
    const rows = (text: string): string =>
      [...document.querySelectorAll('.hold[data-places]')]
        .filter((one) => one.getAttribute('data-places')?.split(', ').includes(text))
        .map((one) => one.textContent)
        .join('; ')
    await visit('/')
    await row(name).first().waitFor()
    const before = await page.evaluate(rows, name)
    await visit(`/reports/${report}?sel=${claim}`)
    await page.locator('.claim.on').waitFor()
    await page.keyboard.press('r')
    await page.locator('.claim.rejected').waitFor()
    await page.getByRole('link', { name: 'Situation' }).click()
    await page.locator('.inview .hold').first().waitFor()
    await expect.poll(() => page.evaluate(rows, name), { timeout: 20_000 }).not.toBe(before)
    await page.goBack()
    await page.locator('.claim.rejected').waitFor()
    const [{ id }] = (await ask('/api/reviews')).reviews
    await fetch(`${app.address}/api/reviews`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ author: 'reader', decision: { kind: 'undo', review: id } }),
    })
    await visit('/')
    await row(name).first().waitFor()
    await expect.poll(() => page.evaluate(rows, name), { timeout: 20_000 }).toBe(before)
  })

  test('a claim is placed by hand and corrected by keys alone, and both are undone', async () => {
    await visit('/review')
    await page.locator('.case .quoted').first().waitFor()
    const claims = async () => (await ask('/api/claims?limit=1000')).claims
    const before = await claims()
    await expect.poll(() => page.getByRole('button', { name: 'Place by hand' }).isEnabled()).toBe(true)
    await page.keyboard.press('p')
    await page.locator('dialog.byhand .plate').waitFor()
    expect(await serious(page)).toEqual([])
    await page.getByLabel('Latitude').fill('35.2')
    await page.getByLabel('Longitude').fill('36.6')
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    const placed = (await claims()).find((one: { places: { id: string }[] }) =>
      one.places.some(({ id }) => id === 'provisional:35.2,36.6'),
    )
    expect(placed).toBeDefined()
    await page.locator('.case .toast', { hasText: 'Kept' }).waitFor()
    await page.keyboard.press('z')
    await page.locator('.case .toast', { hasText: 'Undone' }).waitFor()
    await visit(`/reports/${placed.report}?sel=${placed.id}`)
    await page.locator('.claim.on').waitFor()
    await page.keyboard.press('e')
    await page.locator('dialog.byhand select[name=stance]').selectOption('doubts')
    expect(await serious(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep as one more entry' }).press('Enter')
    await page.locator('.claim.on.doubts').waitFor()
    await page.keyboard.press('z')
    await page.locator('.claim.on:not(.doubts)').waitFor()
    expect(await claims()).toEqual(before)
  }, 60_000)

  test('an origin is split off an event and another event merged with it, by keys alone, and both are undone', async () => {
    const { events } = await ask('/api/events?type=capture&limit=1000')
    const { id } = events.find(({ places }: { places: { text: string }[] }) => places.some(({ text }) => text === 'Halfaya'))
    const claimsOf = async () => (await ask(`/api/events/${id}`)).event.claims
    const before = await claimsOf()
    const { rows } = await ask(`/api/events/${id}/matrix`)
    const row = rows.findLast(({ claims }: { claims: string[] }) => claims.length > 1)
    await visit(`/events/${id}?sel=${row.cells.happened.claim}`)
    await page.locator('.drawer .quoted').waitFor()
    await page.keyboard.press('o')
    await page.locator('.handrow [role=status]', { hasText: 'Split off.' }).waitFor()
    expect(await claimsOf()).toBe(before - row.claims.length)
    await page.keyboard.press('z')
    await page.locator('.handrow [role=status]', { hasText: 'Undone' }).waitFor()
    await page.locator('.drawer .quoted').waitFor()
    const [beside] = (await ask(`/api/events/${id}`)).beside
    await page.keyboard.press('1')
    await page.locator('.handrow [role=status]', { hasText: 'Merged' }).waitFor()
    expect(await claimsOf()).toBe(before + beside.claims)
    await page.keyboard.press('z')
    await page.locator('.handrow [role=status]', { hasText: 'Undone' }).waitFor()
    expect(await claimsOf()).toBe(before)
  }, 60_000)

  test('the link brings back everything, in a browser that was never here', async () => {
    await visit('/?on=2024-12-04&known=2024-12-04')
    await page.locator('.maptools button', { hasText: 'Events' }).click()
    await page.locator('.inview select').selectOption('syria/opposition')
    await row('Halfaya').first().click()
    await page.waitForFunction(() => location.search.includes('sel='))
    const shown = await page.locator('.inview').innerText()
    const other = await app.cold()
    await other.goto(page.url())
    await row('Halfaya', other).first().waitFor()
    await drawn(other)
    expect(await other.locator('.inview').innerText()).toBe(shown)
    expect(await other.locator('.dates.past').count()).toBe(1)
    expect(await other.locator('.maptools button[aria-pressed=true]').allInnerTexts()).toEqual(['Towns', 'Areas', 'Events'])
    expect(await other.locator('.hold[aria-current=true]').getAttribute('data-places')).toContain('Halfaya')
    await other.context().close()
  }, 60_000)

  test('what was learnt of events between two dates is listed, each leading to its event', async () => {
    const { changes, byKind } = await ask('/api/difference?known=2024-12-04&against=2024-12-06')
    await visit('/compare?known=2024-12-04&against=2024-12-06')
    await page.getByRole('button', { name: /^became known/ }).click()
    expect(page.url()).toContain('q=known')
    await expect.poll(() => page.locator('.rows .line').first().getAttribute('aria-setsize')).toBe(String(byKind.known))
    await page.locator('.rows .line a').first().click()
    await page.locator('.standing').waitFor()
    expect(page.url()).toContain(changes[0].event.id)
    expect(page.url()).toContain('known=2024-12-06')
  })

  test('the table says what the map and the list say', async () => {
    await visit('/?on=2024-12-04')
    await page.locator('.inview .hold').first().waitFor()
    await page.keyboard.press('T')
    await page.locator('.situationtable').waitFor()
    const { holdings } = await ask('/api/situation?on=2024-12-04')
    expect(await page.locator('.situationtable tbody tr:not(.grp)').count()).toBe(holdings.length)
  })

  test('without WebGL the plain map shows the same marks', async () => {
    await visit('/?on=2024-12-04')
    const { holdings } = await ask('/api/situation?on=2024-12-04')
    await page.locator('svg.plate g[transform] path').first().waitFor()
    const placed = holdings.filter(({ place }: { place: { lat: number | null } }) => place.lat !== null).length
    expect(await page.locator('svg.plate > g > g[transform^="translate("]:has(path)').count()).toBe(placed + 1)
  })

  test('a report full of script, links and turned text is shown as text', async () => {
    const hostile = [
      'A statement for the evening',
      '',
      'The army said <script>window.caught = 1</script><img src=x onerror="window.caught = 2"> it had taken Hama on Monday.',
      'It was [quoted](javascript:window.caught=3) at javascript:window.caught=4 and \u202Eexe.gnp\u202C and \u2066hidden\u2069.',
    ].join('\n')
    await visit('/add')
    await page.locator('textarea[name=text]').fill(hostile)
    await page.locator('input[name=outlet]').fill('<b>Bold Post</b>')
    await page.locator('input[name=published]').fill('2024-12-03')
    await page.getByRole('button', { name: 'Show what would be read' }).click()
    await page.getByText('Nothing was kept.').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Read the reports' }).click()
    await page.locator('.taken a').first().click()
    await page.locator('.text p').first().waitFor()
    // The marks carry small numbers, which are no words of the report.
    const text = await page.locator('.text').evaluate((all) => {
      for (const number of all.querySelectorAll('sup')) number.remove()
      return all.textContent
    })
    expect(text).toContain('<script>window.caught = 1</script><img src=x onerror="window.caught = 2">')
    expect(text).toContain('\u202Eexe.gnp\u202C')
    expect(await page.locator('.dochead').innerText()).toContain('<b>Bold Post</b>')
    expect(await page.evaluate(() => ('caught' in window ? 'ran' : 'did not run'))).toBe('did not run')
    expect(await page.locator('.text script, .text img, .text a').count()).toBe(0)
  }, 60_000)

  test.each([
    ['situation', '/?on=2024-12-04&known=2024-12-04'],
    ['table', '/?on=2024-12-04&table=1'],
    ['events', '/events'],
    ['reports', '/reports'],
    ['places', '/places'],
    ['place', '/places/Hama'],
    ['sources', '/sources'],
    ['compare', '/compare?known=2024-12-04&against=2024-12-06'],
    ['review', '/review'],
    ['add', '/add'],
  ])(
    'axe finds nothing serious on %s: light, and dark on a phone',
    async (_, path) => {
      await visit(path)
      await page.locator('#main h1, #main h2').first().waitFor()
      expect(await serious(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
      expect(await serious(page)).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
    },
    60_000,
  )

  test('axe finds nothing serious on an event and in a report', async () => {
    const { events } = await ask('/api/events?type=capture')
    const { reports } = await ask('/api/reports')
    for (const path of [`/events/${events[0].id}`, `/reports/${reports[1].id}`]) {
      await visit(path)
      await page.locator('#main h1').first().waitFor()
      expect(await serious(page)).toEqual([])
    }
  })

  test('nothing was asked of another machine, and no page failed', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})

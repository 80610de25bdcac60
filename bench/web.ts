import { openCountryPlaces } from '#knowledge/gazetteer/country.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { ClaimPlace } from '#model/claim.ts'
import type { Place } from '#model/place.ts'
import { areasOnDay, cellsOf, partition } from '../src/web/map/cells.ts'
import { hasChromium, openApp } from '../test/browser/browser.ts'
import { madePlace, madeReading } from '../test/made.ts'
import { webLists } from './webLists.ts'

/** Countries enough for 5,000 towns, with Syria first. */
const countries = ['SY', 'TR', 'IQ', 'UA', 'IR']
const perReport = 50

/** What the web app costs with 200 and with 5,000 towns: until the map stands, for a day's step, over the wire, in memory. */
export async function bench(): Promise<string> {
  if (!hasChromium) return 'There is no Chromium: install one, or name it in CHROMIUM.'
  const rows: string[] = []
  for (const count of [200, 5000]) rows.push(await measure(count))
  return [
    '| towns | first map, ms | areas cut once, ms | a day’s step: areas sorted, ms | a day’s step in the browser: until the list stands, ms | until the map rests, ms | over the wire until the map stands, kB | JS heap of the page, MB | memory of the server, MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    await webLists(),
  ].join('\n')
}

async function measure(count: number): Promise<string> {
  const towns = countries.flatMap((code) => openCountryPlaces(code).towns(0)).slice(0, count)
  const app = await openApp((ledger) => fill(ledger, towns))
  try {
    const { page, address } = app
    const wire = await page.context().newCDPSession(page)
    let bytes = 0
    await wire.send('Network.enable')
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    // The server has its answer ready, as it has for everybody after the first.
    await fetch(`${address}/api/situation`)
    const start = performance.now()
    await page.goto(`${address}/?on=2024-12-03`)
    await page.locator('html[data-map=drawn]').waitFor({ state: 'attached', timeout: 120_000 })
    const first = performance.now() - start
    const sent = bytes
    const steps: { readonly list: number; readonly rest: number }[] = []
    for (let turn = 0; turn < 5; turn++) {
      // The days beside are there, as for who looks before stepping on.
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(2000)
      await page.evaluate(watchStep)
      await page.keyboard.press(']')
      steps.push(await page.evaluate<(typeof steps)[number]>('watched'))
    }
    const middle = (of: (step: (typeof steps)[number]) => number) => steps.map(of).sort((a, b) => a - b)[2] ?? 0
    const heap = (await wire.send('Runtime.getHeapUsage')).usedSize
    const { cut, sort } = cells(towns)
    const cells_ = [first, cut, sort, middle(({ list }) => list), middle(({ rest }) => rest)].map((ms) =>
      ms.toFixed(ms < 100 ? 1 : 0),
    )
    const memory = process.memoryUsage().rss
    return `| ${[count, ...cells_, (sent / 1000).toFixed(0), (heap / 1e6).toFixed(0), (memory / 1e6).toFixed(0)].join(' | ')} |`
  } finally {
    await app.close()
  }
}

/** The browser's own functions, run here: what they cost without a machine's drawing. */
function cells(towns: readonly Place[]): { cut: number; sort: number } {
  const begin = performance.now()
  const made = cellsOf(partition(towns, []))
  const cut = performance.now() - begin
  const keys = (turn: number) =>
    new Map(
      towns.map(({ id }, index) => [id, { key: `tint ${(index + turn) % 3}`, side: `side ${(index + turn) % 3}` }] as const),
    )
  const times = Array.from({ length: 9 }, (_, turn) => {
    const day = keys(turn)
    const from = performance.now()
    areasOnDay(made, day)
    return performance.now() - from
  })
  return { cut, sort: times.sort((a, b) => a - b)[4] ?? 0 }
}

/** Runs in the page, so that it is text here: from the key to the frame in which the list tells the other day, and until the map rests. */
const watchStep = `void (window.watched = new Promise((resolve) => {
  let begun = 0
  let list = 0
  addEventListener('keydown', () => { begun = performance.now() }, { capture: true, once: true })
  new MutationObserver((_, observer) => {
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => { list = performance.now() - begun }))
    addEventListener('fogline-drawn', () => list > 0 && resolve({ list, rest: performance.now() - begun }))
  }).observe(document.querySelector('.cartouche .when'), { childList: true, characterData: true, subtree: true })
}))`

async function fill(ledger: Ledger, towns: readonly Place[]): Promise<void> {
  for (let from = 0; from < towns.length; from += perReport) {
    const published = `2024-12-0${1 + ((from / perReport) % 8)}`
    const text = `The army and the insurgents hold towns of the north and of the south, number ${from}.`
    const claims = towns.slice(from, from + perReport).map((town, index) => ({
      sentence: index,
      type: 'capture' as const,
      places: [placeOf(town)],
      actor: [side(index % 2 === 0 ? 'syria/opposition' : 'syria/government')],
      date: { from: published, to: published, text: null, precision: 'day' as const },
    }))
    await ledger.keep(madeReading({ text, published, outlet: `Outlet ${from % 7}` }, ...claims))
  }
}

function placeOf({ id, name, lat, lon, country, admin1 }: Place): ClaimPlace {
  return { ...madePlace(id, name), lat, lon, country, admin1 }
}

function side(id: string) {
  return { text: 'they', span: [0, 4] as const, id, side: id }
}

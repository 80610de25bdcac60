import type { CDPSession, Page } from 'playwright-core'
import { openCountryPlaces } from '#knowledge/gazetteer/country.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { Claim } from '#model/claim.ts'
import { openApp } from '../test/browser/browser.ts'
import { madeClaim, madePlace, madeReading } from '../test/made.ts'
import { claimsEach, madeReadings } from './stream/madeReadings.ts'

const claimsStored = 100_000
const origins = 2_000
const sides = ['syria/government', 'syria/opposition'] as const

/** Every long list over a ledger of 100,000 claims: until it stands, and how it scrolls from end to end. */
export async function webLists(): Promise<string> {
  const app = await openApp(fill)
  const { page, address } = app
  page.setDefaultTimeout(180_000)
  const wire = await page.context().newCDPSession(page)
  const rows: string[] = []
  const ask = async (path: string) => {
    const from = performance.now()
    const body = await (await fetch(address + path)).text()
    return { ms: performance.now() - from, body: JSON.parse(body) }
  }
  try {
    const cold = await ask('/api/situation')
    const warm = await ask('/api/situation')
    const etag = (await fetch(`${address}/api/situation`)).headers.get('etag') ?? ''
    const unchanged = performance.now()
    await (await fetch(`${address}/api/situation`, { headers: { 'if-none-match': etag } })).text()
    const known = performance.now() - unchanged
    const largest = (await ask('/api/events?type=siege&limit=1')).body.events[0]
    const screens: readonly (readonly [string, string, string])[] = [
      ['events', '/events', '.rows .line a'],
      ['reports', '/reports', '.rows .line a'],
      ['places', '/places', '.rows .line a'],
      ['sources', '/sources', '.sourcetable tbody th'],
      ['review queue', '/review', '.queue button'],
      ['situation as a table', '/?table=1', '.situationtable tbody th'],
      [`claim matrix of ${origins.toLocaleString('en')} origins`, `/events/${largest.id}`, '.matrix .cellv'],
    ]
    for (const [name, path, first] of screens) rows.push(await measure(name, `${address}${path}`, first, page, wire))
    return [
      `The server with ${claimsStored.toLocaleString('en')} claims: the first answer ${seconds(cold.ms)}, the next ${Math.round(warm.ms)} ms, one that the asker has already ${known.toFixed(1)} ms; ${Math.round(process.memoryUsage().rss / 1e6)} MB with the bench.`,
      '',
      '| list | rows | until it stands, s | over the wire, kB | rows on the page | frames while scrolled end to end, ms: median, 95 %, longest | long tasks | JS heap, MB |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ].join('\n')
  } finally {
    await app.close()
  }
}

async function measure(name: string, url: string, first: string, page: Page, wire: CDPSession): Promise<string> {
  let bytes = 0
  await page.goto('about:blank')
  await wire.send('Network.enable')
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength
  }
  wire.on('Network.loadingFinished', count)
  const from = performance.now()
  await page.goto(url)
  await page.locator(first).first().waitFor()
  const stands = performance.now() - from
  await page.waitForLoadState('networkidle')
  wire.off('Network.loadingFinished', count)
  const scrolled = await page.evaluate<Scrolled>(scrollThrough)
  const heap = (await wire.send('Runtime.getHeapUsage')).usedSize
  const frames = scrolled.frames.sort((a, b) => a - b)
  const at = (part: number) => Math.round(frames[Math.floor(part * (frames.length - 1))] ?? 0)
  const tasks =
    scrolled.tasks.length === 0 ? '0' : `${scrolled.tasks.length} (longest ${Math.round(Math.max(...scrolled.tasks))} ms)`
  return `| ${[name, scrolled.total.toLocaleString('en'), (stands / 1000).toFixed(1), Math.round(bytes / 1000), scrolled.drawn, `${at(0.5)}, ${at(0.95)}, ${at(1)}`, tasks, Math.round(heap / 1e6)].join(' | ')} |`
}

interface Scrolled {
  readonly frames: number[]
  readonly tasks: number[]
  readonly total: number
  readonly drawn: number
}

/** Runs in the page, so that it is text here: scrolls through the whole list in 240 frames and says how long each took. */
const scrollThrough = `(async () => {
  const list = document.querySelector('.rows, .queue, .sourcetable, .situationtable, .matrix')
  const own = list.classList.contains('queue') ? list : document.scrollingElement
  const tasks = []
  const observer = new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  const frames = []
  const steps = 240
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  let last = await frame()
  for (let step = 1; step <= steps; step++) {
    own.scrollTop = ((own.scrollHeight - own.clientHeight) * step) / steps
    const now = await frame()
    frames.push(now - last)
    last = now
  }
  observer.disconnect()
  const drawn = [...document.querySelectorAll('[data-index]')]
  const size = Number(drawn[0]?.getAttribute('aria-setsize') ?? 0)
  const total = size || Math.max(...drawn.map((one) => Number(one.getAttribute('data-index')) + 1))
  return { frames, tasks, total, drawn: drawn.length }
})()`

export async function fill(ledger: Ledger): Promise<void> {
  const places = openCountryPlaces('SY')
    .towns(0)
    .slice(0, 2000)
    .map(({ id, name, lat, lon, country, admin1 }) => ({ ...madePlace(id, name), lat, lon, country, admin1 }))
  let number = 0
  for (const reading of madeReadings(claimsStored / claimsEach, 1, places)) {
    const claims = reading.claims.map((claim) => sided(claim, number++))
    await ledger.keep({ ...reading, claims })
  }
  // One siege that very many tell of, each in its own words.
  const [town] = places
  for (let teller = 0; teller < origins && town !== undefined; teller++)
    await ledger.keep(
      madeReading(
        { text: `The town is besieged, teller ${teller} said on Tuesday.`, published: '2024-12-31', outlet: `Outlet ${teller}` },
        { type: 'siege', places: [town], date: { from: '2024-12-31', to: '2024-12-31', text: 'on Tuesday', precision: 'day' } },
      ),
    )
}

function sided({ id: _, ...claim }: Claim, number: number): Claim {
  const side = (at: number) => {
    const one = sides[at % 2] ?? sides[0]
    return { text: 'they', span: [0, 4] as const, id: one, side: one }
  }
  const doer = Math.floor(number / 3)
  return madeClaim(
    { id: claim.report, sha256: '', text: claim.quote, title: null, published: null, outlet: null, url: null, language: 'en' },
    { ...claim, actor: [side(doer)], target: number % 2 === 0 ? [side(doer + 1)] : [] },
  )
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

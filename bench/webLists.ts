import type { CDPSession, Page } from 'playwright-core'
import { openApp } from '../test/browser/browser.ts'
import { claimsInReport, fill, origins } from './webFill.ts'
import { webServer } from './webServer.ts'

interface Screen {
  readonly name: string
  readonly path: string
  /** What stands when it stands. */
  readonly first: string
  /** What is scrolled; null for the page. */
  readonly scrolls: string | null
}

/** Over a ledger of 100,000 claims: what the server's answers cost, and of every long list how soon it stands and how it scrolls. */
export async function webLists(): Promise<string> {
  let [longReport, served] = ['', '']
  const app = await openApp(async (ledger) => {
    longReport = (await fill(ledger)).longReport
    served = await webServer(ledger)
  })
  const { page, address } = app
  page.setDefaultTimeout(180_000)
  const wire = await page.context().newCDPSession(page)
  const rows: string[] = []
  try {
    const { events } = JSON.parse(await (await fetch(`${address}/api/events?type=siege&limit=1`)).text())
    const siege = events[0].id
    for (const screen of screensOf(siege, longReport)) rows.push(await measure(screen, address, page, wire))
    return [
      served,
      '',
      '| list | rows | until it stands, s | over the wire, kB | rows on the page | frames while scrolled end to end, ms: median, 95 %, longest | long tasks | JS heap, MB |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ].join('\n')
  } finally {
    await app.close()
  }
}

function screensOf(siege: string, report: string): readonly Screen[] {
  const rows = { first: '.rows .line a', scrolls: null }
  const many = origins.toLocaleString('en')
  return [
    { name: 'events', path: '/events', ...rows },
    { name: 'reports', path: '/reports', ...rows },
    { name: 'places', path: '/places', ...rows },
    { name: 'sources', path: '/sources', first: '.sourcetable tbody th', scrolls: null },
    { name: 'review queue', path: '/review', first: '.queue button', scrolls: '.queue' },
    { name: 'situation as a table', path: '/?table=1', first: '.situationtable tbody th', scrolls: null },
    { name: `claim matrix of ${many} origins`, path: `/events/${siege}`, first: '.matrix .cellv', scrolls: null },
    {
      name: `matrix and figures of ${many} origins as tables`,
      path: `/events/${siege}?table=1`,
      first: '.rec tbody th',
      scrolls: null,
    },
    {
      name: `a report’s text with ${claimsInReport.toLocaleString('en')} marks`,
      path: `/reports/${report}`,
      first: '.text .m',
      scrolls: '.scrolltext',
    },
    { name: 'the claims beside it', path: `/reports/${report}`, first: '.claim .cn', scrolls: '.cards' },
  ]
}

async function measure({ name, path, first, scrolls }: Screen, address: string, page: Page, wire: CDPSession): Promise<string> {
  let bytes = 0
  await page.goto('about:blank')
  await wire.send('Network.enable')
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength
  }
  wire.on('Network.loadingFinished', count)
  const from = performance.now()
  await page.goto(`${address}${path}`)
  await page.locator(first).first().waitFor()
  const stands = performance.now() - from
  await page.waitForLoadState('networkidle')
  wire.off('Network.loadingFinished', count)
  const scrolled = await page.evaluate<Scrolled>(scrollThrough(scrolls))
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
const scrollThrough = (scrolls: string | null) => `(async () => {
  const own = ${scrolls === null ? 'document.scrollingElement' : `document.querySelector('${scrolls}')`}
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
  const drawn = [...own.querySelectorAll('[data-index]')]
  const paragraphs = own.querySelectorAll('.pp').length
  const size = Number(drawn[0]?.getAttribute('aria-setsize') ?? 0)
  const total = size || Math.max(paragraphs, ...drawn.map((one) => Number(one.getAttribute('data-index')) + 1))
  return { frames, tasks, total, drawn: drawn.length || paragraphs }
})()`

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { type AppOptions, makeApp } from '../../src/server/app.ts'
import { webFolder } from '../../src/server/webFolder.ts'

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const hasChromium = existsSync(executable)
if (!hasChromium)
  console.warn(
    `\n*** The browser tests are SKIPPED: there is no Chromium at ${executable}. Install it (apt-get install chromium) or name one in CHROMIUM. ***\n`,
  )

// A headless browser that keeps to itself: what it would ask of its maker is off.
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Opened {
  readonly address: string
  readonly page: Page
  /** Addresses of other machines that were asked for, and errors of the page: both are to stay empty. */
  readonly outside: string[]
  readonly errors: string[]
  /** A browser that has never been here. */
  readonly cold: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>
  readonly close: () => Promise<void>
}

/** The app over an empty ledger or one that is filled first, on a port of its own, in a browser of its own. */
export async function openApp(
  fill: (ledger: Ledger) => Promise<void> = async () => {},
  more: Pick<AppOptions, 'tiles' | 'privateAddresses'> = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'fogline-browser-'))
  const web = await webFolder(console.error)
  if (web === null) throw new Error('The web app could not be built: run `npm run build` and read what it says.')
  const ledger = await openLedger(join(folder, 'story.db'))
  await fill(ledger)
  const app = makeApp({ ledger, ledgerName: 'story.db', web, ...more })
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve({ server: made, port: info.port }))
  })
  const browser = await chromium.launch({ executablePath: executable, args: flags })
  const contexts: BrowserContext[] = []
  const [outside, errors]: [string[], string[]] = [[], []]
  const address = `http://localhost:${port}`
  const cold: Opened['cold'] = async (options) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.host !== `localhost:${port}`) outside.push(url.href)
    })
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    return page
  }
  return {
    address,
    page: await cold(),
    outside,
    errors,
    cold,
    close: async () => {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What axe finds that keeps somebody out, a line each. */
export async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
    )
}

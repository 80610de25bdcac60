import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { Refusal } from '#model/refusal.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { Accounts } from './accounts.ts'
import { Addresses } from './addresses.ts'
import { apiPage, apiPageStyle } from './apiPage.ts'
import type { Endpoint } from './endpoint.ts'
import { guard } from './guard.ts'
import { openNames } from './names.ts'
import { openApi } from './openapi.ts'
import { Answered, problemResponse } from './problem.ts'
import { byHandRoutes } from './routes/byHand.ts'
import { differenceRoutes } from './routes/difference.ts'
import { eventRoutes } from './routes/events.ts'
import { fileRoutes } from './routes/files.ts'
import { intakeRoutes } from './routes/intake.ts'
import { placeRoutes } from './routes/places.ts'
import { reportRoutes } from './routes/reports.ts'
import { reviewRoutes } from './routes/review.ts'
import { situationRoutes } from './routes/situation.ts'
import { sourceRoutes } from './routes/sources.ts'
import { tileRoutes } from './routes/tiles.ts'
import type { Served } from './server.ts'
import type { Tiles } from './tiles.ts'
import { unchanged } from './unchanged.ts'
import { webFiles } from './webFiles.ts'

export interface AppOptions {
  readonly ledger: Ledger
  readonly ledgerName: string
  /** Folder of the built web app; null serves the API alone. */
  readonly web: string | null
  /** Names that the server goes by besides localhost. */
  readonly hosts?: readonly string[]
  /** Whether reports may be fetched from this machine and its network too; not, unless told. */
  readonly privateAddresses?: boolean
  /** Tiles to lie under the map's marks; null, as it is unless told, asks no other server. */
  readonly tiles?: Tiles | null
  readonly now?: () => Temporal.Instant
}

/** Bytes of one upload: a day's take of reports; one report may have half of that. */
const largestUpload = 32 * 1024 * 1024

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** The whole server as a function from requests to answers; a port is given to it elsewhere. */
export function makeApp(options: AppOptions): Hono {
  const { ledger, ledgerName, web, hosts = [], privateAddresses = false, tiles = null, now = Temporal.Now.instant } = options
  const names = openNames()
  const served: Served = {
    ledger,
    ledgerName,
    names,
    now,
    accounts: new Accounts(ledger, names),
    addresses: new Addresses(privateAddresses),
    tiles,
  }
  const endpoints: Endpoint[] = [
    ...situationRoutes(served),
    ...differenceRoutes(served),
    ...eventRoutes(served),
    ...reportRoutes(served),
    ...placeRoutes(served),
    ...sourceRoutes(served),
    ...reviewRoutes(served),
    ...byHandRoutes(served),
    ...intakeRoutes(served),
    ...fileRoutes(served),
    ...tileRoutes(served),
  ]
  const app = new Hono()
  app.use(guard(hosts, tiles?.origin ?? null))
  app.use('/api/*', unchanged(ledger), compress())
  app.use(bodyLimit({ maxSize: largestUpload, onError: () => problemResponse(tooLarge) }))
  for (const { method, path, handle } of endpoints) app.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), handle)
  app.get('/openapi.json', (context) => context.json(openApi(endpoints, version)))
  app.get('/api', (context) => context.html(apiPage(endpoints)))
  app.get('/api/page.css', (context) => context.body(apiPageStyle, 200, { 'content-type': 'text/css' }))
  app.all('/api/*', () => problemResponse(noSuchAddress))
  if (web === null) app.get('/', (context) => context.redirect('/api'))
  else app.get('*', webFiles(web))
  app.notFound(() => problemResponse(noSuchAddress))
  app.onError((error) => {
    if (error instanceof Answered) return problemResponse(error.body)
    const refused = error instanceof Refusal
    if (!refused) console.error(error)
    const detail = refused
      ? error.message
      : 'Fogline met a fault of its own. What was kept is whole; the terminal has the details.'
    return problemResponse({ code: 'fault', title: 'Could not be done', status: refused ? 503 : 500, detail })
  })
  return app
}

const tooLarge = {
  code: 'too-large',
  title: 'Too large',
  status: 413,
  detail: `At most ${largestUpload / 1024 / 1024} MiB at once. Send fewer files, or read them with \`fogline read\`.`,
}
const noSuchAddress = {
  code: 'not-found',
  title: 'Not found',
  status: 404,
  detail: 'There is no such address. See /api for those there are.',
}

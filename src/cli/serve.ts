import { Command, InvalidArgumentError } from 'commander'
import { ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly port: number
  readonly host: string
  readonly allowHost: readonly string[]
  readonly allowPrivateAddresses?: true
  readonly tiles?: string
  readonly tilesCredit: string
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('open the ledger in a browser: who holds what, who says so, and what was known when')
    .addOption(ledgerOption())
    .option('--port <number>', 'the port; 0 for any free one', port, 4774)
    .option('--host <address>', 'the address to listen on; others than this machine’s own let others in', '127.0.0.1')
    .option('--allow-host <name...>', 'names that browsers may call this server by', [])
    .option('--tiles <address or file>', 'a map under the marks: tiles as https://…/{z}/{x}/{y}.png, a style, or a .pmtiles file')
    .option('--tiles-credit <text>', 'whose tiles they are, to stand below the map', '')
    .option('--allow-private-addresses', 'let reports be fetched from this machine and its network too, not only from the web')
    .action(serveLedger)
}

function port(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 65535) return number
  throw new InvalidArgumentError('Give a port from 0 to 65535.')
}

async function serveLedger(options: Options): Promise<void> {
  const [
    { serve },
    { openLedger },
    { makeApp },
    { openTiles },
    { webFolder },
    { deriverVersion },
    { mayBringUpToDate },
    { startProgress },
  ] = await Promise.all([
    import('@hono/node-server'),
    import('../ledger/openLedger.ts'),
    import('../server/app.ts'),
    import('../server/tiles.ts'),
    import('../server/webFolder.ts'),
    import('../derived/deriverVersion.ts'),
    import('../derived/holdingsOn.ts'),
    import('./progress.ts'),
  ])
  const web = await webFolder((line) => console.error(line))
  const tiles = options.tiles === undefined ? null : await openTiles(options.tiles, options.tilesCredit)
  const ledger = await openLedger(options.ledger)
  // A large ledger that this program has not derived yet takes its time: here it is seen, in a browser it would only wait.
  const bar = startProgress(null)
  await mayBringUpToDate(ledger, deriverVersion(), (done, total) => bar.step(done, `of ${total}`))
  bar.end()
  const hosts = [...options.allowHost, ...(options.host === '0.0.0.0' || options.host === '::' ? [] : [options.host])]
  const app = makeApp({
    ledger,
    ledgerName: shownName(options.ledger),
    web,
    hosts,
    privateAddresses: options.allowPrivateAddresses === true,
    tiles,
  })
  const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, ({ port: taken }) => {
    const host = options.host.includes(':') ? `[${options.host}]` : options.host
    console.log(`Fogline shows ${shownName(options.ledger)} at http://${host}:${taken}/ (API: /api). End with Ctrl-C.`)
    // Whoever opens it finds all of it put together, or begun.
    void app.request('/api/ledger')
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    const remedy = error.code === 'EADDRINUSE' ? `Port ${options.port} is taken: name another with --port.` : error.message
    console.error(`fogline: ${remedy}`)
    process.exitCode = 1
    void ledger.close()
    void tiles?.close()
  })
  const end = () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    void ledger.close()
    void tiles?.close()
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

/** A database's address may hold a password: only its name is shown. */
function shownName(address: string): string {
  const url = /^postgres(?:ql)?:/.test(address) ? URL.parse(address) : null
  return url === null ? address : `${url.hostname}${url.pathname}`
}

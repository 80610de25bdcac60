import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Command, Option } from 'commander'
import type { Exported, Format } from '#exports/exports.ts'
import { day, knownAtOption, ledgerOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly format: Format
  readonly of: Exported['of']
  readonly on?: string
  readonly knownAt?: string
  readonly output?: string
}

export function exportCommand(): Command {
  return new Command('export')
    .description('write claims, events or holdings as CSV, GeoJSON or JSON Lines')
    .addOption(new Option('--format <format>', 'the format').choices(['csv', 'geojson', 'jsonl']).makeOptionMandatory())
    .addOption(new Option('--of <what>', 'what to write').choices(['events', 'claims', 'control']).default('events'))
    .option('--on <day>', 'with --of control: holdings on that day (default: their whole line)', day)
    .addOption(knownAtOption())
    .option('--output <file>', 'write to a file instead of standard output')
    .addOption(ledgerOption())
    .action(writeExport)
}

async function writeExport(options: Options): Promise<void> {
  if (options.on !== undefined && options.of !== 'control')
    throw new WrongUse('--on goes with --of control; events and claims carry their own days.')
  const [
    { openLedger },
    { findingsOf },
    { exportAs },
    { onDay },
    { staleAfter },
    { openNames, withNames },
    { printedEvent, printedHolding },
  ] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./findings.ts'),
    import('#exports/exports.ts'),
    import('#control/onDay.ts'),
    import('./staleAfter.ts'),
    import('../server/names.ts'),
    import('#views/printed.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const found = await findingsOf(ledger, options.knownAt)
    const holdings = () =>
      options.on === undefined ? found.holdings : onDay(found.holdings, found.events, options.on, staleAfter())
    const named = withNames(openNames())
    const exported: Exported =
      options.of === 'claims'
        ? { of: 'claims', claims: [...found.claims.values()].map(named), reports: found.reports }
        : options.of === 'events'
          ? { of: 'events', events: found.list.map(printedEvent).map(named) }
          : { of: 'control', holdings: holdings().map(printedHolding).map(named) }
    const out = options.output === undefined ? process.stdout : createWriteStream(options.output)
    for (const piece of exportAs(options.format, exported)) if (!out.write(piece)) await once(out, 'drain')
    if (out !== process.stdout) await finished(out.end())
  } finally {
    await ledger.close()
  }
}

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
    { allClaims, allFound, allHoldings },
    { holdingsOn },
    { exportAs },
    { deriverVersion },
    { staleAfter },
    { openNames, withNames },
    { printedEvent, printedHolding },
  ] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./foundOf.ts'),
    import('../derived/holdingsOn.ts'),
    import('#exports/exports.ts'),
    import('../derived/deriverVersion.ts'),
    import('../derived/staleAfter.ts'),
    import('../server/names.ts'),
    import('#views/printed.ts'),
  ])
  const { on, knownAt } = options
  const ledger = await openLedger(options.ledger, { mustExist: true })
  const named = withNames(openNames())
  try {
    const out = options.output === undefined ? process.stdout : createWriteStream(options.output)
    for await (const piece of exportAs(options.format, asked())) if (!out.write(piece)) await once(out, 'drain')
    if (out !== process.stdout) await finished(out.end())
  } finally {
    await ledger.close()
  }

  function asked(): Exported {
    if (options.of === 'claims') return { of: 'claims', claims: claims() }
    return options.of === 'events' ? { of: 'events', events: events() } : { of: 'control', holdings: holdings() }
  }
  async function* claims() {
    for await (const { claim, report } of allClaims(ledger, knownAt)) yield { claim: named(claim), report }
  }
  async function* events() {
    for await (const { list } of allFound(ledger, knownAt)) yield* list.map((event) => named(printedEvent(event)))
  }
  async function* holdings() {
    const how = { staleAfter: staleAfter(), deriver: deriverVersion() }
    const found =
      on === undefined ? allHoldings(ledger, knownAt) : ((await holdingsOn(ledger, { on, knownAt }, how))?.holdings ?? [])
    for await (const holding of found) yield named(printedHolding(holding))
  }
}

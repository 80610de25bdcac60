import { Command } from 'commander'
import { day, jsonOption, knownAtOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly on?: string
  readonly knownAt?: string
  readonly json?: boolean
}

export function controlCommand(): Command {
  return new Command('control')
    .description('say who holds what, on any day, as known on any day')
    .argument('[place]', 'only this place')
    .addOption(ledgerOption())
    .option('--on <day>', 'the day asked for (default: that of the last report)', day)
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .action(printControl)
}

async function printControl(place: string | undefined, options: Options): Promise<void> {
  const [
    { openLedger },
    { holdingsOn },
    { deriverVersion },
    { staleAfter },
    { sayDay, sayHolding },
    { styled },
    { samePlace },
    { openTheatres },
    { openNames, withNames },
    { startProgress },
    { printedHolding },
  ] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('../derived/holdingsOn.ts'),
    import('../derived/deriverVersion.ts'),
    import('../derived/staleAfter.ts'),
    import('./say.ts'),
    import('./terminal.ts'),
    import('#views/named.ts'),
    import('#knowledge/theatres.ts'),
    import('../server/names.ts'),
    import('./progress.ts'),
    import('#views/printed.ts'),
  ])
  const theatres = openTheatres()
  const names = openNames(theatres)
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const bar = startProgress(null)
    const progress = (done: number, total: number): void => bar.step(done, `of ${total}`)
    const how = { staleAfter: staleAfter(theatres), deriver: deriverVersion(), progress }
    const found = await holdingsOn(ledger, { on: options.on, knownAt: options.knownAt }, how)
    bar.end()
    if (found === null) {
      if (!options.json) console.error('The ledger has no dated report yet: read some into it with `fogline read FILE…`.')
      return
    }
    const { on } = found
    const holdings = found.holdings.filter((holding) => place === undefined || samePlace(holding.place, place))
    if (options.json) for (const holding of holdings) console.log(JSON.stringify(withNames(names)(printedHolding(holding))))
    else {
      console.log(styled('dim', `On ${sayDay(on)}, as known ${options.knownAt ? `on ${sayDay(options.knownAt)}` : 'by now'}`))
      const width = Math.max(0, ...holdings.map((holding) => holding.place.text.length)) + 2
      for (const holding of holdings.toSorted((a, b) => a.place.text.localeCompare(b.place.text, 'en')))
        console.log(`${styled('bold', holding.place.text.padEnd(width))}${sayHolding(holding, names)}`)
      if (holdings.length === 0)
        console.error(
          place === undefined
            ? 'No report says who holds any place on that day.'
            : `No report says who holds ${place} on that day. Try \`fogline why ${place}\`.`,
        )
    }
  } finally {
    await ledger.close()
  }
}

import { Command } from 'commander'
import type { EventEvidence, PlaceEvidence } from '#views/why.ts'
import { day, jsonOption, knownAtOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly on?: string
  readonly knownAt?: string
  readonly json?: boolean
}

export function whyCommand(): Command {
  return new Command('why')
    .description('show the evidence for and against an event or a holding, quote by quote')
    .argument('<event or place>', 'an event’s id (e_…) or the name of a place')
    .addOption(ledgerOption())
    .option('--on <day>', 'only who held the place on that day, and what is told of that day', day)
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .action(printWhy)
}

async function printWhy(asked: string, options: Options): Promise<void> {
  const [
    { openLedger },
    { foundOf },
    { whyEvent, whyPlace },
    { samePlace },
    say,
    { styled, wrap },
    { onDay },
    { staleAfter },
    { openTheatres },
    { namesIn, openNames },
    { printedEvidence, printedPlace },
    { inEnglish },
  ] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./foundOf.ts'),
    import('#views/why.ts'),
    import('#views/named.ts'),
    import('./say.ts'),
    import('./terminal.ts'),
    import('#control/onDay.ts'),
    import('../derived/staleAfter.ts'),
    import('#knowledge/theatres.ts'),
    import('../server/names.ts'),
    import('#views/printed.ts'),
    import('#views/reasonWords.ts'),
  ])
  const theatres = openTheatres()
  const names = openNames(theatres)
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const isEvent = /^e_[0-9a-f]{16}$/.test(asked)
    const { knownAt } = options
    const found = await foundOf(ledger, isEvent ? { event: asked } : { place: asked }, knownAt)
    const event = found.events.get(asked)
    if (event) {
      const evidence = whyEvent(event, found)
      if (options.json) console.log(JSON.stringify({ ...printedEvidence(evidence), names: namesIn(evidence, names) }))
      else printEvent(evidence, '')
      return
    }
    const on = options.on
    const events = found.list.filter(
      ({ places, date }) =>
        places.some((place) => samePlace(place, asked)) &&
        (on === undefined || (date !== null && date.from <= on && on <= date.to)),
    )
    const line = (on === undefined ? found.holdings : onDay(found.holdings, found.events, on, staleAfter(theatres))).filter(
      (holding) => samePlace(holding.place, asked),
    )
    const evidence = whyPlace(line, events, found) ?? {
      place: null,
      holdings: [],
      others: events.map((one) => whyEvent(one, found)),
    }
    if (evidence.holdings.length === 0 && evidence.others.length === 0) {
      console.error(
        `fogline: No claim of this ledger names ${asked}. \`fogline control\` and \`fogline events\` list what there is.`,
      )
      process.exitCode = 1
    } else if (options.json) console.log(JSON.stringify({ ...printedPlace(evidence), names: namesIn(evidence, names) }))
    else printPlace(evidence)
  } finally {
    await ledger.close()
  }

  function printPlace(evidence: Pick<PlaceEvidence, 'holdings' | 'others'>): void {
    for (const { holding, for: telling, against } of evidence.holdings) {
      console.log(`${styled('bold', holding.place.text)}  ${say.sayHolding(holding, names)}`)
      console.log(wrap(inEnglish(holding.reasons).join('; '), '  '))
      for (const one of telling) printEvent(one, '  ')
      if (against.length > 0) console.log(styled('red', '  against'))
      for (const one of against) printEvent(one, '  ')
      console.log()
    }
    if (evidence.others.length > 0)
      console.log(styled('dim', evidence.holdings.length > 0 ? 'Also told there' : 'No report says who holds it. Told there:'))
    for (const one of evidence.others) printEvent(one, '  ')
  }

  function printEvent(evidence: EventEvidence, indent: string): void {
    const { event } = evidence
    console.log(`${indent}${say.sayDays(event.date)}  ${say.sayHappening(event)}  ${styled('dim', event.id)}`)
    console.log(wrap(`${event.standing}: ${inEnglish(event.reasons).join('; ')}`, `${indent}  `))
    for (const line of say.sayParts(event.parts)) console.log(styled('dim', wrap(line, `${indent}  `)))
    for (const quotation of [...evidence.for, ...evidence.against, ...evidence.silent])
      console.log(say.sayQuotation(quotation, `${indent}  `, names))
  }
}

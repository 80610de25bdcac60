import { Command, Option } from 'commander'
import { type Event, type Standing, standings } from '#model/event.ts'
import { day, happeningType, jsonOption, knownAtOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly knownAt?: string
  readonly on?: string
  readonly place?: string
  readonly type?: string
  readonly standing?: Standing
  readonly json?: boolean
}

export function eventsCommand(): Command {
  return new Command('events')
    .description('list what happened, with how well it is supported')
    .addOption(ledgerOption())
    .addOption(knownAtOption())
    .option('--on <day>', 'only what is told of that day', day)
    .option('--place <name>', 'only at that place')
    .option('--type <type>', 'only of that type: capture, airstrike, killing …', happeningType)
    .addOption(new Option('--standing <standing>', 'only those so well supported').choices(standings))
    .addOption(jsonOption())
    .action(printEvents)
}

async function printEvents(options: Options): Promise<void> {
  const [
    { openLedger },
    { allFound, foundOf },
    { sayDays, sayHappening },
    { styled },
    { samePlace },
    { namesIn, openNames },
    { printedEvent },
    { inEnglish },
  ] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./foundOf.ts'),
    import('./say.ts'),
    import('./terminal.ts'),
    import('#views/named.ts'),
    import('../server/names.ts'),
    import('#views/printed.ts'),
    import('#views/reasonWords.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const { place, knownAt } = options
    const names = options.json ? openNames() : null
    let [told, printed] = [0, 0]
    for await (const { list } of place === undefined ? allFound(ledger, knownAt) : [await foundOf(ledger, { place }, knownAt)]) {
      told += list.length
      for (const event of list.filter((one) => matches(one, options, samePlace))) {
        printed++
        if (names !== null) console.log(JSON.stringify({ ...printedEvent(event), names: namesIn(event, names) }))
        else
          console.log(
            `${styled('dim', event.id)}  ${sayDays(event.date)}  ${sayHappening(event)}\n    ${styled('bold', event.standing)}: ${inEnglish(reasonsOf(event)).join('; ')}`,
          )
      }
    }
    if (!options.json && printed === 0)
      console.error(
        told === 0 ? 'The ledger has no claims yet: read reports into it with `fogline read FILE…`.' : 'No event fits.',
      )
  } finally {
    await ledger.close()
  }
}

/** Who tells it and, where it is denied, who denies it. */
function reasonsOf({ standing, reasons }: Event): Event['reasons'] {
  return reasons.slice(0, standing === 'disputed' || standing === 'refuted' ? 2 : 1)
}

function matches(
  event: Event,
  { on, place, type, standing }: Options,
  samePlace: (place: Event['places'][number], name: string) => boolean,
): boolean {
  if (type !== undefined && event.type !== type) return false
  if (standing !== undefined && event.standing !== standing) return false
  if (on !== undefined && (event.date === null || on < event.date.from || on > event.date.to)) return false
  return place === undefined || event.places.some((one) => samePlace(one, place))
}

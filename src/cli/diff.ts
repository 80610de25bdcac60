import { Command, InvalidArgumentError } from 'commander'
import type { Difference } from '#views/difference.ts'
import { day, jsonOption, ledgerOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly knownAt?: readonly string[]
  readonly json?: boolean
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('say what became known, was revised or withdrawn between two days')
    .option('--known-at <day>', 'give it twice: what was known by the one day, and by the other', twice)
    .addOption(ledgerOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExample: fogline diff --known-at 2024-12-03 --known-at 2024-12-05')
    .action(printDiff)
}

function twice(text: string, before: readonly string[] = []): string[] {
  if (before.length === 2) throw new InvalidArgumentError('Give it twice, not more.')
  return [...before, day(text)]
}

async function printDiff(options: Options): Promise<void> {
  const [one, other] = (options.knownAt ?? []).toSorted()
  if (one === undefined || other === undefined)
    throw new WrongUse('Give --known-at twice, as --known-at 2024-12-03 --known-at 2024-12-05.')
  const [{ openLedger }, { findingsOf }, { difference }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('../derived/findings.ts'),
    import('#views/difference.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const before = await findingsOf(ledger, one)
    const after = await findingsOf(ledger, other)
    const found = difference({ events: before.list, holdings: before.holdings }, { events: after.list, holdings: after.holdings })
    if (options.json) await printLines(found)
    else await printPages(found, one, other)
  } finally {
    await ledger.close()
  }
}

async function printLines({ control, known, revised, withdrawn }: Difference): Promise<void> {
  const { printedEvent, printedHolding } = await import('#views/printed.ts')
  for (const change of control)
    console.log(
      JSON.stringify({
        what: 'control',
        place: change.place,
        before: change.before && printedHolding(change.before),
        after: printedHolding(change.after),
      }),
    )
  for (const event of known) console.log(JSON.stringify({ what: 'known', event: printedEvent(event) }))
  for (const { before, after, fields } of revised)
    console.log(JSON.stringify({ what: 'revised', event: after.id, before: before.id, fields }))
  for (const { before, after } of withdrawn)
    console.log(JSON.stringify({ what: 'withdrawn', before: printedEvent(before), after: after && printedEvent(after) }))
}

async function printPages({ control, known, revised, withdrawn }: Difference, one: string, other: string): Promise<void> {
  const [
    { sayDay, sayDays, sayHappening, sayHolding },
    { styled, shorten, lineWidth, printable, wrap },
    { openNames },
    { inEnglish },
  ] = await Promise.all([
    import('./say.ts'),
    import('./terminal.ts'),
    import('../server/names.ts'),
    import('#views/reasonWords.ts'),
  ])
  const names = openNames()
  const heading = (text: string, count: number) => console.log(`\n${styled('underline', text)} ${styled('dim', `${count}`)}`)
  const line = (event: Difference['known'][number]) => {
    const days = `${sayDays(event.date)}  `
    const room = lineWidth() - days.length - event.standing.length - 6
    console.log(`  ${days}${shorten(sayHappening(event), room)}  ${styled('bold', event.standing)}`)
  }
  console.log(styled('dim', `Known by ${sayDay(other)} and not yet by ${sayDay(one)}`))
  if (control.length > 0) heading('Who holds what', control.length)
  for (const { place, before, after } of control) {
    console.log(`  ${styled('bold', printable(place.text))}  ${sayHolding(after, names)}`)
    if (before !== null) console.log(styled('dim', `    was: ${sayHolding(before, names)}`))
  }
  if (withdrawn.length > 0) heading('Withdrawn', withdrawn.length)
  for (const { before, after } of withdrawn) {
    line(before)
    console.log(wrap(after === null ? 'nothing is left of it' : inEnglish(after.reasons).join('; '), '    '))
  }
  if (revised.length > 0) heading('Revised', revised.length)
  for (const { after, fields } of revised) {
    line(after)
    for (const { field, before: was, after: is } of fields)
      console.log(styled('dim', wrap(`${field}: ${was || 'not told'} → ${is || 'not told'}`, '    ')))
  }
  if (known.length > 0) heading('Became known', known.length)
  for (const event of known) line(event)
  if (control.length + withdrawn.length + revised.length + known.length === 0) console.log('Nothing.')
}

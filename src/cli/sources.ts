import { Command } from 'commander'
import type { SourceRecord } from '#views/sources.ts'
import { jsonOption, knownAtOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly knownAt?: string
  readonly all?: boolean
  readonly copies?: boolean
  readonly json?: boolean
}

// Who tells one thing only has no record to speak of.
const leastTold = 2

export function sourcesCommand(): Command {
  return new Command('sources')
    .description('show the record of each source: first to tell, later confirmed, later denied, silent; and who copies whom')
    .argument('[name]', 'only sources with that in a name')
    .option('--all', `also those with fewer than ${leastTold} events`)
    .option('--copies', 'instead: sentence by sentence, what outlets changed of the stories they carry')
    .addOption(ledgerOption())
    .addOption(knownAtOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nCounts are of events, and what others say is counted in independent origins: an agency printed by twenty\n' +
        'outlets is one. The letter (A–F, STANAG 2511) is set by a person with `fogline review`; F: can’t be judged.',
    )
    .action(printSources)
}

async function printSources(name: string | undefined, options: Options): Promise<void> {
  const [{ openLedger }, { findingsOf }, { sources }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('../derived/findings.ts'),
    import('#views/sources.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const found = await findingsOf(ledger, options.knownAt)
    if (options.copies) {
      const { printCopies } = await import('./printCopies.ts')
      await printCopies(found, ledger, options.json === true)
      return
    }
    const asked = name?.toLowerCase()
    const records = sources({ ...found, events: found.list }).filter((record) =>
      asked === undefined
        ? options.all || options.json || record.told >= leastTold || record.copies.length > 0
        : [record.origin, ...record.names].some((each) => each.toLowerCase().includes(asked)),
    )
    if (options.json) for (const record of records) console.log(JSON.stringify(record))
    else if (records.length > 0) await printTable(records)
    else if (asked !== undefined) console.error(`No source of this ledger has “${name}” in a name.`)
    else console.error('No source tells more than one event here. See all with --all.')
  } finally {
    await ledger.close()
  }
}

async function printTable(records: readonly SourceRecord[]): Promise<void> {
  const [{ styled, shorten, lineWidth, wrap }, { saySide }, { openNames }] = await Promise.all([
    import('./terminal.ts'),
    import('./say.ts'),
    import('../server/names.ts'),
  ])
  const sides = openNames()
  const columns = ['told', 'first', 'alone', 'confirmed', 'denied', 'silent'] as const
  const widths = columns.map((column) => column.length + 2)
  const nameWidth = lineWidth() - widths.reduce((sum, width) => sum + width, 0) - 3
  const head = columns.map((column, i) => column.padStart(widths[i] ?? 0)).join('')
  console.log(styled('dim', `   ${'source'.padEnd(nameWidth)}${head}`))
  for (const record of records) {
    const cells = columns.map((column, i) => `${record[column] || '·'}`.padStart(widths[i] ?? 0)).join('')
    console.log(`${styled('bold', record.letter)}  ${shorten(record.names[0], nameWidth - 1).padEnd(nameWidth)}${cells}`)
    const notes = [
      ...(record.side === null ? [] : [`of ${saySide(record.side, sides)}`]),
      ...(record.denies > 0
        ? [`denies ${record.denies}${record.overtaken > 0 ? `, ${record.overtaken} of them overtaken` : ''}`]
        : []),
      ...(record.withdrawn > 0 ? [`took back ${record.withdrawn}`] : []),
      ...record.copies.map(({ outlet, reports }) => `carries ${outlet} (${reports})`),
      ...(record.names.length > 1 ? [`also “${record.names.slice(1, 4).join('”, “')}”`] : []),
    ]
    if (notes.length > 0) console.log(styled('dim', wrap(notes.join(' · '), '   ')))
  }
}

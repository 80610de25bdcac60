import { Command } from 'commander'
import { ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
}

export function settleCommand(): Command {
  return new Command('settle')
    .description('derive events and holdings beside the ledger anew, from nothing')
    .addOption(ledgerOption())
    .addHelpText('after', notes)
    .action(settle)
}

const notes = `
Seldom needed: commands that ask bring what is derived up to date by what came in, and another version of Fogline begins anew by
itself. Worth it after \`fogline verify\` found it wrong, or in the evening after an update, so that nobody has to wait.`

async function settle({ ledger: address }: Options): Promise<void> {
  const [{ openLedger }, { bringUpToDate }, { deriverVersion }, { startProgress }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('../derived/upToDate.ts'),
    import('../derived/deriverVersion.ts'),
    import('./progress.ts'),
  ])
  const ledger = await openLedger(address, { mustExist: true })
  try {
    await ledger.updateDerived((rows) => rows.clear())
    const bar = startProgress((await ledger.mark()) || null)
    const places = await bringUpToDate(ledger, deriverVersion(), (done) => bar.step(done, 'derived'))
    bar.end()
    console.log(`Who holds ${places.size.toLocaleString('en')} places is derived, as known on any day.`)
  } finally {
    await ledger.close()
  }
}

import { Command } from 'commander'
import { knownAtOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly knownAt?: string
}

export function settleCommand(): Command {
  return new Command('settle')
    .description('work out who holds what once and keep it beside the ledger, so that `fogline control` answers at once')
    .addOption(ledgerOption())
    .addOption(knownAtOption())
    .addHelpText('after', notes)
    .action(settle)
}

const notes = `
Worth it for a large ledger: each evening, or for a day that many will ask about. It is never the truth: what comes in later and
counts by that day makes it count no more, \`fogline control\` then works from the claims again, and \`fogline verify\` compares.`

async function settle({ ledger: address, knownAt }: Options): Promise<void> {
  const [{ openLedger }, { settledFrom }, { deriverVersion }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./holdingsOn.ts'),
    import('./deriverVersion.ts'),
  ])
  const ledger = await openLedger(address, { mustExist: true })
  try {
    const settled = await settledFrom(ledger, knownAt ?? null, deriverVersion())
    await ledger.settle(settled)
    const places = new Set(settled.holdings.map(({ holding }) => holding.place.id)).size
    console.log(`${places.toLocaleString('en')} places settled, as known ${knownAt === undefined ? 'by now' : `on ${knownAt}`}.`)
  } finally {
    await ledger.close()
  }
}

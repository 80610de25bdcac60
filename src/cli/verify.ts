import { Command } from 'commander'
import { jsonOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly contains?: string
  readonly json?: boolean
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('check every hash, quote and derivation of the ledger, and name the first thing that is off')
    .addOption(ledgerOption())
    .option('--contains <hash>', 'also check that the ledger still holds all it did when `verify` gave this hash')
    .addOption(jsonOption())
    .addHelpText('after', notes)
    .action(verifyLedger)
}

const notes = `
Raw bytes are checked by their SHA-256, each quote against its report's text, each entry against its hash and the one before it,
and what is derived is derived twice. The exit code is 1 when something is off.
Who can write to the ledger can also write a whole new chain. Note the hash that verify gives where they can't change it; given
back with --contains, it shows that nothing up to there was changed or removed.`

async function verifyLedger(options: Options): Promise<void> {
  const [{ openLedger }, { startProgress }, { checkDerivation }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./progress.ts'),
    import('./checkDerivation.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const bar = startProgress(null)
    const { contains } = options
    const verdict = await ledger.verify({
      progress: (done, total) => bar.step(done, `of ${total}`),
      ...(contains !== undefined && { contains }),
    })
    bar.end()
    const what = verdict.kind === 'off' ? verdict.what : await checkDerivation(ledger)
    if (what !== null) {
      process.exitCode = 1
      if (options.json) console.log(JSON.stringify({ kind: 'off', what, remedy }))
      else console.error(`fogline: ${options.ledger}: ${what}\n${remedy}`)
    } else if (options.json) console.log(JSON.stringify(verdict))
    else if (verdict.kind === 'whole') {
      const { entries, claims, reviews, head } = verdict
      console.log(
        `${options.ledger} is whole: ${counted(entries - reviews, 'reading')} with ${counted(claims, 'claim')}, ${counted(reviews, 'review')}.`,
      )
      console.log(`The hash of it all is ${head || 'that of nothing'}.`)
    }
  } finally {
    await ledger.close()
  }
}

const remedy =
  'Put back a copy from before that (`fogline verify` tells of each copy whether it is whole), and read again what came since.'

function counted(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}

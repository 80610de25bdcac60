import { Command } from 'commander'
import { jsonOption, ledgerOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly json?: boolean
}

export function rereadCommand(): Command {
  return new Command('reread')
    .description('read all stored reports anew, with what the program and its knowledge have learnt since')
    .addOption(ledgerOption())
    .addOption(jsonOption())
    .addHelpText('after', notes)
    .action(rereadLedger)
}

const notes = `
Claims of the new reading take the place of the old ones, which stay in the ledger. A claim found again as it was keeps its id.
People's decisions are led over to the claim with the same words and type; those that can't be are listed by \`fogline review\`.
Cut off, it goes on where it stopped; reports that this version has read already are left out.`

async function rereadLedger(options: Options): Promise<void> {
  const [{ openLedger }, { readAnew }, { startProgress }] = await Promise.all([
    import('../ledger/openLedger.ts'),
    import('./readAnew.ts'),
    import('./progress.ts'),
  ])
  const ledger = await openLedger(options.ledger, { mustExist: true })
  try {
    const lostBefore = (await ledger.reviewsInUse()).lost.length
    const sum = { reports: 0, same: 0, fresh: 0, gone: 0 }
    let bar: ReturnType<typeof startProgress> | null = null
    for await (const { done, total, report, same, fresh, gone } of readAnew(ledger)) {
      bar ??= startProgress(total)
      bar.step(done, report)
      sum.reports++
      sum.same += same
      sum.fresh += fresh
      sum.gone += gone
    }
    bar?.end()
    const lost = (await ledger.reviewsInUse()).lost.length
    if (options.json) console.log(JSON.stringify({ ...sum, lost }))
    else {
      console.log(
        sum.reports === 0
          ? 'Every report was read by this version already.'
          : `${count(sum.reports, 'report')} read anew: ${count(sum.same, 'claim')} as before, ${sum.fresh} new, ${sum.gone} no longer found.`,
      )
      if (lost > lostBefore)
        console.log(`${count(lost - lostBefore, 'decision')} could not be led over: \`fogline review\` lists them.`)
    }
  } finally {
    await ledger.close()
  }
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}

import { Command } from 'commander'
import type { Claim } from '#model/claim.ts'
import type { Problem } from '#model/problem.ts'
import { jsonOption, ledgerOption, outletOption, publishedOption } from './options.ts'

interface Options {
  readonly ledger: string
  readonly published?: string
  readonly outlet?: string
  readonly json?: boolean
  readonly queue?: boolean
}

export function readCommand(): Command {
  return new Command('read')
    .description('take reports in, keep their claims in the ledger, and show what changed')
    .argument('<file...>', 'texts, pages, feeds or JSON Lines; - for standard input')
    .addOption(publishedOption())
    .addOption(outletOption())
    .addOption(ledgerOption())
    .option('--queue', 'leave the reading to `fogline worker` processes (a ledger on PostgreSQL only)')
    .addOption(jsonOption())
    .action(readFiles)
}

async function readFiles(files: readonly string[], options: Options): Promise<void> {
  if (options.queue) return (await import('./queueUp.ts')).queueUp(files, options)
  const [{ openLedger }, { takeIn }, { changesBy }, { bringUpToDate }, { deriverVersion }, { printRead }, { startProgress }] =
    await Promise.all([
      import('../ledger/openLedger.ts'),
      import('./takeIn.ts'),
      import('./changesBy.ts'),
      import('../derived/upToDate.ts'),
      import('../derived/deriverVersion.ts'),
      import('./printRead.ts'),
      import('./progress.ts'),
    ])
  const ledger = await openLedger(options.ledger)
  try {
    const deriver = deriverVersion()
    // What came in by others before is not what these reports change.
    if (!options.json) await bringUpToDate(ledger, deriver)
    const progress = startProgress(files.length > 1 ? files.length : null)
    const problems: Problem[] = []
    const claims: Claim[] = []
    let reports = 0
    let known = 0
    for await (const taken of takeIn(files, options, ledger)) {
      progress.step(taken.inputs, taken.input)
      problems.push(...taken.problems)
      if (taken.kind === 'new') {
        reports++
        claims.push(...taken.claims)
      } else if (taken.kind === 'known') known++
      if (options.json) for (const claim of taken.kind === 'new' ? taken.claims : []) console.log(JSON.stringify(claim))
    }
    progress.end()
    for (const { message } of problems) console.error(`fogline: ${message}`)
    if (problems.length > 0) process.exitCode = 1
    if (!options.json)
      printRead({
        ledger: options.ledger,
        reports,
        known,
        claims,
        ...(await changesBy(claims, ledger, deriver)),
      })
  } finally {
    await ledger.close()
  }
}

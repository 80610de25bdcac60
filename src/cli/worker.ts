import { Command, InvalidArgumentError } from 'commander'
import { ledgerOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly untilEmpty?: boolean
  readonly deadAfter: number
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('read the reports that wait in a PostgreSQL ledger (`fogline read --queue`); start as many as there are cores')
    .addOption(ledgerOption())
    .option('--until-empty', 'end when nothing waits any more (default: wait for more)')
    .option('--dead-after <seconds>', 'take over from a worker that has had one report for so long', seconds, 60)
    .action(work)
}

async function work({ ledger: address, untilEmpty = false, deadAfter }: Options): Promise<void> {
  if (!/^postgres(?:ql)?:\/\//.test(address))
    throw new WrongUse(
      'Workers share a ledger on PostgreSQL: name it with --ledger postgres://…. A file is read by one `fogline read`.',
    )
  const { startWorker } = await import('./readWaiting.ts')
  const read = await startWorker(address, { untilEmpty, deadAfter, say: (line) => console.log(line) })
  console.log(`${read} ${read === 1 ? 'report' : 'reports'} read.`)
}

function seconds(text: string): number {
  const number = Number(text)
  if (number > 0) return number
  throw new InvalidArgumentError('Give a number of seconds above 0.')
}

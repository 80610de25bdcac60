import { openLanguages } from '#knowledge/languages.ts'
import type { Problem } from '#model/problem.ts'
import { readReports } from '#reports/readReports.ts'
import { openLedger } from '../ledger/openLedger.ts'
import { openQueue } from '../ledger/queue.ts'
import { startProgress } from './progress.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly published?: string
  readonly outlet?: string
  readonly json?: boolean
}

/** Leaves the reading to workers: reports that the ledger does not have yet wait in its queue. */
export async function queueUp(files: readonly string[], options: Options): Promise<void> {
  if (!/^postgres(?:ql)?:\/\//.test(options.ledger))
    throw new WrongUse('--queue goes with a ledger on PostgreSQL: name it with --ledger postgres://….')
  const ledger = await openLedger(options.ledger)
  const queue = await openQueue(options.ledger)
  try {
    const told = {
      published: options.published ?? null,
      outlet: options.outlet ?? null,
      today: Temporal.Now.plainDateISO().toString(),
      languages: openLanguages(),
    }
    const bar = startProgress(null)
    const problems: Problem[] = []
    let [queued, known] = [0, 0]
    for await (const incoming of readReports(files, told)) {
      if (incoming.kind === 'problem') problems.push(incoming.problem)
      else if (await ledger.has(incoming.report.id)) known++
      else {
        problems.push(...incoming.problems)
        await queue.add(incoming)
        bar.step(++queued, incoming.report.id)
      }
    }
    bar.end()
    for (const { message } of problems) console.error(`fogline: ${message}`)
    if (problems.length > 0) process.exitCode = 1
    if (options.json) console.log(JSON.stringify({ queued, known }))
    else
      console.log(
        `${queued} ${queued === 1 ? 'report waits' : 'reports wait'} for workers (\`fogline worker\`), ${known} known already.`,
      )
  } finally {
    await Promise.allSettled([queue.close(), ledger.close()])
  }
}

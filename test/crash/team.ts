import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PostgresServer } from '../postgres.ts'

export interface TeamRun {
  readonly server: PostgresServer
  readonly address: string
  /** JSON Lines of reports. */
  readonly input: string
  readonly workers: number
  /** How often one of them, the program that queues, or the server is killed. */
  readonly kills: number
  /** Milliseconds between two kills, at most. */
  readonly pause: number
  readonly random: () => number
}

const fogline = join(import.meta.dirname, '../../bin/fogline.js')

/**
 * A team's day: one program hands reports over, workers read them, and now and then one of them, or the server, is killed with
 * SIGKILL. Whoever was killed is started again, as a machine's watchdog does. Ends once nothing waits any more.
 * @returns how often each was killed while it ran
 */
export async function killTeam(run: TeamRun): Promise<Record<'reader' | 'worker' | 'server', number>> {
  const killed = { reader: 0, worker: 0, server: 0 }
  const queue = ['read', '--queue', '--json', run.input]
  const work = ['worker', '--until-empty', '--dead-after', '3']
  let reader = start(queue, run.address)
  // A worker that finds nothing before the first report is handed over ends at once and is started again below.
  const workers = Array.from({ length: run.workers }, () => start(work, run.address))
  for (let kill = 0; kill < run.kills; kill++) {
    await new Promise((resolve) => setTimeout(resolve, run.random() * run.pause))
    const dice = run.random()
    if (dice < 0.2) {
      await run.server.killAndRestart()
      killed.server++
      if (await hasFailed(reader)) reader = start(queue, run.address)
    } else if (dice < 0.4) {
      if (await end(reader)) killed.reader++
      reader = start(queue, run.address)
    } else {
      const index = Math.floor(run.random() * run.workers)
      const worker = workers[index]
      if (worker && (await end(worker))) killed.worker++
      workers[index] = start(work, run.address)
    }
  }
  while ((await ended(reader)) !== 0) reader = start(queue, run.address)
  await Promise.all(workers.map(ended))
  const last = await ended(start(work, run.address))
  if (last !== 0) throw new Error(`The last worker ended with ${last}.`)
  return killed
}

function start(words: readonly string[], address: string): ChildProcess {
  return spawn(process.execPath, [fogline, ...words, '--ledger', address], { stdio: 'ignore' })
}

async function end(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false
  child.kill('SIGKILL')
  await once(child, 'exit')
  return true
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function hasFailed(child: ChildProcess): Promise<boolean> {
  return child.exitCode !== null && child.exitCode !== 0
}

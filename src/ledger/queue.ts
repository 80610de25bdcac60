import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker'
import { Pool } from 'pg'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'

/** A report that waits to be read by whichever worker is free. */
export interface Waiting {
  readonly report: Report
  readonly raw: Uint8Array
  readonly problems: readonly Problem[]
}

/** Reports that wait in the ledger's PostgreSQL database, shared by workers on any number of machines. */
export interface Queue {
  add(waiting: Waiting): Promise<void>
  /** How many wait or are being read; those that failed for good are not among them. */
  left(): Promise<number>
  /** Reports that failed as often as they are tried, with the last error of each. */
  failed(): Promise<readonly { readonly report: string; readonly error: string }[]>
  /** Reads what waits, one report after the other, until nothing is there to be taken. */
  work(read: (waiting: Waiting) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Reading takes a second at most: who has had a report for a minute was killed, or its machine was. */
const secondsUntilDead = 60
// A report may meet a server that is being restarted; one that breaks the reader does so each time.
const tries = 8

interface Job {
  readonly report: Report
  readonly raw: string
  readonly problems: readonly Problem[]
}

const quiet = new Logger(() => () => {})

/** @param address of a ledger on PostgreSQL; the queue has a schema of its own in it, `graphile_worker` */
export async function openQueue(address: string, { deadAfter = secondsUntilDead } = {}): Promise<Queue> {
  const pool = new Pool({ connectionString: address, max: 4 })
  // What a lost connection breaks is told by the next question.
  pool.on('error', () => {})
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  return {
    async add({ report, raw, problems }) {
      const job: Job = { report, raw: Buffer.from(raw).toString('base64'), problems }
      // One that waits already takes the new one's place, so that nothing is read twice.
      await utils.addJob('read', job, { jobKey: report.id, jobKeyMode: 'preserve_run_at', maxAttempts: tries })
    },
    async left() {
      const { rows } = await pool.query(
        'select count(*)::int as count from graphile_worker.jobs where attempts < max_attempts or locked_at is not null',
      )
      return rows[0].count
    },
    async failed() {
      const { rows } = await pool.query(
        'select key as report, last_error as error from graphile_worker.jobs where attempts >= max_attempts and locked_at is null',
      )
      return rows
    },
    async work(read) {
      await freeFromDead(deadAfter)
      const step = async (payload: unknown): Promise<void> => {
        // Only `add` puts jobs of this name there.
        const { report, raw, problems } = payload as Job
        await read({ report, raw: new Uint8Array(Buffer.from(raw, 'base64')), problems })
      }
      await runOnce({ pgPool: pool, logger: quiet, taskList: { read: step } })
    },
    async close() {
      await utils.release()
      await pool.end()
    },
  }

  async function freeFromDead(seconds: number): Promise<void> {
    const { rows } = await pool.query(
      `select distinct locked_by as worker from graphile_worker.jobs where locked_at < now() - make_interval(secs => $1)`,
      [seconds],
    )
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map(({ worker }) => String(worker)))
  }
}

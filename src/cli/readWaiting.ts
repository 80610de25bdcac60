import { sketchOf } from '#events/copies.ts'
import { Refusal } from '#model/refusal.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openLedger } from '../ledger/openLedger.ts'
import { openQueue, type Queue, type Waiting } from '../ledger/queue.ts'
import { type OpenReading, openReading } from './openReading.ts'

interface Working {
  readonly untilEmpty: boolean
  /** Seconds after which another worker's report is taken over. */
  readonly deadAfter: number
  readonly say: (line: string) => void
}

const millisecondsBetween = 500

// A server that restarts is back within a minute; after that somebody must look.
const triesInARow = 120

/**
 * Reads what waits in the ledger's queue, over restarts of the server, and gives how many reports it has read.
 * @throws what the last try threw, once the server has not answered for a minute
 */
export async function startWorker(address: string, { untilEmpty, deadAfter, say }: Working): Promise<number> {
  let read = 0
  let failures = 0
  for (;;) {
    try {
      await using ledger = disposable(await openLedger(address))
      await using queue = disposable(await openQueue(address, { deadAfter }))
      await workOn(ledger, queue)
      return read
    } catch (error) {
      if ((error instanceof Refusal && !isPassing(error)) || ++failures > triesInARow) throw error
      say(`The server does not answer (${error instanceof Error ? error.message : String(error)}); trying again.`)
      await pause()
    }
  }

  async function workOn(ledger: Ledger, queue: Queue): Promise<void> {
    const reading = await openReading(ledger)
    for (;;) {
      await queue.work(async (waiting) => {
        await readOne(waiting, ledger, reading)
        read++
        failures = 0
      })
      if (untilEmpty && (await queue.left()) === 0) break
      await pause()
    }
    for (const { report, error } of await queue.failed()) say(`Report ${report} could not be read: ${error}`)
  }
}

/** Keeping is one transaction and keeps a report once, so it does no harm when two workers read one report. */
async function readOne({ report, raw, problems }: Waiting, ledger: Ledger, reading: OpenReading): Promise<void> {
  if (await ledger.has(report.id)) return
  const claims = await reading.claimsOf(report)
  await ledger.keep({ report, raw, claims, problems, sketch: sketchOf(report.text), reader: reading.version })
}

/** Closed at the end of its block, also where the server is gone by then. */
function disposable<Closing extends { close(): Promise<void> }>(closing: Closing): Closing & AsyncDisposable {
  return { ...closing, [Symbol.asyncDispose]: () => closing.close().catch(() => {}) }
}

function isPassing(error: Refusal): boolean {
  return 'fault' in error && error.fault === 'unreachable'
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millisecondsBetween))
}

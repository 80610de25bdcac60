import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { startPostgres } from '../test/postgres.ts'
import { claimsEach, madeReadings } from './stream/madeReadings.ts'

const rounds = 50

/**
 * What a growing ledger costs on each engine, by the clock: keeping one more report, and asking. `--claims 10000,100000`: sizes.
 */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...options], options: { claims: { type: 'string', default: '1000,10000,100000' } } })
  const sizes = values.claims.split(',').map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'fogline-bench-'))
  const server = await startPostgres()
  try {
    const lines = await measure('SQLite', join(folder, 'ledger.db'), sizes)
    if (server !== null) lines.push(...(await measure('PostgreSQL', await server.fresh(), sizes)))
    return [
      `ms by the clock, median and 95 of 100 of ${rounds} rounds; ${claimsEach} claims a report; Node ${process.version}`,
      '| engine | claims | keep a report | claims of a place | known at a day, of a place | all claims |',
      '|---|---|---|---|---|---|',
      ...lines,
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
    await server?.stop()
  }
}

async function measure(engine: string, address: string, sizes: readonly number[]): Promise<string[]> {
  const ledger = await openLedger(address)
  const readings = madeReadings(Number.MAX_SAFE_INTEGER)
  const lines: string[] = []
  let kept = 0
  for (const size of sizes) {
    for (; kept < size - rounds * claimsEach; kept += claimsEach) await keepNext()
    const keeping = await timed(rounds, keepNext)
    kept += rounds * claimsEach
    const place = await timed(rounds, (round) => ledger.claims({ placeIds: [`made:${100 + round}`] }))
    const then = await timed(rounds, (round) => ledger.claims({ placeIds: [`made:${100 + round}`], knownAt: '2024-12-01' }))
    const all = await timed(3, () => ledger.claims())
    lines.push(`| ${[engine, kept, keeping, place, then, all].join(' | ')} |`)
  }
  await ledger.close()
  return lines

  async function keepNext(): Promise<Awaited<ReturnType<Ledger['keep']>>> {
    const { value } = readings.next()
    if (value === undefined) throw new Error('The stream of readings has ended.')
    return ledger.keep(value)
  }
}

async function timed(count: number, step: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < count; round++) {
    const begun = performance.now()
    await step(round)
    times.push(performance.now() - begun)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  return `${at(0.5)} / ${at(0.95)}`
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { holdingsOn, settledFrom } from '#cli/holdingsOn.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { startPostgres } from '../test/postgres.ts'
import { claimsEach, firstDay, madeStream } from './stream/madeStream.ts'

const rounds = 50
const daysUntilStale = 14
const deriver = 'bench'

/**
 * What a growing ledger costs on each engine, by the clock. `--claims 10000,100000`: sizes; `--derive 100000`: up to this size
 * all events and holdings are derived too, which holds every claim in memory; `--engine sqlite|postgres`: only one.
 */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      claims: { type: 'string', default: '10000,100000' },
      derive: { type: 'string', default: '100000' },
      engine: { type: 'string' },
    },
  })
  const sizes = values.claims.split(',').map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'fogline-bench-'))
  const server = values.engine === 'sqlite' ? null : await startPostgres()
  const most = Number(values.derive)
  try {
    const lines = values.engine === 'postgres' ? [] : await measure('SQLite', join(folder, 'ledger.db'), sizes, most)
    if (server !== null) lines.push(...(await measure('PostgreSQL', await server.fresh(), sizes, most)))
    return [
      `ms by the clock, median / 95 of 100 of ${rounds} rounds (derivation: seconds, once); ${claimsEach} claims a report; Node ${process.version}`,
      '| engine | claims | keep one more report | claims of a town | as known at a day | who holds what, derived in full | memory of that | who holds what, settled | verify |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
    await server?.stop()
  }
}

async function measure(engine: string, address: string, sizes: readonly number[], most: number): Promise<string[]> {
  const ledger = await openLedger(address)
  const stream = madeStream(Number.MAX_SAFE_INTEGER)
  const lines: string[] = []
  let kept = 0
  for (const size of sizes) {
    for (; kept < size - rounds * claimsEach; kept += claimsEach) await keepNext()
    const keeping = await timed(rounds, keepNext)
    kept += rounds * claimsEach
    // Not the town that is told of most: that one's claims grow with the war.
    const placeIds = (round: number): readonly string[] => [`made:arken-${100 + round}`]
    const place = await timed(rounds, (round) => ledger.claims({ placeIds: placeIds(round) }))
    const then = await timed(rounds, (round) => ledger.claims({ placeIds: placeIds(round), knownAt: '2015-01-20' }))
    const derived = kept > most ? ['–', '–', '–', '–'] : await whole(ledger)
    lines.push(`| ${[engine, kept.toLocaleString('en'), keeping, place, then, ...derived].join(' | ')} |`)
    console.error(lines.at(-1))
  }
  await ledger.close()
  return lines

  async function keepNext(): Promise<Awaited<ReturnType<Ledger['keep']>>> {
    const { value } = stream.next()
    if (value === undefined) throw new Error('The stream of readings has ended.')
    return ledger.keep(value)
  }
}

/**
 * Seconds to derive everything, as `fogline settle` does; the heap that it takes; ms to ask who holds each of two thousand towns on
 * a day, once that is settled; seconds to verify.
 */
async function whole(ledger: Ledger): Promise<string[]> {
  const begun = performance.now()
  const settled = await settledFrom(ledger, null, deriver)
  const deriving = performance.now() - begun
  const heap = process.memoryUsage().heapUsed / 2 ** 20
  await ledger.settle(settled)
  const last = Temporal.PlainDate.from(settled.lastDay ?? '2015-01-01')
  const how = { staleAfter: () => daysUntilStale, deriver }
  const { days } = Temporal.PlainDate.from(firstDay).until(last)
  const asking = await timed(rounds, (round) =>
    holdingsOn(ledger, { on: last.subtract({ days: Math.floor((round / rounds) * days) }).toString(), knownAt: undefined }, how),
  )
  const checking = performance.now()
  const verdict = await ledger.verify()
  if (verdict.kind === 'off') throw new Error(verdict.what)
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
  return [seconds(deriving), `${heap.toFixed(0)} MB`, asking, seconds(performance.now() - checking)]
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

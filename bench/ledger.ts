import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { holdingsOn } from '#derived/holdingsOn.ts'
import { bringUpToDate } from '#derived/upToDate.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Day } from '#model/day.ts'
import { startPostgres } from '../test/postgres.ts'
import { claimsEach, firstDay, madeStream } from './stream/madeStream.ts'
import { oneOf, seeded } from './stream/random.ts'

const rounds = 100
const staleAfter = () => 14

/**
 * What a growing ledger costs on each engine, by the clock. `--claims 10000,100000`: sizes; `--verify 100000`: up to this size
 * every entry is checked too; `--engine sqlite|postgres`: only one, which is how to measure its memory; `--ledger FILE` or
 * `--ledger postgres://…`: one that stays, so that the next run finds what this one has kept.
 */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      claims: { type: 'string', default: '10000,100000' },
      verify: { type: 'string', default: '100000' },
      engine: { type: 'string' },
      ledger: { type: 'string' },
    },
  })
  const sizes = values.claims.split(',').map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'fogline-bench-'))
  const most = Number(values.verify)
  const lines: string[] = []
  try {
    if (values.ledger !== undefined) {
      const engine = URL.parse(values.ledger)?.protocol.startsWith('postgres') ? 'PostgreSQL' : 'SQLite'
      lines.push(...(await measure(engine, values.ledger, sizes, most)))
    } else {
      if (values.engine !== 'postgres') lines.push(...(await measure('SQLite', join(folder, 'ledger.db'), sizes, most)))
      if (values.engine !== 'sqlite') lines.push(...(await measureOnServer(sizes, most)))
    }
    return [
      `ms by the clock, median / 95 of 100 of ${rounds} rounds; whole making and check once; ${claimsEach} claims a report; Node ${process.version}`,
      '| engine | claims | keep one more report | bring up to date | both | who holds what | claims of a town | as known at a day | made from nothing | memory of that | entries checked |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...lines,
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureOnServer(sizes: readonly number[], most: number): Promise<string[]> {
  const server = await startPostgres()
  if (server === null) return []
  try {
    return await measure('PostgreSQL', await server.fresh(), sizes, most)
  } finally {
    await server.stop()
  }
}

async function measure(engine: string, address: string, sizes: readonly number[], most: number): Promise<string[]> {
  const ledger = await openLedger(address)
  const stream = madeStream(Number.MAX_SAFE_INTEGER)
  const lines: string[] = []
  let kept = 0
  for (const size of sizes) {
    for (; kept < size; kept += claimsEach) await keepNext()
    const made = await fromNothing(ledger, `bench ${size}`)
    const how = { staleAfter, deriver: `bench ${size}` }
    const keeping: number[] = []
    const bringing: number[] = []
    for (let round = 0; round < rounds; round++, kept += claimsEach) {
      keeping.push(await time(keepNext))
      bringing.push(await time(() => bringUpToDate(ledger, how.deriver)))
    }
    const both = keeping.map((ms, round) => ms + (bringing[round] ?? 0))
    const random = seeded(size)
    const days = Array.from({ length: rounds }, () => someDays(random, kept))
    const asked = await timed((round) => holdingsOn(ledger, days[round] ?? { on: undefined, knownAt: undefined }, how))
    // Not the town that is told of most: that one's claims grow with the war.
    const placeIds = (round: number): readonly string[] => [`made:${oneOf(random, ['arken', 'tosk'])}-${100 + round}`]
    const place = await timed((round) => ledger.claims({ placeIds: placeIds(round) }))
    const then = await timed((round) => ledger.claims({ placeIds: placeIds(round), knownAt: '2015-01-20' }))
    const columns = [share(keeping), share(bringing), share(both), asked, place, then, ...made]
    lines.push(`| ${[engine, kept.toLocaleString('en'), ...columns, kept > most ? '–' : await checked(ledger)].join(' | ')} |`)
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

/** A day of the war, and one on which somebody may have wanted to know of it. */
function someDays(random: () => number, claims: number): { on: Day; knownAt: Day } {
  const length = claims / claimsEach / 40
  const on = firstDay.add({ days: Math.floor(random() * length) })
  return { on: on.toString(), knownAt: on.add({ days: Math.floor(random() * 60) - 10 }).toString() }
}

/** Seconds to derive everything, as `fogline settle` does, and the memory of the whole process in that time. */
async function fromNothing(ledger: Ledger, deriver: string): Promise<string[]> {
  let most = 0
  const ms = await time(() =>
    bringUpToDate(ledger, deriver, (done, total) => {
      most = Math.max(most, process.memoryUsage().rss)
      if (done % 5000 === 0) console.error(`${deriver}: ${done} of ${total} reports`)
    }),
  )
  return [seconds(ms), `${(most / 2 ** 20).toFixed(0)} MB`]
}

async function checked(ledger: Ledger): Promise<string> {
  return seconds(
    await time(async () => {
      const verdict = await ledger.verify()
      if (verdict.kind === 'off') throw new Error(verdict.what)
    }),
  )
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

async function time(step: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await step()
  return performance.now() - begun
}

async function timed(step: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await time(() => step(round)))
  return share(times)
}

function share(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)
  return `${at(0.5)} / ${at(0.95)}`
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sketchOf } from '#events/copies.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Claim, ClaimPlace } from '#model/claim.ts'
import { readReports } from '#reports/readReports.ts'
import { changesBy } from '../src/cli/changesBy.ts'
import { openReader, type Reader, readClaims } from '../src/pipeline.ts'
import { madePlace } from '../test/made.ts'
import { claimsEach, madeReadings } from './stream/madeReadings.ts'
import { madeReports } from './stream/madeReports.ts'

/** Claims in the ledger before the measured reports come. */
const sizes = [0, 1000, 100_000]

// `fogline read` shows what changed once a run, not once a report.
const changesShownEvery = 10

/** What one step took, of this process on one core and by the clock. */
interface Cost {
  readonly cpu: number
  readonly clock: number
}
interface Row {
  readonly claims: number
  readonly reading: Cost
  readonly keeping: Cost
  readonly changes: Cost
  readonly words: number
}

/** The main job on reports of our own making: reports and words a second, memory, and what a larger ledger adds. */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...options], options: { reports: { type: 'string', default: '200' } } })
  const count = Number(values.reports)
  const folder = mkdtempSync(join(tmpdir(), 'fogline-bench-'))
  try {
    const input = join(folder, 'reports.jsonl')
    // Two more than measured: they warm the program up.
    const lines = [...madeReports(count + 2)].map((report) => JSON.stringify(report))
    writeFileSync(input, lines.join('\n'))
    const reader = openReader()
    const rows: Row[] = []
    for (const claims of sizes) rows.push(await measure(join(folder, `${claims}.db`), claims, input, reader))
    return tableOf(rows, count)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(path: string, stored: number, input: string, reader: Reader): Promise<Row> {
  const ledger = await openLedger(path)
  const places = placesAmong(await placesIn(input, reader))
  for (const reading of madeReadings(stored / claimsEach, 2, places)) await ledger.keep(reading)
  const row = await readInto(ledger, input, reader)
  await ledger.close()
  return { claims: stored, ...row }
}

async function readInto(ledger: Ledger, input: string, reader: Reader): Promise<Omit<Row, 'claims'>> {
  const reading = meter()
  const keeping = meter()
  const changes = meter()
  let words = 0
  let number = 0
  for await (const incoming of readReports([input], told(reader))) {
    if (incoming.kind === 'problem') throw new Error(incoming.problem.message)
    if (number++ === 2) for (const each of [reading, keeping, changes]) each.reset()
    const { report, raw, problems } = incoming
    if (number > 2) words += report.text.split(/\s+/).length
    const claims = await reading.of(async () => readClaims(report, reader))
    await keeping.of(() => ledger.keep({ report, raw, claims, problems, sketch: sketchOf(report.text), reader: 'bench' }))
    if (number % changesShownEvery === 0) await changes.of(() => changesBy(claims, ledger, 'bench'))
  }
  const each = number - 2
  return {
    reading: reading.each(each),
    keeping: keeping.each(each),
    changes: changes.each(Math.floor(number / changesShownEvery)),
    words,
  }
}

/** The places that the measured reports speak of, told of neither most nor least among two thousand. */
function placesAmong(real: readonly ClaimPlace[]): readonly ClaimPlace[] {
  const made = Array.from({ length: 2000 }, (_, number) => madePlace(`made:${number}`, `Town ${number}`))
  return real.reduce((places, place, number) => places.with(20 + 10 * number, place), made)
}

async function placesIn(input: string, reader: Reader): Promise<readonly ClaimPlace[]> {
  const claims: Claim[] = []
  for await (const incoming of readReports([input], told(reader))) {
    if (incoming.kind === 'report') claims.push(...readClaims(incoming.report, reader))
    if (claims.length > 300) break
  }
  const places = claims.flatMap((claim) => claim.places).filter(({ id }) => id !== null)
  return [...new Map(places.map((place) => [place.id, place])).values()].slice(0, 50)
}

function told(reader: Reader) {
  return { published: null, outlet: null, today: '2025-01-01', languages: reader.known.languages }
}

function meter() {
  let cpu = 0
  let clock = 0
  return {
    async of<Result>(step: () => Promise<Result>): Promise<Result> {
      const used = process.cpuUsage()
      const begun = performance.now()
      const result = await step()
      const { user, system } = process.cpuUsage(used)
      cpu += (user + system) / 1000
      clock += performance.now() - begun
      return result
    },
    reset(): void {
      cpu = 0
      clock = 0
    },
    each: (count: number): Cost => ({ cpu: cpu / count, clock: clock / count }),
  }
}

function tableOf(rows: readonly Row[], count: number): string {
  const lines = rows.map(({ claims, reading, keeping, changes, words }) => {
    const cpu = reading.cpu + keeping.cpu
    const speeds = [(1000 / cpu).toFixed(1), Math.round((words / count / cpu) * 1000)]
    const steps = [reading, keeping, changes].map((cost) => `${cost.cpu.toFixed(1)} (${cost.clock.toFixed(1)})`)
    return `| ${[claims, ...speeds, ...steps].join(' | ')} |`
  })
  const memory = process.resourceUsage().maxRSS / 1024
  return [
    `${count} reports each; at most ${memory.toFixed(0)} MB of memory; Node ${process.version}; ms of CPU, in brackets by the clock`,
    '| claims stored before | reports a second of CPU | words a second of CPU | read a report | keep it | show what changed |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

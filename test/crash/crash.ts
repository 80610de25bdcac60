import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReports } from '../../bench/stream/madeReports.ts'
import { seeded } from '../../bench/stream/random.ts'
import { killAtRandom } from './kill.ts'

// `npm run crash`: the whole program, killed while it reads. What it holds afterwards must be what one calm run holds.

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'fogline-crash-'))
const input = join(folder, 'reports.jsonl')
const fogline = join(import.meta.dirname, '../../bin/fogline.js')
const random = seeded(Number(values.seed))

// Short reports, so that there are many moments between two of them.
const sentences = 3
const lines = [...madeReports(Number(values.reports), Number(values.seed), sentences)].map((report) => JSON.stringify(report))
writeFileSync(input, lines.join('\n'))

const calm = await read('calm.db', 0, 1, 0)
const calmTime = calm.seconds * 1000
const results = [
  { run: 'one calm run', ...calm },
  { run: 'killed', ...(await read('killed.db', Number(values.kills), 1, calmTime)) },
  { run: 'two at once', ...(await read('two.db', 0, 2, 0)) },
  { run: 'two at once, killed', ...(await read('twoKilled.db', Number(values.kills), 2, calmTime)) },
]
console.table(results.map(({ ids, ...shown }) => ({ ...shown, asCalm: ids === calm.ids })))
rmSync(folder, { recursive: true })
const complete = results.every(({ ids, reports }) => ids === calm.ids && reports === lines.length)
if (!complete) process.exitCode = 1
console.log(complete ? 'Every report and claim is there once.' : 'Reports or claims are missing or doubled.')

/** Reads all reports into a new ledger under kills. They come soon enough that half of the work is left after the last one. */
async function read(name: string, kills: number, atOnce: number, calmTime: number) {
  const path = join(folder, name)
  const begun = Date.now()
  const hit = await killAtRandom({
    command: [process.execPath, fogline, 'read', '--json', '--ledger', path, input],
    kills,
    atOnce,
    alive: [0, calmTime / Math.max(kills, 1)],
    from: 'first output',
    random,
  })
  const seconds = (Date.now() - begun) / 1000
  const ledger = await openLedger(path, { mustExist: true })
  const reports = await ledger.reports({ versions: 'all' })
  const claims = await ledger.claims({ versions: 'all' })
  await ledger.close()
  const ids = [...reports, ...claims]
    .map(({ id }) => id)
    .toSorted()
    .join()
  return { kills: hit, reports: reports.length, claims: claims.length, seconds: Math.round(seconds), ids }
}

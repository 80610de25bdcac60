import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReports } from '../../bench/stream/madeReports.ts'
import { seeded } from '../../bench/stream/random.ts'
import { startPostgres } from '../postgres.ts'
import { killAtRandom } from './kill.ts'
import { killTeam } from './team.ts'

// `npm run crash`: the whole program, killed while it reads, and a team's workers and server. What is held afterwards must be what
// one calm run holds, and `verify` must find it whole.

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '400' },
    kills: { type: 'string', default: '20' },
    teamKills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'fogline-crash-'))
const input = join(folder, 'reports.jsonl')
const fogline = join(import.meta.dirname, '../../bin/fogline.js')
const random = seeded(Number(values.seed))
const kills = Number(values.kills)

// Short reports, so that there are many moments between two of them.
const sentences = 3
const lines = [...madeReports(Number(values.reports), Number(values.seed), sentences)].map((report) => JSON.stringify(report))
writeFileSync(input, lines.join('\n'))

console.log('run | kills that hit | reports | claims | seconds | as the calm run | verify')
const calm = await read('calm.db', 0, 1)
let complete = tell('one calm run', calm)
const alive = (calm.seconds * 1000) / kills
complete = tell('killed', await read('killed.db', kills, 1, alive)) && complete
complete = tell('two at once', await read('two.db', 0, 2)) && complete
complete = tell('two at once, killed', await read('twoKilled.db', kills, 2, alive)) && complete
complete = (await team()) && complete
rmSync(folder, { recursive: true })
if (!complete) process.exitCode = 1
console.log(
  complete ? 'Every report and claim is there once, and every ledger is whole.' : 'Something is missing, doubled or off.',
)

function tell(run: string, { hit, reports, claims, seconds, ids, whole }: Awaited<ReturnType<typeof read>>): boolean {
  const asCalm = ids === calm.ids && reports === lines.length
  console.log([run, hit, reports, claims, Math.round(seconds), asCalm ? 'yes' : 'no', whole].join(' | '))
  return asCalm && whole === 'whole'
}

/** The same reports through the queue of a PostgreSQL ledger, under kills of who hands over, of three workers and of the server. */
async function team(): Promise<boolean> {
  const server = await startPostgres()
  if (server === null) return false
  const address = await server.fresh()
  const begun = Date.now()
  const killed = await killTeam({ server, address, input, workers: 3, kills: Number(values.teamKills), pause: 1500, random })
  const hit = Object.entries(killed).map(([who, times]) => `${who} ${times}`)
  const held = await holdings(address)
  await server.stop()
  return tell('a team on PostgreSQL, killed', { hit: hit.join(', '), seconds: (Date.now() - begun) / 1000, ...held })
}

/**
 * Reads all reports into a new ledger under kills.
 * @param alive milliseconds that a run lives at most; short enough that half of the work is left after the last kill
 */
async function read(name: string, kills: number, atOnce: number, alive = 0) {
  const path = join(folder, name)
  const begun = Date.now()
  const hit = await killAtRandom({
    command: [process.execPath, fogline, 'read', '--json', '--ledger', path, input],
    kills,
    atOnce,
    alive: [0, alive],
    from: 'first output',
    random,
  })
  const seconds = (Date.now() - begun) / 1000
  return { hit: String(hit), seconds, ...(await holdings(path)) }
}

async function holdings(address: string) {
  const ledger = await openLedger(address, { mustExist: true })
  const reports = await ledger.reports({ versions: 'all' })
  const claims = await ledger.claims({ versions: 'all' })
  const verdict = await ledger.verify()
  await ledger.close()
  const ids = [...reports, ...claims].map(({ id }) => id)
  const whole = verdict.kind === 'whole' ? 'whole' : verdict.what
  return { reports: reports.length, claims: claims.length, ids: ids.toSorted().join(), whole }
}

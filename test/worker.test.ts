import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '#cli/takeIn.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReports } from '../bench/stream/madeReports.ts'
import { seeded } from '../bench/stream/random.ts'
import { killTeam } from './crash/team.ts'
import { startPostgres } from './postgres.ts'

// The short version of `npm run crash -- --team`.
const folder = mkdtempSync(join(tmpdir(), 'fogline-worker-'))
const server = await startPostgres()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server?.stop()
}, 60_000)
// Starting Node several times takes long where other programs keep the machine busy.
const patience = 180_000

const ids = async (ledger: Ledger): Promise<readonly string[]> =>
  [...(await ledger.reports({ versions: 'all' })), ...(await ledger.claims({ versions: 'all' }))].map(({ id }) => id).toSorted()

test.skipIf(server === null)(
  'workers share what waits; killed, or their server killed, they lose and double nothing',
  async () => {
    if (server === null) return
    const input = join(folder, 'reports.jsonl')
    writeFileSync(input, [...madeReports(60, 3, 3)].map((report) => JSON.stringify(report)).join('\n'))
    const calm = await openLedger(join(folder, 'calm.db'))
    await Array.fromAsync(takeIn([input], {}, calm))
    const address = await server.fresh()
    await killTeam({ server, address, input, workers: 2, kills: 4, pause: 2000, random: seeded(5) })
    const team = await openLedger(address)
    expect(await ids(team)).toEqual(await ids(calm))
    expect(await team.verify()).toMatchObject({ kind: 'whole', entries: 60 })
    await Promise.all([team.close(), calm.close()])
  },
  patience,
)

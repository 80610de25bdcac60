import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReadings } from '../bench/stream/madeReadings.ts'
import { seeded } from '../bench/stream/random.ts'
import { type Killing, killAtRandom } from './crash/kill.ts'

// The short version of `npm run crash`: the ledger alone, without the reader.
// Starting Node a dozen times takes long where other programs keep the machine busy.
const patience = 120_000
const folder = mkdtempSync(join(tmpdir(), 'fogline-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))
const count = 300

test.each<[reason: string, killing: Pick<Killing, 'kills' | 'atOnce' | 'alive' | 'from'>]>([
  ['killed while it keeps', { kills: 6, atOnce: 1, alive: [0, 60], from: 'first output' }],
  ['killed while the ledger is made', { kills: 6, atOnce: 2, alive: [50, 400], from: 'start' }],
  ['two processes at once', { kills: 0, atOnce: 2, alive: [0, 0], from: 'start' }],
  ['two processes at once, killed', { kills: 6, atOnce: 2, alive: [0, 60], from: 'first output' }],
])(
  'nothing is lost or doubled: %s',
  async (reason, killing) => {
    const path = join(folder, `${reason}.db`)
    const keeper = join(import.meta.dirname, 'crash/keeper.ts')
    const hit = await killAtRandom({ ...killing, command: [process.execPath, keeper, path, String(count)], random: seeded(7) })
    // Runs that ended before their time would have proved nothing.
    expect(hit).toBeGreaterThanOrEqual(killing.kills / 2)
    const expected = [...madeReadings(count)]
    const ledger = await openLedger(path, { mustExist: true })
    const ids = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).toSorted()
    expect(ids(await ledger.reports({ versions: 'all' }))).toEqual(ids(expected.map(({ report }) => report)))
    expect(ids(await ledger.claims({ versions: 'all' }))).toEqual(ids(expected.flatMap(({ claims }) => claims)))
    await ledger.close()
    const database = new DatabaseSync(path)
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(database.prepare('pragma foreign_key_check').all()).toEqual([])
    database.close()
  },
  patience,
)

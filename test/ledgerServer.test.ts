import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReading } from './made.ts'
import { run as runAt, startPostgres } from './postgres.ts'

// What is peculiar to a ledger on a PostgreSQL server.
const server = await startPostgres()
afterAll(() => server?.stop(), 60_000)
let address: string
beforeEach(async () => {
  address = (await server?.fresh()) ?? ''
})

const run = (statement: string): Promise<void> => runAt(address, statement)
const same = (right: string): string => right
const nothing = async (): Promise<void> => {}
async function withOneReport(): Promise<void> {
  const ledger = await openLedger(address)
  await ledger.keep(madeReading({ text: 'kept' }, {}))
  await ledger.close()
}

describe.skipIf(server === null)('refuses to be changed', () => {
  const tables = ['raw', 'reports', 'readings', 'claims', 'claim_places', 'chain']
  test.each(tables)('%s', async (table) => {
    await withOneReport()
    await expect(run(`delete from ${table}`)).rejects.toThrow(/ledger only grows/)
    await expect(run(`truncate ${table} cascade`)).rejects.toThrow(/ledger only grows/)
    await expect(
      run(
        `update ${table} set ${table === 'raw' ? 'sha256 = sha256' : table === 'claim_places' ? 'place = place' : 'seq = seq'}`,
      ),
    ).rejects.toThrow(/ledger only grows|column "seq"/)
  })
})

describe.skipIf(server === null)('what can’t be opened says why and what to do', () => {
  test.each<[reason: string, spoil: () => Promise<unknown>, at: (address: string) => string, message: RegExp]>([
    [
      'another program’s tables',
      () => run('create table reports (text text)'),
      same,
      /another program's tables.*database of its own/i,
    ],
    [
      'a newer version',
      () => withOneReport().then(() => run("insert into ledger_version values (999, '')")),
      same,
      /newer Fogline.*Update/,
    ],
    ['no such database', nothing, (right) => `${right}x`, /could not be reached.*does not exist/i],
    ['a wrong password', nothing, (right) => right.replace(':fogline@', ':wrong@'), /could not be reached.*password/i],
    ['no server', nothing, (right) => right.replace(/:\d+\//, ':1/'), /could not be reached.*server runs/i],
  ])('%s', async (_, spoil, at, message) => {
    await spoil()
    await expect(openLedger(at(address))).rejects.toThrow(message)
    await expect(openLedger(at(address))).rejects.not.toThrow(/wrong@|fogline:fogline/)
  })
  test('missing, for one who only asks', async () => {
    await expect(openLedger(address, { mustExist: true })).rejects.toThrow(/no ledger yet/)
  })
})

test.skipIf(server === null)('many writers at once keep every report once', async () => {
  const ledgers = await Promise.all(Array.from({ length: 4 }, () => openLedger(address)))
  const readings = Array.from({ length: 40 }, (_, number) => madeReading({ text: `report ${number}` }, {}, {}))
  const answers = await Promise.all(ledgers.flatMap((ledger) => readings.map((reading) => ledger.keep(reading))))
  expect(answers.filter((answer) => answer === 'new')).toHaveLength(40)
  expect(await ledgers[0]?.claims()).toHaveLength(80)
  await Promise.all(ledgers.map((ledger) => ledger.close()))
})

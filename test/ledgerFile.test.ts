import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ledger } from '#ledger/ledger.ts'
import { ledgerOn } from '#ledger/onTables.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { engineOn } from '#ledger/sqlite.ts'
import { madeReading } from './made.ts'
import { runner } from './postgresFiles.ts'

// What is peculiar to a ledger in a file.
const folder = mkdtempSync(join(tmpdir(), 'fogline-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
let path: string
beforeEach(async () => {
  path = join(folder, `${++count}.db`)
  const ledger = await openLedger(path)
  await ledger.keep(madeReading({ text: 'kept' }, {}))
  await ledger.close()
})

describe('refuses to be changed', () => {
  const tables = ['raw', 'reports', 'readings', 'claims', 'claim_places', 'chain']
  const changes = tables.flatMap((table) => [`update ${table} set rowid = 7`, `delete from ${table}`])
  test.each(changes.map((change) => change.replace('claim_places set rowid', 'claim_places set reading')))('%s', (change) => {
    const database = new DatabaseSync(path)
    expect(() => database.exec(change)).toThrow(/ledger only grows|append-only|readings/)
    database.close()
  })
})

describe('what can’t be opened says why and what to do', () => {
  test.each<[reason: string, spoil: () => void, message: RegExp]>([
    ['another program’s file', () => writeFileSync(path, 'notes, not a database'.repeat(100)), /is no Fogline ledger.*--ledger/i],
    ['another program’s database', () => makeOther(), /is no Fogline ledger.*--ledger/i],
    ['a newer version', () => run('pragma user_version = 999'), /newer Fogline.*Update/],
    ['damaged', () => damage(), /is damaged.*copy/i],
  ])('%s', async (_, spoil, message) => {
    spoil()
    await expect(openLedger(path).then((ledger) => ledger.claims())).rejects.toThrow(message)
    await expect(openLedger(path).then((ledger) => ledger.claims())).rejects.toThrow(path)
  })
  test('missing, for one who only asks', async () => {
    await expect(openLedger(join(folder, 'none.db'), { mustExist: true })).rejects.toThrow(/no ledger yet.*--ledger/)
  })
  test('missing folder', async () => {
    await expect(openLedger(join(folder, 'none', 'a.db'))).rejects.toThrow(/no folder.*Make it/)
  })
  test('a folder', async () => {
    await expect(openLedger(folder)).rejects.toThrow(/could not be opened/i)
  })

  function makeOther(): void {
    rmSync(path)
    const other = new DatabaseSync(path)
    other.exec('create table notes (text)')
    other.close()
  }
  function run(statement: string): void {
    const database = new DatabaseSync(path)
    database.exec(statement)
    database.close()
  }
  function damage(): void {
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, 1000))
  }
})

describe('a file that may not be written', () => {
  test.each([
    ['in a folder that may', 0o755],
    ['in a folder that may not either', 0o555],
  ])('%s: can be asked and not added to', async (_, mode) => {
    const own = join(folder, `${count}`)
    const moved = join(own, 'moved.db')
    mkdirSync(own)
    copyFileSync(path, moved)
    if (runner) for (const each of [own, moved]) chownSync(each, runner.uid, runner.gid)
    chmodSync(moved, 0o444)
    chmodSync(own, mode)
    chmodSync(folder, 0o755)
    const asked = spawnSync(process.execPath, [join(import.meta.dirname, 'askAndAdd.ts'), moved], { encoding: 'utf8' })
    chmodSync(own, 0o755)
    expect(asked.stderr).toBe('')
    expect(JSON.parse(asked.stdout)).toEqual({ claims: 1, added: expect.stringMatching(/may not be written.*--ledger/i) })
  })
})

describe('a full disk', () => {
  // The page limit of SQLite stands for the disk: its answer to both is the same, "database or disk is full".
  async function onSmallDisk(pages: number): Promise<Ledger> {
    const database = new DatabaseSync(path)
    const ledger = ledgerOn(await engineOn(database, path), Temporal.Now.instant)
    database.exec(`pragma max_page_count = ${pages}`)
    return ledger
  }
  const large = madeReading({ text: 'x'.repeat(500_000) }, {})

  test('says so, keeps what was kept, and goes on once there is room', async () => {
    const pages = statSync(path).size / 4096 + 20
    const small = await onSmallDisk(pages)
    await expect(small.keep(large)).rejects.toThrow(/disk is full.*Make room/)
    expect((await small.reports()).map(({ text }) => text)).toEqual(['kept'])
    expect(await small.keep(madeReading({ text: 'small enough' }))).toBe('new')
    await small.close()
    const roomy = await openLedger(path)
    expect(await roomy.keep(large)).toBe('new')
    expect(await roomy.reports()).toHaveLength(3)
    await roomy.close()
  })
})

test('waits for another writer, and says so when it takes too long', async () => {
  const writer = new DatabaseSync(path)
  const ledger = ledgerOn(await engineOn(new DatabaseSync(path), path, { patience: 50 }), Temporal.Now.instant)
  writer.exec('begin immediate')
  await expect(ledger.keep(madeReading({ text: 'more' }))).rejects.toThrow(/Another program.*Wait/)
  expect(await ledger.claims()).toHaveLength(1)
  writer.exec('commit')
  expect(await ledger.keep(madeReading({ text: 'more' }))).toBe('new')
  await ledger.close()
  writer.close()
})

test('a copy of the file is a ledger of its own', async () => {
  const copy = join(folder, 'copy.db')
  copyFileSync(path, copy)
  const ledger = await openLedger(copy)
  expect(await ledger.claims()).toHaveLength(1)
  await ledger.close()
})

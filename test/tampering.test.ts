import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LedgerError, type Verdict } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { guarded } from '#ledger/schema.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { madeReadings } from '../bench/stream/madeReadings.ts'
import { seeded } from '../bench/stream/random.ts'
import { run, startPostgres } from './postgres.ts'
import { unusedBytes } from './sqliteFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-tampering-'))
const whole = join(folder, 'whole.db')
const spoilt = join(folder, 'spoilt.db')
const readings = [...madeReadings(12)]
const server = await startPostgres()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server?.stop()
}, 60_000)
beforeAll(() => fill(whole))

async function fill(address: string): Promise<void> {
  const ledger = await openLedger(address)
  for (const reading of readings) await ledger.keep(reading)
  for (const claim of ['c_1', 'c_2'])
    await ledger.append(makeReview({ kind: 'reject', claim }, { author: 'Ida', at: Temporal.Instant.from('2031-05-04T08:00Z') }))
  await ledger.close()
}

/** What is off; null when nothing is. */
async function offIn(address: string, contains?: string): Promise<string | null> {
  try {
    const ledger = await openLedger(address, { mustExist: true })
    const verdict: Verdict = await ledger.verify(contains === undefined ? {} : { contains }).finally(() => ledger.close())
    return verdict.kind === 'off' ? verdict.what : null
  } catch (error) {
    // A ledger that can't even be opened says so, with the remedy.
    if (error instanceof LedgerError) return error.message
    throw error
  }
}

const spoil = (change: (database: DatabaseSync) => void): void => {
  copyFileSync(whole, spoilt)
  const database = new DatabaseSync(spoilt)
  change(database)
  database.close()
}

test('what nobody touched is whole, on either engine', async () => {
  expect(await offIn(whole)).toBe(null)
  const address = await server?.fresh()
  if (address === undefined) return
  await fill(address)
  expect(await offIn(address)).toBe(null)
})

// Each takes the guards away, as somebody would who means to change the ledger, and puts them back.
const guards = guarded.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`])
const [first, second] = readings
const report = first?.report.id ?? ''
const claim = first?.claims[2]?.id ?? ''

describe('on a file', () => {
  test.each<[reason: string, statement: string, what: RegExp]>([
    [
      'an edited quote',
      `update claims set body = replace(body, '"quote":"', '"quote":"not ') where id = '${claim}'`,
      new RegExp(`quote of claim ${claim}.*${report}`),
    ],
    [
      'an edited text',
      `update reports set text = 'Nothing happened.' || text where id = '${report}'`,
      new RegExp(`quote.*${report}`),
    ],
    [
      'an edited stance',
      `update claims set body = replace(body, '"asserts"', '"denies"') where id = '${claim}'`,
      new RegExp(`Claim ${claim}`),
    ],
    [
      'an edited stance, in its column too',
      `update claims set stance = 'denies', body = replace(body, '"asserts"', '"denies"') where id = '${claim}'`,
      new RegExp(`${report}.*were changed`, 'i'),
    ],
    [
      'a report dated back',
      `update reports set published = '2001-01-01' where id = '${report}'`,
      new RegExp(`${report}.*were changed`, 'i'),
    ],
    [
      'other bytes',
      `update raw set bytes = x'00' where sha256 = '${first?.report.sha256}'`,
      new RegExp(`bytes of report ${report}.*SHA-256`),
    ],
    [
      'a claim deleted',
      `delete from claim_places where reading = 1 and position = 2; delete from claims where id = '${claim}'`,
      new RegExp(`Claim 3 of report ${report}`),
    ],
    [
      'a reading deleted',
      'delete from claim_places where reading = 2; delete from claims where reading = 2; delete from readings where seq = 2',
      /Reading 2 is gone/,
    ],
    ['an entry of the chain deleted', 'delete from chain where seq = 4', /chain breaks at its entry 4/],
    ['the last entry of the chain deleted', 'delete from chain where seq = (select max(seq) from chain)', /review/i],
    [
      'the last review deleted with its entry',
      'delete from reviews where seq = 2; delete from chain where seq = (select max(seq) from chain)',
      /gone from the end of “(reviews|chain)”/,
    ],
    ['a review deleted', 'delete from reviews where seq = 1', /Review v_\w+ is gone/],
    [
      'a review laid at another’s door',
      `update reviews set body = replace(body, 'Ida', 'Eve') where seq = 1`,
      /Review v_\w+ was changed/,
    ],
    [
      'a claim added from outside',
      `insert into claims select 3, 99, 'c_x', report, type, stance, day_from, day_to, body from claims where id = '${claim}'`,
      /Claim 9 of report/,
    ],
    ['bytes added from outside', `insert into raw values ('feed', x'00')`, /SHA-256 feed belong to no report/],
    [
      'a list of places changed',
      `update claim_places set place = 'made:x' where reading = 2 and position = 1`,
      new RegExp(`places.*${second?.report.id}`),
    ],
  ])('%s', async (_, statement, what) => {
    spoil((database) => {
      const saved = guards.map((name) => database.prepare('select sql from sqlite_schema where name = ?').get(name)?.sql)
      database.exec(guards.map((name) => `drop trigger ${name}`).join('; '))
      database.exec(`pragma foreign_keys = off; ${statement}`)
      for (const sql of saved) database.exec(String(sql))
    })
    expect(await offIn(spoilt)).toMatch(what)
  })

  test('a guard taken away', async () => {
    spoil((database) => database.exec('drop trigger claims_no_update'))
    expect(await offIn(spoilt)).toMatch(/guards were changed: claims_no_update/)
  })

  test('a chain made anew is told by the hash that was noted before', async () => {
    const ledger = await openLedger(whole)
    const verdict = await ledger.verify()
    await ledger.close()
    if (verdict.kind !== 'whole') throw new Error(verdict.what)
    const other = join(folder, 'other.db')
    const anew = await openLedger(other)
    for (const reading of readings.slice(0, 11)) await anew.keep(reading)
    await anew.close()
    expect(await offIn(other)).toBe(null)
    expect(await offIn(other, verdict.head)).toMatch(new RegExp(verdict.head))
    expect(await offIn(whole, verdict.head)).toBe(null)
  })

  // The long run of it: FLIPS=20000 npx vitest run test/tampering.test.ts
  const flips = Number(process.env.FLIPS ?? 150)
  test('a flipped bit anywhere is told, or lies where nothing is kept', { timeout: 30_000 + 100 * flips }, async () => {
    const random = seeded(Number(process.env.SEED ?? 1))
    const bytes = readFileSync(whole)
    const isUnused = unusedBytes(whole)
    const missed: string[] = []
    let told = 0
    for (let flip = 0; flip < flips; flip++) {
      const at = Math.floor(random() * bytes.length)
      const copy = Buffer.from(bytes)
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
      for (const rest of ['', '-wal', '-shm']) rmSync(spoilt + rest, { force: true })
      writeFileSync(spoilt, copy)
      if ((await offIn(spoilt)) !== null) told++
      else if (!isUnused(at)) missed.push(`byte ${at % 4096} of page ${Math.floor(at / 4096) + 1}`)
    }
    expect(missed).toEqual([])
    // Most of the file is in use.
    expect(told).toBeGreaterThan(flips / 3)
  })
})

describe.skipIf(server === null)('on a server', () => {
  test.each<[reason: string, statement: string, what: RegExp]>([
    [
      'an edited quote',
      `update claims set body = replace(body, '"quote":"', '"quote":"not ') where id = '${claim}'`,
      new RegExp(`quote of claim ${claim}.*${report}`),
    ],
    [
      'a claim deleted',
      `delete from claim_places where reading = 1 and position = 2; delete from claims where id = '${claim}'`,
      new RegExp(`Claim 3 of report ${report}`),
    ],
    [
      'other bytes',
      `update raw set bytes = '\\x00' where sha256 = '${first?.report.sha256}'`,
      new RegExp(`bytes of report ${report}.*SHA-256`),
    ],
    [
      'the last entry of the chain deleted',
      'delete from chain where seq = (select max(seq) from chain)',
      /“reviews” has 2 rows, the chain speaks of 1/,
    ],
  ])('%s', async (_, statement, what) => {
    const address = (await server?.fresh()) ?? ''
    await fill(address)
    const tables = ['claims', 'claim_places', 'raw', 'chain']
    const all = (change: string): string =>
      tables.map((table) => `alter table ${table} ${change} trigger ${table}_only_grows`).join('; ')
    await run(address, `${all('disable')}; ${statement}; ${all('enable')}`)
    expect(await offIn(address)).toMatch(what)
  })
  test('a guard switched off', async () => {
    const address = (await server?.fresh()) ?? ''
    await fill(address)
    await run(address, 'alter table claims disable trigger claims_only_grows')
    expect(await offIn(address)).toMatch(/“claims” is no longer guarded/)
  })
})

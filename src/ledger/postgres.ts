import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, types } from 'pg'
import { LedgerError, type LedgerFault } from './ledger.ts'
import type { Engine, EntryKind } from './onTables.ts'
import { guarded, migrate, type Spelling, schemaVersion, type Tables } from './schema.ts'

/** "FOGL": writers of a ledger take turns on this lock, so that each entry knows the one before it. */
const writersLock = 0x464f474c
/** Those who bring what is derived up to date take turns on another, so that reports are kept meanwhile. */
const deriversLock = writersLock + 1

const spelling: Spelling = {
  number: 'bigint',
  bytes: 'bytea',
  counted: 'bigint generated always as identity primary key',
  ordered: '',
  text: 'text collate "C"',
  guard: (table) => [
    `create or replace function ledger_only_grows() returns trigger language plpgsql as
      $$ begin raise exception 'The ledger only grows: add a review or a new reading instead.'; end $$`,
    `create trigger ${table}_only_grows before update or delete or truncate on ${table}
      for each statement execute function ledger_only_grows()`,
  ],
}

/**
 * Opens the ledger in a PostgreSQL database; makes its tables where there are none, unless they must exist.
 * @param address `postgres://user:password@host:port/database`
 * @throws LedgerError
 */
export async function openPostgres(address: string, mustExist: boolean): Promise<Engine> {
  const name = withoutPassword(address)
  const pool = new Pool({ connectionString: address, types: { getTypeParser } })
  // An idle connection that the server ends is replaced by the next question; that one tells if the server is gone.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await prepare(db, name, mustExist)
  } catch (error) {
    await db.destroy()
    throw told(name, error)
  }
  return { db, told: (error) => told(name, error), prepareFor: async () => {}, alone, check: () => checkGuards(db) }
}

/** A table's owner can take its guards away; then they are named here. */
async function checkGuards(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select tgname as name from pg_trigger
    where tgenabled in ('O', 'A') and tgrelid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)`.execute(
    db,
  )
  const there = new Set(rows.map(({ name }) => name))
  const missing = guarded.find((table) => !there.has(`${table}_only_grows`))
  return missing === undefined
    ? null
    : `Table “${missing}” is no longer guarded against changes: its trigger ${missing}_only_grows is gone or switched off.`
}

async function alone(kind: EntryKind, transaction: Transaction<Tables>): Promise<void> {
  const lock = kind === 'derived' ? deriversLock : writersLock
  await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction)
  // Every question is for few rows of large tables that grow faster than the server counts them: by index, always.
  if (kind === 'derived')
    await sql`select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']) as name`.execute(
      transaction,
    )
}

async function prepare(db: Kysely<Tables>, name: string, mustExist: boolean): Promise<void> {
  const found = await versionOf(db, name)
  if (found === 0 && mustExist) throw faultOf(name, 'missing')
  if (found < schemaVersion) await bringUpToDate(db, name)
  else if (found > schemaVersion) throw faultOf(name, 'newer')
}

async function bringUpToDate(db: Kysely<Tables>, name: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await alone('places', transaction)
    // Another process may have been first.
    const found = await versionOf(transaction, name)
    if (found >= schemaVersion) return
    await migrate(transaction, found, spelling)
    if (found === 0) await sql`create table ledger_version (version integer not null, since text not null)`.execute(transaction)
    await sql`insert into ledger_version values (${schemaVersion}, ${Temporal.Now.instant().toString()})`.execute(transaction)
  })
}

/** Version of the tables; 0 where there are none. */
async function versionOf(db: Kysely<Tables>, name: string): Promise<number> {
  // Not by to_regclass: that may answer from before another process made the tables.
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name in ('ledger_version', 'reports')`.execute(db)
  if (rows.length === 0) return 0
  if (!rows.some((table) => table.name === 'ledger_version')) throw faultOf(name, 'notALedger')
  const versions = await sql<{ version: number }>`select max(version) as version from ledger_version`.execute(db)
  return versions.rows[0]?.version ?? 0
}

// Counted numbers come as text unless told otherwise; they stay far below 2^53.
function getTypeParser(type: number, format?: 'text' | 'binary') {
  return type === types.builtins.INT8 ? Number : types.getTypeParser(type, format as 'text')
}

// PostgreSQL's own codes, https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's for the network.
const faults: ReadonlyMap<string, LedgerFault> = new Map([
  ['ECONNREFUSED', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['28000', 'unreachable'],
  ['28P01', 'unreachable'],
  ['3D000', 'unreachable'],
  ['57P01', 'unreachable'],
  ['57P03', 'unreachable'],
  ['25006', 'readOnly'],
  ['42501', 'readOnly'],
  ['53100', 'full'],
  ['55P03', 'locked'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
])

function told(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const fault = faults.get(code)
  return fault === undefined ? error : faultOf(name, fault, error)
}

function faultOf(name: string, fault: LedgerFault, cause?: unknown): LedgerError {
  const reason = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
  return new LedgerError(fault, `${name}: ${messages[fault]}${reason}`, { cause })
}

const messages: Readonly<Record<LedgerFault, string>> = {
  missing: 'There is no ledger yet. Read reports into it first, or name another with --ledger.',
  notALedger: "Holds another program's tables. Make a database of its own for the ledger.",
  newer: 'Was written by a newer Fogline. Update Fogline, or name another ledger with --ledger.',
  locked: 'Another program has been writing to it for too long. Wait until it is done, and try again.',
  readOnly: 'May not be written with this user. Give it the right to, or name another user.',
  damaged: 'Is damaged. Restore the database from a copy.',
  full: "The server's disk is full. Make room and run the same again; what was kept is whole.",
  unreachable: 'Could not be reached. Check that the server runs, and the name, user and password.',
}

function withoutPassword(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  url.password = ''
  return url.href
}

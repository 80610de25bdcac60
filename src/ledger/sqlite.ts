import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, sql } from 'kysely'
import { checkSqlite, type Schema, schemaOf } from './checkSqlite.ts'
import { LedgerError, type LedgerFault } from './ledger.ts'
import type { Engine } from './onTables.ts'
import { migrate, type Spelling, schemaVersion, type Tables } from './schema.ts'
import { busy, readerPatience, resultCode, sqliteDialect, untilFree } from './sqliteDialect.ts'

/** "FOGL": how a file says that it is a ledger and no other program's database. */
const applicationId = 0x464f474c
/** Milliseconds to wait for other writers: some hundred times the longest transaction, which keeps one report. */
const writerPatience = 20_000

const spelling: Spelling = {
  number: 'integer',
  bytes: 'blob',
  counted: 'integer primary key autoincrement',
  ordered: ' without rowid',
  text: 'text',
  guard: (table) =>
    ['update', 'delete'].map(
      (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
        begin select raise(abort, 'The ledger only grows: add a review or a new reading instead.'); end`,
    ),
}

/**
 * Opens a ledger file; makes it where there is none, unless it must exist.
 * @throws LedgerError
 */
export async function openSqlite(path: string, mustExist: boolean): Promise<Engine> {
  if (!existsSync(path)) {
    if (mustExist) throw faultOf(path, 'missing')
    if (!existsSync(dirname(path)))
      throw new LedgerError('missing', `${path}: There is no folder ${dirname(path)}. Make it first.`)
  }
  const readOnly = existsSync(path) && !isWritable(path)
  try {
    const database = new DatabaseSync(readOnly && isStill(path) ? still(path) : path, { readOnly, timeout: readerPatience })
    return await engineOn(database, path, { readOnly })
  } catch (error) {
    throw told(path, error)
  }
}

/** The ledger in an open database, which is made one when it is empty. */
export async function engineOn(
  database: DatabaseSync,
  path: string,
  { readOnly = false, patience = writerPatience } = {},
): Promise<Engine> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, patience) })
  try {
    await prepare(database, db, path, readOnly)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    told: (error) => told(path, error),
    // A kill loses nothing either way. A power cut may take the last moments of a run, which then reads those reports again; a
    // person's decision can't be made again by itself, so it waits for the disk (some 10 ms).
    prepareFor: async (kind, connection) => {
      await sql.raw(`pragma synchronous = ${kind === 'review' ? 'full' : 'normal'}`).execute(connection)
    },
    // BEGIN IMMEDIATE lets one writer in at a time.
    alone: async () => {},
    check: async () => checkSqlite(database, await newSchema()),
  }
}

/** The tables, indexes and guards of a new ledger, as SQLite writes them down. */
async function newSchema(): Promise<Schema> {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, writerPatience) })
  await db.transaction().execute((transaction) => migrate(transaction, 0, spelling))
  const schema = schemaOf(database)
  await db.destroy()
  return schema
}

async function prepare(database: DatabaseSync, db: Kysely<Tables>, path: string, readOnly: boolean): Promise<void> {
  checkIsLedger(database, path)
  if (!readOnly) {
    // SQLite does not wait by itself when two processes switch a new file to the write-ahead log at once.
    await untilFree(() => database.exec('pragma journal_mode = wal'), writerPatience)
    database.exec('pragma foreign_keys = on; pragma recursive_triggers = on; pragma cache_size = -65536')
    if (numberOf(database, 'user_version') < schemaVersion) await bringUpToDate(database, db, path)
  }
  const version = numberOf(database, 'user_version')
  if (version > schemaVersion) throw faultOf(path, 'newer')
  if (version < schemaVersion)
    throw new LedgerError('readOnly', `${path}: Is of an older version and may not be written. Copy it and open the copy.`)
}

async function bringUpToDate(database: DatabaseSync, db: Kysely<Tables>, path: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    checkIsLedger(database, path)
    // Another process may have been first.
    await migrate(transaction, numberOf(database, 'user_version'), spelling)
    const version = Math.max(schemaVersion, numberOf(database, 'user_version'))
    database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${version}`)
  })
}

function checkIsLedger(database: DatabaseSync, path: string): void {
  const isOurs = numberOf(database, 'application_id') === applicationId
  const isEmpty = database.prepare('select count(*) as count from sqlite_schema').get()?.count === 0
  if (!isOurs && !isEmpty) throw faultOf(path, 'notALedger')
}

function numberOf(database: DatabaseSync, pragma: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`pragma ${pragma}`).get()?.[pragma] ?? 0)
}

// On a disk that is read-only as a whole (a DVD, a mounted copy) SQLite can't make the files that readers and writers share; it
// does without them when told that nobody writes.
function isStill(path: string): boolean {
  return !isWritable(dirname(path)) && !existsSync(`${path}-wal`)
}

function still(path: string): URL {
  const url = pathToFileURL(path)
  url.search = '?immutable=1'
  return url
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const faults: ReadonlyMap<number, LedgerFault> = new Map([
  [busy, 'locked'],
  [6, 'locked'],
  [8, 'readOnly'],
  [10, 'full'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'unreachable'],
  [26, 'notALedger'],
])

function told(path: string, error: unknown): unknown {
  const fault = faults.get(resultCode(error) ?? -1)
  return fault === undefined ? error : faultOf(path, fault, error)
}

function faultOf(path: string, fault: LedgerFault, cause?: unknown): LedgerError {
  return new LedgerError(fault, `${path}: ${messages[fault]}`, { cause })
}

const messages: Readonly<Record<LedgerFault, string>> = {
  missing: 'There is no ledger yet. Read reports into it first, or name another with --ledger.',
  notALedger: 'Is no Fogline ledger. Name another file with --ledger.',
  newer: 'Was written by a newer Fogline. Update Fogline, or name another file with --ledger.',
  locked: 'Another program has been writing to it for too long. Wait until it is done, or end it, and try again.',
  readOnly: 'May not be written. Change its permissions, or copy it and name the copy with --ledger.',
  damaged: 'Is damaged. Put a copy of it back, or read the reports into a new file named with --ledger.',
  full: 'Could not be written: the disk is full or failing. Make room and run the same again; what was kept is whole.',
  unreachable: 'Could not be opened. Check that its folder exists and may be written.',
}

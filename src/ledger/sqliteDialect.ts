import type { DatabaseSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** Milliseconds that a reader waits while another process recovers or closes the file. */
export const readerPatience = 5_000

/**
 * Kysely on the SQLite that Node brings along.
 * @param patience milliseconds that a transaction waits for another writer
 */
export function sqliteDialect(database: DatabaseSync, patience: number): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new WritingDriver(database, patience),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class WritingDriver extends SqliteDriver {
  readonly #database: DatabaseSync
  readonly #patience: number
  constructor(database: DatabaseSync, patience: number) {
    super({ database: asKyselyExpects(database) })
    this.#database = database
    this.#patience = patience
  }
  // A transaction here always writes. Begun as a reading one, it could not wait for another writer: SQLite would refuse it.
  override async beginTransaction(): Promise<void> {
    await untilFree(() => withoutWaiting(this.#database, () => this.#database.exec('begin immediate')), this.#patience)
  }
  // SQLite rolls back by itself when the disk is full.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection)
  }
}

/**
 * Runs a step again until no other writer is in its way, leaving the process free in between: the other writer may be in it.
 * @param patience milliseconds after which the step's error is thrown
 */
export async function untilFree(step: () => void, patience: number): Promise<void> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return step()
    } catch (error) {
      if (resultCode(error) !== busy || Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 8))
    }
  }
}

// SQLite's own way to wait stops the whole process; it is right for the rare moments in which a reader has to wait.
function withoutWaiting(database: DatabaseSync, step: () => void): void {
  database.exec('pragma busy_timeout = 0')
  try {
    step()
  } finally {
    database.exec(`pragma busy_timeout = ${readerPatience}`)
  }
}

export const busy = 5

/** SQLite's primary result code of an error, https://sqlite.org/rescode.html; null for any other error. */
export function resultCode(error: unknown): number | null {
  // The low byte of an extended code is the primary one.
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null
}

function asKyselyExpects(database: DatabaseSync) {
  const kept = new Map<string, ReturnType<typeof prepared>>()
  return {
    close: () => database.close(),
    prepare(statement: string) {
      const known = kept.get(statement)
      if (known !== undefined) return known
      const made = prepared(database, statement)
      // Long ones list values and rarely come again; a table that changed is noticed by SQLite itself.
      if (statement.length < longestKept && kept.size < mostKept) kept.set(statement, made)
      return made
    },
  }
}

const longestKept = 2_000
const mostKept = 300

function prepared(database: DatabaseSync, statement: string) {
  type Values = Parameters<ReturnType<DatabaseSync['prepare']>['all']>
  const made = database.prepare(statement)
  return {
    reader: made.columns().length > 0,
    all: (values: readonly unknown[]) => made.all(...(values as Values)),
    run: (values: readonly unknown[]) => made.run(...(values as Values)),
    iterate: (values: readonly unknown[]) => made.iterate(...(values as Values)),
  }
}

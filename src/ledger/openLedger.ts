import type { Ledger } from './ledger.ts'
import { ledgerOn } from './onTables.ts'
import { openSqlite } from './sqlite.ts'

export interface OpenOptions {
  /** True for commands that only ask: a mistyped name then is an error, not a new and empty ledger. */
  readonly mustExist?: boolean
  /** The clock that entries are recorded by. */
  readonly now?: () => Temporal.Instant
}

/**
 * Opens the ledger at an address: a file, made where there is none, or `postgres://…` for a database on a server.
 * @throws LedgerError naming the remedy when it can't be opened
 */
export async function openLedger(
  address: string,
  { mustExist = false, now = Temporal.Now.instant }: OpenOptions = {},
): Promise<Ledger> {
  // The driver is read only by those who use it.
  const open = /^postgres(?:ql)?:\/\//.test(address) ? (await import('./postgres.ts')).openPostgres : openSqlite
  return ledgerOn(await open(address, mustExist), now)
}

import type { Day } from '#model/day.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Account } from './account.ts'
import type { Accounts } from './accounts.ts'
import type { Addresses } from './addresses.ts'
import type { Names } from './names.ts'
import type { Tiles } from './tiles.ts'

/** What every route works with. */
export interface Served {
  readonly ledger: Ledger
  /** How the ledger is shown: its file's name, or the database's. */
  readonly ledgerName: string
  readonly accounts: Accounts
  readonly names: Names
  readonly addresses: Addresses
  /** What lies under the map's marks instead of the bundled basemap; null for that. */
  readonly tiles: Tiles | null
  readonly now: () => Temporal.Instant
}

/** The day asked for, or the last that was told; today's in an empty ledger. */
export function dayOf(on: Day | undefined, account: Account, now: () => Temporal.Instant): Day {
  return on ?? account.lastDay ?? now().toZonedDateTimeISO('UTC').toPlainDate().toString()
}

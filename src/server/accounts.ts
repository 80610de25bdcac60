import type { Day } from '#model/day.ts'
import type { HoldingStatus } from '#model/holding.ts'
import { rivalOf } from '#views/situation.ts'
import { deriverVersion } from '../derived/deriverVersion.ts'
import { type Findings, findingsOf } from '../derived/findings.ts'
import { type FoundKept, foundKept, type Stock } from '../derived/foundKept.ts'
import { mayBringUpToDate } from '../derived/holdingsOn.ts'
import { type Ledger, LedgerError } from '../ledger/ledger.ts'
import { type Account, makeAccount, type VoicesKept } from './account.ts'
import type { Names } from './names.ts'

/** How a place was held on some days, as known on a knowledge date: all that is left of an account that is let go. */
export interface HeldRun {
  readonly from: Day
  readonly until: Day | null
  readonly side: string | null
  readonly rival: string | null
  readonly status: HoldingStatus
}
type RunsByPlace = ReadonlyMap<string, readonly HeldRun[]>

/**
 * Accounts by knowledge date: each put together once for all who ask, and forgotten when the ledger's last entry is another. They
 * come from what is kept beside the ledger, and each takes over what stands as in those before; where the ledger may only be read
 * and is behind, they are worked out from all claims.
 */
export class Accounts {
  readonly #ledger: Ledger
  readonly #names: Names
  readonly #accounts = new Map<Day | null, Promise<Account>>()
  readonly #runs = new Map<Day, Promise<RunsByPlace>>()
  readonly #voices: VoicesKept = new WeakMap()
  readonly #deriver = deriverVersion()
  /** Of the last account for now, and of the last for another date. */
  readonly #stocks = new Map<'now' | 'then', Stock>()
  #isReady: Promise<boolean> | null = null
  #head: string | null = null

  constructor(ledger: Ledger, names: Names) {
    this.#ledger = ledger
    this.#names = names
  }

  /** @param known the knowledge date; null for now */
  async at(known: Day | null): Promise<Account> {
    await this.#forgetIfMoved()
    const kept = this.#accounts.get(known)
    const account = kept ?? this.#make(known)
    // The last asked for stands last, and what failed is tried again.
    this.#accounts.delete(known)
    this.#accounts.set(known, account)
    if (kept === undefined)
      account.then(
        () => void this.#letGo(),
        () => this.#accounts.delete(known),
      )
    return account
  }

  /** Who held which place when, as known on a day: far smaller than the account, so that many days are kept. */
  async runsAt(known: Day): Promise<RunsByPlace> {
    await this.#forgetIfMoved()
    const kept = this.#runs.get(known)
    if (kept !== undefined) return kept
    const account = this.#accounts.get(known) ?? this.#make(known)
    const runs = account.then(runsOf)
    this.#runs.set(known, runs)
    runs.catch(() => this.#runs.delete(known))
    return runs
  }

  async #make(known: Day | null): Promise<Account> {
    return makeAccount(await this.#find(known), known, this.#names, this.#voices)
  }

  async #find(known: Day | null): Promise<Findings | FoundKept> {
    this.#isReady ??= this.#bringUpToDate()
    if (await this.#isReady) {
      const found = await foundKept(this.#ledger, known, [...this.#stocks.values()])
      // Another program may have begun to derive anew meanwhile.
      if ((await this.#ledger.derivedUpTo())?.deriver === this.#deriver) {
        this.#stocks.set(known === null ? 'now' : 'then', found.stock)
        return found
      }
    }
    return findingsOf(this.#ledger, known ?? undefined)
  }

  /** False where that may not be done, or where another process is at it for so long that nobody should wait. */
  async #bringUpToDate(): Promise<boolean> {
    try {
      return await mayBringUpToDate(this.#ledger, this.#deriver)
    } catch (error) {
      if (error instanceof LedgerError && error.fault === 'locked') return false
      // What failed is tried again.
      this.#isReady = null
      throw error
    }
  }

  // Another process may add to the ledger while it is served.
  async #forgetIfMoved(): Promise<void> {
    const head = await this.#ledger.head()
    if (head === this.#head) return
    this.#head = head
    this.#isReady = null
    this.#accounts.clear()
    this.#runs.clear()
  }

  /** Of many knowledge dates those asked for longest ago are let go, never the last two: a screen compares two. */
  async #letGo(): Promise<void> {
    let claims = 0
    for (const [index, [known, kept]] of [...this.#accounts].reverse().entries()) {
      claims += (await kept.catch(() => null))?.claims.size ?? 0
      if (index >= 2 && (claims > mostClaims || index >= mostAccounts)) this.#accounts.delete(known)
    }
  }
}

const mostAccounts = 24
/** Of all accounts together: some 2 kB of memory each. */
const mostClaims = 400_000

function runsOf({ holdings, events }: Account): RunsByPlace {
  const runs = holdings.map((one) => {
    const told = [...one.for, ...one.against].flatMap((id) => events.get(id) ?? [])
    const { from, until, side, status } = one
    return { place: one.place.id, run: { from, until, side, rival: rivalOf(side, told), status } }
  })
  return new Map([...Map.groupBy(runs, ({ place }) => place)].map(([place, own]) => [place, own.map(({ run }) => run)] as const))
}

/** Works something out once for each account, for as long as the account is kept. */
export function oncePer<Value, More extends readonly unknown[]>(
  make: (account: Account, ...more: More) => Value,
): (account: Account, ...more: More) => Value {
  const kept = new WeakMap<Account, { readonly value: Value }>()
  return (account, ...more) => {
    const made = kept.get(account) ?? { value: make(account, ...more) }
    kept.set(account, made)
    return made.value
  }
}

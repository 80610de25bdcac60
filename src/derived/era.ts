import type { Standing } from '#events/regather.ts'
import { type DerivedRows, forever } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Day } from '#model/day.ts'
import { keyOf } from './key.ts'
import type { Known } from './versions.ts'

/**
 * Claims as they stand over days of knowledge on which some become known and nothing else changes. Then what stood together on
 * any of these days is what stands together on the last of them, less what was not yet known.
 */
export class Era implements Standing {
  /** What was looked at, by the ids of claims. */
  readonly rows = new Map<string, DerivedClaim>()
  /** Days after the first on which something else changes for what was looked at: then it is no era. */
  readonly breaks = new Set<Day>()
  readonly #derived: DerivedRows
  readonly #since: Day
  readonly #days: Known
  readonly #without: ReadonlySet<string>

  /** @param without claims that are not to be seen */
  constructor(derived: DerivedRows, since: Day, days: Known, without: ReadonlySet<string>) {
    this.#derived = derived
    this.#since = since
    this.#days = days
    this.#without = without
  }

  readonly at = async (keys: readonly string[], turn: Day | null): Promise<DerivedClaim[]> =>
    this.seen(await this.#derived.claimsAt(keys.map(keyOf), this.#since, turn))

  readonly groups = async (claims: readonly string[]): Promise<DerivedClaim[][]> => {
    const named = this.seen(await this.#derived.claimsNamed(claims, this.#since))
    const events = [...new Set(named.map(({ event }) => event))]
    const whole = this.seen(await this.#derived.claimsOfEvents(events, this.#since))
    return [...Map.groupBy(whole, ({ event }) => event).values()]
  }

  /** Those of the rows that stand in this era. */
  seen(rows: readonly DerivedClaim[]): DerivedClaim[] {
    const standing: DerivedClaim[] = []
    for (const row of rows) {
      if (this.#without.has(row.claim.id)) continue
      for (const day of breaksOf(row)) if (day > this.#since) this.breaks.add(day)
      if (row.from >= this.#days.until || row.until < this.#days.until) continue
      standing.push(row)
      this.rows.set(row.claim.id, row)
    }
    return standing
  }
}

/** Days on which a claim comes or goes otherwise than by being published. */
export function breaksOf({ from, until, report }: Pick<DerivedClaim, 'from' | 'until' | 'report'>): Day[] {
  return [...(from === report.knownFrom ? [] : [from]), ...(until === forever ? [] : [until])]
}

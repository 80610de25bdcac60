import type { Kysely } from 'kysely'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { amongIds } from './ask.ts'
import { chunked } from './chunked.ts'
import { type DerivedClaim, derivedClaim, derivedClaimRow, derivedClaimRows } from './derivedClaims.ts'
import { DerivedPlaces } from './derivedPlaces.ts'
import { DerivedReports } from './derivedReports.ts'
import { type Arrived, type DerivedTables, derivedTableNames } from './derivedTables.ts'
import type { Tables } from './schema.ts'

/** Later than any day: what holds until then holds now. */
export const forever: Day = '9999-12-31'
/** The day before: what is known by then is all that is there. */
export const always: Day = '9999-12-30'

const readingsAtOnce = 500

type Written = 'derived_claims' | 'derived_moves' | 'derived_holdings'

/** Rows of derived tables; what writes them does so in one transaction. */
export class DerivedRows {
  readonly #db: Kysely<Tables>
  readonly #met = new Map<number, Claim>()
  /** Which reports count on which days, and which carry one story. */
  readonly reports: DerivedReports
  /** What events do to places, and who holds them. */
  readonly places: DerivedPlaces
  constructor(db: Kysely<Tables>) {
    this.#db = db
    this.reports = new DerivedReports(db)
    this.places = new DerivedPlaces(db)
  }

  async state(): Promise<DerivedTables['derived'] | null> {
    return (await this.#db.selectFrom('derived').selectAll().executeTakeFirst()) ?? null
  }

  async setState(state: Omit<DerivedTables['derived'], 'id'>): Promise<void> {
    await this.#db.deleteFrom('derived').execute()
    await this.#db
      .insertInto('derived')
      .values({ id: 1, ...state })
      .execute()
  }

  /** Forgets all but how far rows are numbered: no number comes twice, so that a row known by its number is never another. */
  async clear(): Promise<void> {
    const numbers = (await this.state())?.numbers ?? 0
    for (const table of derivedTableNames) await this.#db.deleteFrom(table).execute()
    await this.setState({ deriver: '', mark: 0, numbers })
  }

  async arrivedAfter(mark: number): Promise<Arrived> {
    const reviews = await this.#db
      .selectFrom('chain')
      .select('entry')
      .where('seq', '>', mark)
      .where('kind', '=', 'review')
      .orderBy('seq')
      .execute()
    const first = this.#db.selectFrom('chain').select('entry').where('seq', '>', mark).where('kind', '=', 'reading')
    const begun = await first.orderBy('seq').limit(1).executeTakeFirst()
    if (begun === undefined) return { readings: [], reviews: reviews.map(({ entry }) => entry) }
    // Readings are numbered in the order of their entries.
    const readings = await this.#db
      .selectFrom('readings')
      .innerJoin('reports', 'reports.id', 'readings.report')
      .select(['readings.seq as reading', 'readings.report', 'reports.known_from as knownFrom'])
      .where('readings.seq', '>=', Number(begun.entry))
      .orderBy('reports.known_from')
      .orderBy('readings.seq')
      .execute()
    return { readings, reviews: reviews.map(({ entry }) => entry) }
  }

  /** The claims of readings, as they were read. */
  async claimsOfReadings(readings: readonly number[]): Promise<readonly { reading: number; position: number; claim: Claim }[]> {
    const rows = await amongIds(readings, (some) =>
      this.#db
        .selectFrom('claims')
        .select(['reading', 'position', 'body'])
        .where('reading', 'in', some)
        .orderBy('reading')
        .orderBy('position')
        .execute(),
    )
    return rows.map(({ reading, position, body }) => ({ reading, position, claim: JSON.parse(body) as Claim }))
  }

  /** Reports, in the order they came, that have a claim which fits: looks at all claims, some thousand at a time. */
  async reportsWithClaim(fits: (claim: Claim) => boolean): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    for (let after = 0; ; after += readingsAtOnce) {
      const rows = await this.#db
        .selectFrom('claims')
        .select(['body', 'report'])
        .where('reading', '>', after)
        .where('reading', '<=', after + readingsAtOnce)
        .execute()
      for (const { body, report } of rows) if (fits(JSON.parse(body))) found.add(report)
      const more = await this.#db.selectFrom('claims').select('reading').where('reading', '>', after).limit(1).executeTakeFirst()
      if (more === undefined) return found
    }
  }

  async reportsOfClaims(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await amongIds([...new Set(ids)], (some) =>
      this.#db.selectFrom('claims').select('report').distinct().where('id', 'in', some).execute(),
    )
    return rows.map(({ report }) => report)
  }

  /** Claims that stand at any of the keys on or after a day of knowledge, of reports whose turn is on a day or later. */
  async claimsAt(keys: readonly number[], since: Day, turn: Day | null): Promise<DerivedClaim[]> {
    // Asked for in one, PostgreSQL takes so late a turn for that of hardly any claim, and looks at all claims first.
    const standing = await amongIds([...new Set(keys)], (some) =>
      this.#db.selectFrom('derived_keys').select('claim').where('key', 'in', some).execute(),
    )
    return this.#claims(
      standing.map(({ claim }) => claim),
      (some) => {
        const query = this.#claimRows().where('derived_claims.number', 'in', some).where('derived_claims.known_until', '>', since)
        return turn === null ? query : query.where('turn', '>=', turn)
      },
    )
  }

  /** The rows of claims as known on a day, by their numbers, each with the event that it stands in. */
  async standingOn(day: Day): Promise<readonly { readonly number: number; readonly event: number }[]> {
    const known = this.#db.selectFrom('derived_claims').select(['number', 'event']).where('known_from', '<=', day)
    return known.where('known_until', '>', day).orderBy('number').execute()
  }

  claimsNumbered(numbers: readonly number[]): Promise<DerivedClaim[]> {
    return this.#claims(numbers, (some) => this.#claimRows().where('derived_claims.number', 'in', some))
  }

  claimsNamed(ids: readonly string[], since: Day): Promise<DerivedClaim[]> {
    return this.#claims(ids, (some) =>
      this.#claimRows().where('claim', 'in', some).where('derived_claims.known_until', '>', since),
    )
  }

  claimsOfEvents(events: readonly number[], since: Day): Promise<DerivedClaim[]> {
    return this.#claims(events, (some) =>
      this.#claimRows().where('event', 'in', some).where('derived_claims.known_until', '>', since),
    )
  }

  claimsOfReports(reports: readonly string[]): Promise<DerivedClaim[]> {
    return this.#claims(reports, (some) => this.#claimRows().where('derived_claims.report', 'in', some))
  }

  async putClaims(claims: readonly DerivedClaim[], keysOf: (claim: DerivedClaim) => readonly number[]): Promise<void> {
    const rows = claims.map(derivedClaimRow)
    await chunked(rows, (some) => this.#db.insertInto('derived_claims').values(some).execute())
    const keys = claims.flatMap((claim) => [...new Set(keysOf(claim))].map((key) => ({ key, claim: claim.number })))
    await chunked(keys, (some) => this.#db.insertInto('derived_keys').values(some).execute())
  }

  /** Claims that stand in another event on all their days. */
  async moveClaims(claims: readonly { readonly number: number; readonly event: number }[]): Promise<void> {
    for (const [event, moved] of Map.groupBy(claims, (claim) => claim.event))
      await chunked(
        moved.map(({ number }) => number),
        (some) => this.#db.updateTable('derived_claims').set({ event }).where('number', 'in', some).execute(),
      )
  }

  /** Keys that lead to a row that is gone lead nowhere: they go with the next whole making. */
  async drop(table: Written, numbers: readonly number[]): Promise<void> {
    await chunked(numbers, (some) => this.#db.deleteFrom(table).where('number', 'in', some).execute())
  }

  #claimRows() {
    return derivedClaimRows(this.#db)
  }

  async #claims<Key>(keys: readonly Key[], ask: (some: Key[]) => ReturnType<typeof derivedClaimRows>): Promise<DerivedClaim[]> {
    const rows = await amongIds([...new Set(keys)], (some) => ask(some).execute())
    return [...new Map(rows.map((row) => [row.number, row])).values()].map((row) => {
      // A row's claim never changes, and is met again and again.
      const known = this.#met.get(row.number)
      const claim = derivedClaim(row, known)
      if (known === undefined) this.#met.set(row.number, claim.claim)
      return claim
    })
  }
}

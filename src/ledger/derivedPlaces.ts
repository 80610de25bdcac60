import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import { amongIds } from './ask.ts'
import { chunked } from './chunked.ts'
import type { DerivedTables } from './derivedTables.ts'
import type { Tables } from './schema.ts'

/** A place, from which day of the war on it is asked for, and as known on or after which day. */
export interface PlaceAsked {
  readonly place: string
  readonly day: Day
  readonly since: Day
}

function places(asked: readonly PlaceAsked[]) {
  const values = asked.map(({ place, day, since }) => sql`(${place}, ${day}, ${since})`)
  return sql`asked (place, day, since) as (values ${sql.join(values)})`
}

/** Rows of what events do to places, and of who holds them. */
export class DerivedPlaces {
  readonly #db: Kysely<Tables>
  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async movesOfEvents(events: readonly number[]): Promise<DerivedTables['derived_moves'][]> {
    return amongIds(events, (some) => this.#db.selectFrom('derived_moves').selectAll().where('event', 'in', some).execute())
  }

  /** Moves at places, each on a day or later, as known on or after a day. */
  async movesAt(asked: readonly PlaceAsked[]): Promise<DerivedTables['derived_moves'][]> {
    return amongIds(asked, async (some) => {
      const { rows } = await sql<DerivedTables['derived_moves']>`with ${places(some)}
        select derived_moves.* from asked join derived_moves on derived_moves.place = asked.place
          and derived_moves.day >= asked.day and derived_moves.known_until > asked.since`.execute(this.#db)
      return rows
    })
  }

  /** Holdings of places, each that begin on a day or later. */
  async holdingsAt(asked: readonly PlaceAsked[]): Promise<DerivedTables['derived_holdings'][]> {
    return amongIds(asked, async (some) => {
      const { rows } = await sql<DerivedTables['derived_holdings']>`with ${places(some)}
        select derived_holdings.* from asked join derived_holdings on derived_holdings.place = asked.place
          and derived_holdings.day_from >= asked.day and derived_holdings.known_until > asked.since`.execute(this.#db)
      return rows
    })
  }

  /** The latest that is kept of each place's line before a day, as known on a day and ever since. */
  async reachedBefore(asked: readonly PlaceAsked[]): Promise<DerivedTables['derived_reached'][]> {
    return amongIds(asked, async (some) => {
      const { rows } = await sql<DerivedTables['derived_reached']>`with ${places(some)}
        select derived_reached.* from asked join derived_reached on derived_reached.place = asked.place
          and derived_reached.day = (select max(earlier.day) from derived_reached as earlier
            where earlier.place = asked.place and earlier.day <= asked.day and earlier.known_from <= asked.since)`.execute(
        this.#db,
      )
      return rows
    })
  }

  /** Forgets how far lines had come before days on which they are others now. */
  async dropReachedAfter(asked: readonly PlaceAsked[]): Promise<void> {
    await chunked(asked, async (some) => {
      const { rows } = await sql<{ place: string; day: string }>`with ${places(some)}
        select derived_reached.place, derived_reached.day from asked
          join derived_reached on derived_reached.place = asked.place and derived_reached.day > asked.day`.execute(this.#db)
      for (const { place, day } of rows)
        await this.#db.deleteFrom('derived_reached').where('place', '=', place).where('day', '=', day).execute()
    })
  }

  async putReached(rows: readonly DerivedTables['derived_reached'][]): Promise<void> {
    await chunked(rows, (some) =>
      this.#db
        .insertInto('derived_reached')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
  }

  async putMoves(rows: readonly DerivedTables['derived_moves'][]): Promise<void> {
    await chunked(rows, (some) => this.#db.insertInto('derived_moves').values(some).execute())
  }

  async putHoldings(rows: readonly DerivedTables['derived_holdings'][]): Promise<void> {
    await chunked(rows, (some) => this.#db.insertInto('derived_holdings').values(some).execute())
    const places = [...new Set(rows.map(({ place }) => place))].map((place) => ({ place }))
    await chunked(places, (some) =>
      this.#db
        .insertInto('derived_places')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
  }
}

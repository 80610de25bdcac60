import { type Kysely, sql, type Transaction } from 'kysely'
import type { GazetteerRow } from '#model/place.ts'
import { chunks } from './chunked.ts'
import type { ImportedPlace } from './ledger.ts'
import type { Tables } from './schema.ts'

// Values a statement: three and two a row stay well below SQLite's 32,766 parameters.
const rowsAtOnce = 5000
const keysAtOnce = 10_000

/** Adds places, or puts them in the place of those with the same ids. */
export async function addPlaces(db: Transaction<Tables>, places: readonly ImportedPlace[]): Promise<void> {
  const byId = new Map(places.map((place) => [place.row.place.id, place]))
  for (const some of chunks([...byId.values()], rowsAtOnce)) {
    const added = await db
      .insertInto('places')
      .values(some.map(({ row, source }) => ({ id: row.place.id, source, body: JSON.stringify(row) })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ source: sql.ref('excluded.source'), body: sql.ref('excluded.body') }),
      )
      .returning(['id', 'seq'])
      .execute()
    // Keys of a place that has lost a name stay, and lead to no spelling.
    const keys = added.flatMap(({ id, seq }) => (byId.get(id)?.keys ?? []).map((key) => ({ key, place: Number(seq) })))
    for (const few of chunks(keys, keysAtOnce))
      await db
        .insertInto('place_keys')
        .values([...few])
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

export async function placesByKeys(db: Kysely<Tables>, keys: readonly number[]): Promise<readonly GazetteerRow[]> {
  const bodies = new Map<number, string>()
  for (const some of chunks([...new Set(keys)], keysAtOnce)) {
    const found = await db
      .selectFrom('places')
      .innerJoin('place_keys', 'place_keys.place', 'places.seq')
      .select(['places.seq', 'places.body'])
      .where('place_keys.key', 'in', [...some])
      .execute()
    for (const { seq, body } of found) bodies.set(Number(seq), body)
  }
  return [...bodies].sort(([a], [b]) => a - b).map(([, body]): GazetteerRow => JSON.parse(body))
}

export async function hasPlaces(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('places').select('seq').limit(1).executeTakeFirst()) !== undefined
}

export async function placeSources(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('places')
    .select(({ fn }) => ['source', fn.countAll().as('count')])
    .groupBy('source')
    .orderBy('source')
    .execute()
  return new Map(rows.map(({ source, count }) => [source, Number(count)]))
}

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Settled, SettledAsked, SettledHolding } from './ledger.ts'
import type { Tables } from './schema.ts'

type Database = Kysely<Tables>

/** Later than any day: what is known by then is all that is there. */
const always = '9999-12-31'
const rowsAtOnce = 1000

export async function markOf(db: Database): Promise<number> {
  const { last } = await db
    .selectFrom('chain')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/** Run it in a transaction. */
export async function keepSettled(
  db: Transaction<Tables>,
  { knownAt, mark, deriver, lastDay, holdings }: Settled,
): Promise<void> {
  const known_at = knownAt ?? always
  // SQLite follows its own cascades only where they are switched on, which they are; the order serves either engine.
  for (const table of ['settled_holdings', 'settled_places', 'settled'] as const)
    await db.deleteFrom(table).where('known_at', '=', known_at).execute()
  await db.insertInto('settled').values({ known_at, mark, deriver, last_day: lastDay }).execute()
  const places = [...new Set(holdings.map(({ holding }) => holding.place.id))].map((place) => ({ known_at, place }))
  for (let from = 0; from < places.length; from += rowsAtOnce)
    await db
      .insertInto('settled_places')
      .values(places.slice(from, from + rowsAtOnce))
      .execute()
  for (let from = 0; from < holdings.length; from += rowsAtOnce) {
    const rows = holdings.slice(from, from + rowsAtOnce).map(({ holding, evidence }) => ({
      known_at,
      place: holding.place.id,
      day_from: holding.from,
      body: JSON.stringify(holding),
      evidence: JSON.stringify(evidence),
    }))
    await db.insertInto('settled_holdings').values(rows).execute()
  }
}

export async function settledDates(db: Database): Promise<readonly (Day | null)[]> {
  const rows = await db.selectFrom('settled').select('known_at').orderBy('known_at').execute()
  return rows.map(({ known_at }) => (known_at === always ? null : known_at))
}

export async function settledOn(
  db: Database,
  asked: SettledAsked,
): Promise<{ on: Day; holdings: readonly SettledHolding[] } | null> {
  const known_at = asked.knownAt ?? always
  const settled = await db.selectFrom('settled').selectAll().where('known_at', '=', known_at).executeTakeFirst()
  const on = asked.on ?? settled?.last_day ?? null
  if (settled === undefined || on === null || settled.deriver !== asked.deriver) return null
  if (await isOvertaken(db, Number(settled.mark), known_at)) return null
  // Of each place the last holding that began by that day: one seek a place, however long its line.
  const last = sql<string>`(select max(line.day_from) from settled_holdings as line
    where line.known_at = settled_places.known_at and line.place = settled_places.place and line.day_from <= ${on})`
  const rows = await db
    .selectFrom('settled_places')
    .innerJoin('settled_holdings', (join) =>
      join
        .onRef('settled_holdings.known_at', '=', 'settled_places.known_at')
        .onRef('settled_holdings.place', '=', 'settled_places.place')
        .on('settled_holdings.day_from', '=', last),
    )
    .select(['settled_holdings.body', 'settled_holdings.evidence'])
    .where('settled_places.known_at', '=', known_at)
    .orderBy('settled_places.place')
    .execute()
  return { on, holdings: rows.map(({ body, evidence }) => ({ holding: JSON.parse(body), evidence: JSON.parse(evidence) })) }
}

/** Whether an entry after the mark counts by that day: a reading of a report known by then, or a decision made by then. */
async function isOvertaken(db: Database, mark: number, knownAt: string): Promise<boolean> {
  const later = await db.selectFrom('chain').select(['kind', 'entry']).where('seq', '>', mark).execute()
  if (later.length > 0 && knownAt === always) return true
  const readings = later.filter(({ kind }) => kind === 'reading').map(({ entry }) => Number(entry))
  const reviews = later.filter(({ kind }) => kind === 'review').map(({ entry }) => entry)
  for (let from = 0; from < readings.length; from += rowsAtOnce) {
    const counting = await db
      .selectFrom('readings')
      .innerJoin('reports', 'reports.id', 'readings.report')
      .select('reports.id')
      .where('readings.seq', 'in', readings.slice(from, from + rowsAtOnce))
      .where('reports.known_from', '<=', knownAt)
      .limit(1)
      .executeTakeFirst()
    if (counting !== undefined) return true
  }
  for (let from = 0; from < reviews.length; from += rowsAtOnce) {
    const made = await db
      .selectFrom('reviews')
      .select('body')
      .where('id', 'in', reviews.slice(from, from + rowsAtOnce))
      .execute()
    if (made.some(({ body }) => (JSON.parse(body) as { recorded: string }).recorded.slice(0, 10) <= knownAt)) return true
  }
  return false
}

import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import { always } from './derived.ts'
import type { HoldingKnown } from './ledger.ts'
import type { Tables } from './schema.ts'

type Database = Kysely<Tables>

export async function derivedUpTo(db: Database): Promise<{ deriver: string; mark: number } | null> {
  return (await db.selectFrom('derived').select(['deriver', 'mark']).executeTakeFirst()) ?? null
}

export async function holdingsKnown(
  db: Database,
  { on, knownAt }: { readonly on: Day; readonly knownAt: Day | null },
): Promise<readonly HoldingKnown[]> {
  const known = knownAt ?? always
  // Of each place the last holding that began by that day: one seek a place, however long its line. A join by the line's number
  // is the same, but PostgreSQL reads all lines for it.
  const last = sql<string | null>`(select line.body || ${between} || line.evidence from derived_holdings as line
    where line.place = derived_places.place and line.day_from <= ${on} and line.known_from <= ${known} and line.known_until > ${known}
    order by line.day_from desc limit 1)`.as('last')
  const rows = await db.selectFrom('derived_places').select(last).orderBy('place').execute()
  return rows.flatMap(({ last }) => {
    if (last === null) return []
    const [body = '', evidence = ''] = last.split(between)
    return holdingKnown({ body, evidence })
  })
}

// No JSON has one that is not escaped.
const between = '\n'
const placesAtOnce = 200

export async function* linesKnown(db: Database, knownAt: Day | null, some?: readonly string[]): AsyncGenerator<HoldingKnown> {
  const known = knownAt ?? always
  for (let after = 0, last = ''; ; after += placesAtOnce) {
    const places = some === undefined ? await placesAfter(db, last) : some.slice(after, after + placesAtOnce)
    // An empty list is no SQL.
    if (places.length === 0) return
    const rows = await db
      .selectFrom('derived_holdings')
      .select(['body', 'evidence'])
      .where('place', 'in', places)
      .where('known_from', '<=', known)
      .where('known_until', '>', known)
      .orderBy('place')
      .orderBy('day_from')
      .execute()
    for (const row of rows) yield holdingKnown(row)
    last = places.at(-1) ?? ''
  }
}

async function placesAfter(db: Database, last: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('derived_places')
    .select('place')
    .where('place', '>', last)
    .orderBy('place')
    .limit(placesAtOnce)
    .execute()
  return rows.map(({ place }) => place)
}

function holdingKnown({ body, evidence }: { body: string; evidence: string }): HoldingKnown {
  return { holding: JSON.parse(body), evidence: JSON.parse(evidence) }
}

export async function lastDay(db: Database, knownAt: Day | null): Promise<Day | null> {
  const dated = db.selectFrom('reports').select('published').where('published', 'is not', null)
  // What counts by a day was published by then.
  const known = knownAt === null ? dated : dated.where('published', '<=', knownAt).where('known_from', '<=', knownAt)
  const last = await known.orderBy('published', 'desc').limit(1).executeTakeFirst()
  return last?.published ?? null
}

import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely'
import type { Claim } from '#model/claim.ts'
import { compare } from '#model/order.ts'
import type { Problem } from '#model/problem.ts'
import type { ReportHead } from '#model/report.ts'
import type { Review } from '#model/review.ts'
import { chunks } from './chunked.ts'
import type { ClaimsAsked, KeptReport, KnownAt, ReportsAsked } from './ledger.ts'
import type { ReportRow, Tables } from './schema.ts'

type Database = Kysely<Tables>

export async function reportById(db: Database, id: string): Promise<KeptReport | null> {
  const row = await reportsWithReading(db).where('reports.id', '=', id).executeTakeFirst()
  return row === undefined ? null : keptReport(row)
}

export async function reportsAsked(db: Database, asked: ReportsAsked): Promise<readonly KeptReport[]> {
  const rows = await reportsWithReading(db)
    .where((where) => isAsked(where, asked))
    .orderBy('reports.known_from')
    .orderBy('reports.id')
    .execute()
  return rows.map(keptReport)
}

export async function headsAsked(db: Database, asked: ReportsAsked, ids?: readonly string[]): Promise<readonly ReportHead[]> {
  const query = db
    .selectFrom('reports')
    .select(['id', 'title', 'published', 'outlet', 'url', 'sketch', 'known_from'])
    .where((where) => isAsked(where, asked))
  const rows = ids === undefined ? await query.execute() : await amongIds(ids, (some) => query.where('id', 'in', some).execute())
  return rows
    .toSorted((a, b) => compare(a.known_from, b.known_from) || compare(a.id, b.id))
    .map(({ known_from, sketch, ...head }) => ({ ...head, knownFrom: known_from, sketch: unpacked(sketch) }))
}

/** Engines take some ten thousands of values in one statement, not more. */
const valuesAtOnce = 10_000

export async function amongIds<Id, Row>(ids: readonly Id[], ask: (some: Id[]) => Promise<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (const some of chunks(ids, valuesAtOnce)) rows.push(...(await ask(some)))
  return rows
}

function unpacked(sketch: Uint8Array): number[] {
  const bytes = new DataView(sketch.buffer, sketch.byteOffset, sketch.byteLength)
  return Array.from({ length: sketch.byteLength / 4 }, (_, index) => bytes.getUint32(4 * index, true))
}

export async function readByOthers(db: Database, reader: string): Promise<readonly string[]> {
  const rows = await reportsWithReading(db)
    .clearSelect()
    .select('reports.id')
    .where('readings.reader', '!=', reader)
    .orderBy('reports.known_from')
    .orderBy('reports.id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function headOf(db: Database): Promise<string> {
  const last = await db.selectFrom('chain').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return last?.hash ?? ''
}

/** The number of the last entry; 0 when there is none. */
export async function markOf(db: Database): Promise<number> {
  const last = await db.selectFrom('chain').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return Number(last?.seq ?? 0)
}

export async function rawBytes(db: Database, sha256: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('raw').select('bytes').where('sha256', '=', sha256).executeTakeFirst()
  // A copy, since PostgreSQL's driver gives a Buffer into a larger one.
  return row === undefined ? null : new Uint8Array(row.bytes)
}

export async function claimsAsked(db: Database, asked: ClaimsAsked): Promise<readonly Claim[]> {
  const { report, placeIds, types, from, to } = asked
  // An empty list is no SQL.
  if (types?.length === 0 || placeIds?.length === 0) return []
  let query = db
    .selectFrom('claims')
    .innerJoin('readings', 'readings.seq', 'claims.reading')
    .innerJoin('reports', 'reports.id', 'readings.report')
    .select('claims.body')
    .where(isLastReading)
    .where((where) => isAsked(where, asked))
  if (report !== undefined) query = query.where('readings.report', '=', report)
  if (types !== undefined) query = query.where('claims.type', 'in', [...types])
  if (from !== undefined) query = query.where('claims.day_to', '>=', from)
  if (to !== undefined) query = query.where('claims.day_from', '<=', to)
  if (placeIds !== undefined) query = query.where((where) => isAt(where, placeIds))
  const rows = await query.orderBy('reports.known_from').orderBy('reports.id').orderBy('claims.position').execute()
  return rows.map(({ body }): Claim => JSON.parse(body))
}

export async function claimsNamed(db: Database, ids: readonly string[]): Promise<readonly Claim[]> {
  const rows = await amongIds([...new Set(ids)], (some) =>
    db.selectFrom('claims').select(['id', 'body', 'reading']).where('id', 'in', some).orderBy('reading').execute(),
  )
  const last = new Map(rows.map(({ id, body }) => [id, body]))
  return [...last.values()].map((body): Claim => JSON.parse(body))
}

/** Which of the claims stand in the last reading of their report. */
export async function standingClaims(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await amongIds([...new Set(ids)], (some) =>
    db
      .selectFrom('claims')
      .innerJoin('readings', 'readings.seq', 'claims.reading')
      .select('claims.id')
      .where('claims.id', 'in', some)
      .where(isLastReading)
      .execute(),
  )
  return new Set(rows.map(({ id }) => id))
}

/** A review counts from the day it was made on. */
export async function reviewsKept(db: Database, { knownAt }: KnownAt): Promise<readonly Review[]> {
  const rows = await db.selectFrom('reviews').select('body').orderBy('seq').execute()
  const reviews = rows.map(({ body }): Review => JSON.parse(body))
  return knownAt === undefined ? reviews : reviews.filter(({ recorded }) => recorded.slice(0, 10) <= knownAt)
}

function reportsWithReading(db: Database) {
  return db
    .selectFrom('reports')
    .innerJoin('readings', 'readings.report', 'reports.id')
    .selectAll('reports')
    .select(['readings.problems', 'readings.reader'])
    .where(isLastReading)
}

type OfReports = ExpressionBuilder<Tables, 'reports'>

/** Known by then, and not yet replaced by a later version of the same address. */
function isAsked(where: OfReports, { knownAt, versions = 'current' }: ReportsAsked) {
  const known = knownAt === undefined ? sql<boolean>`1 = 1` : where('reports.known_from', '<=', knownAt)
  if (versions === 'all') return known
  let later = where
    .selectFrom('reports as later')
    .select('later.seq')
    .whereRef('later.address', '=', 'reports.address')
    .where(isLater)
  if (knownAt !== undefined) later = later.where('later.known_from', '<=', knownAt)
  return where.and([known, where.not(where.exists(later))])
}

// Versions follow each other by their day of publication, so that it does not matter which was read first; of one day, by when
// they were taken in. One without a day gives way to one that has its day.
function isLater() {
  const order = (table: string) =>
    sql`(coalesce(${sql.ref(`${table}.published`)}, ''), ${sql.ref(`${table}.known_from`)}, ${sql.ref(`${table}.seq`)})`
  return sql<boolean>`${order('later')} > ${order('reports')}`
}

function isLastReading(where: ExpressionBuilder<Tables, 'readings'>) {
  const later = where
    .selectFrom('readings as later')
    .select('later.seq')
    .whereRef('later.report', '=', 'readings.report')
    .whereRef('later.seq', '>', 'readings.seq')
  return where.not(where.exists(later))
}

// From the places to their claims: the other way round, every claim would be looked at.
function isAt(where: ExpressionBuilder<Tables, 'claims'>, placeIds: readonly string[]) {
  const { eb } = where
  const at = where
    .selectFrom('claim_places')
    .select(['claim_places.reading', 'claim_places.position'])
    .where('claim_places.place', 'in', [...placeIds])
  return eb(eb.refTuple('claims.reading', 'claims.position'), 'in', at.$asTuple('reading', 'position'))
}

function keptReport(row: Selectable<ReportRow> & { problems: string; reader: string }): KeptReport {
  const { id, text, title, published, outlet, url, sha256, language, recorded, reader } = row
  const problems: readonly Problem[] = JSON.parse(row.problems)
  return { id, text, title, published, outlet, url, sha256, language, recorded, knownFrom: row.known_from, problems, reader }
}

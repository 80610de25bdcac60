import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Report } from '#model/report.ts'
import type { Review } from '#model/review.ts'
import { chunks } from './chunked.ts'
import { digestOf, linkOf } from './digest.ts'
import type { Reading } from './ledger.ts'
import type { ClaimRow, ReportRow, Tables } from './schema.ts'

/** Rows a statement: nine values each stay well below SQLite's 32,766 and PostgreSQL's 65,535 parameters. */
const rowsAtOnce = 1000

/** Adds a report with its claims. Run it in a transaction that no other writer shares. */
export async function keepReading(db: Transaction<Tables>, reading: Reading, now: string): Promise<'new' | 'known'> {
  const { report } = reading
  if (await isKept(db, report.id)) return 'known'
  await db
    .insertInto('raw')
    .values({ sha256: report.sha256, bytes: reading.raw })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { text, title, published, outlet, url, language, id, sha256 } = report
  const address = addressOf(report)
  const known_from = knownFrom(report, await hasVersionOfThatDay(db, address, published), dayOf(now))
  const sketch = packed(reading.sketch)
  const row = { id, sha256, address, published, known_from, outlet, url, title, language, text, sketch, recorded: now }
  const { seq } = await db.insertInto('reports').values(row).returning('seq').executeTakeFirstOrThrow()
  await addReading(db, reading, now, { seq: Number(seq), ...row })
  return 'new'
}

/** Adds another reading of a report that is kept. Run it in a transaction that no other writer shares. */
export async function keepReread(db: Transaction<Tables>, id: string, found: Found, now: string): Promise<'new' | 'known'> {
  const report = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
  if (report === undefined) throw new RangeError(`Report ${id} is not in the ledger: keep it before it is read anew.`)
  const readings = db.selectFrom('readings').select('reader').where('report', '=', id)
  const last = await readings.orderBy('seq', 'desc').limit(1).executeTakeFirst()
  if (last?.reader === found.reader) return 'known'
  await addReading(db, found, now, report)
  return 'new'
}

export async function keepReview(db: Transaction<Tables>, review: Review, now: string): Promise<'new' | 'known'> {
  const known = await db.selectFrom('reviews').select('id').where('id', '=', review.id).executeTakeFirst()
  if (known !== undefined) return 'known'
  const row = { id: review.id, body: JSON.stringify(review), recorded: now }
  const { seq } = await db.insertInto('reviews').values(row).returning('seq').executeTakeFirstOrThrow()
  await addToChain(db, 'review', review.id, digestOf([{ seq: Number(seq), ...row }]))
  return 'new'
}

export async function isKept(db: Pick<Transaction<Tables>, 'selectFrom'>, report: string): Promise<boolean> {
  return (await db.selectFrom('reports').select('id').where('id', '=', report).executeTakeFirst()) !== undefined
}

/**
 * The day from which a report counts as known: its day of publication; of recording where that is not known.
 * A later version of the same address that carries the same day ("Updated 17:40") was not known that day in its new words, so
 * it counts from the day it was recorded.
 */
function knownFrom({ published }: Report, hasVersionOfThatDay: boolean, today: Day): Day {
  if (published === null) return today
  return hasVersionOfThatDay && today > published ? today : published
}

function packed(sketch: readonly number[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * sketch.length))
  for (const [index, number] of sketch.entries()) bytes.setUint32(4 * index, number, true)
  return new Uint8Array(bytes.buffer)
}

/** What the versions of a report share. Two outlets may print one wire story to the letter: those are two reports. */
function addressOf({ url, outlet, sha256 }: Report): string {
  return url ?? `${outlet ?? ''} ${sha256}`
}

async function hasVersionOfThatDay(db: Transaction<Tables>, address: string, published: Day | null): Promise<boolean> {
  const versions = db.selectFrom('reports').select('id').where('address', '=', address).where('published', '=', published)
  return (await versions.limit(1).executeTakeFirst()) !== undefined
}

type Found = Pick<Reading, 'claims' | 'problems' | 'reader'>

/** Adds what a reader found in a report that is kept, as one entry. */
export async function addReading(
  db: Transaction<Tables>,
  { claims, problems, reader }: Found,
  now: string,
  report: Selectable<ReportRow>,
): Promise<void> {
  const row = { report: report.id, reader, problems: JSON.stringify(problems), recorded: now }
  const inserted = await db.insertInto('readings').values(row).returning('seq').executeTakeFirstOrThrow()
  const seq = Number(inserted.seq)
  const claimRows = claims.map((claim, position) => claimRow(claim, seq, position))
  for (const rows of chunks(claimRows, rowsAtOnce)) await db.insertInto('claims').values(rows).execute()
  const places = claims.flatMap((claim, position) => placeRows(claim, seq, position))
  for (const rows of chunks(places, rowsAtOnce)) await db.insertInto('claim_places').values(rows).execute()
  await addToChain(db, 'reading', String(seq), digestOf([report, { seq, ...row }, ...claimRows, ...places]))
}

/** A claim's row: all but its body is there to ask by. */
export function claimRow(claim: Claim, reading: number, position: number): ClaimRow {
  const { id, report, type, stance, date } = claim
  const [day_from, day_to] = [date?.from ?? null, date?.to ?? null]
  return { reading, position, id, report, type, stance, day_from, day_to, body: JSON.stringify(claim) }
}

/** The places of a claim's row, in the order of their ids. */
export function placeRows(claim: Claim, reading: number, position: number): Insertable<Tables['claim_places']>[] {
  const places = new Set(claim.places.flatMap(({ id }) => id ?? []))
  return [...places].sort().map((place) => ({ place, reading, position }))
}

async function addToChain(db: Transaction<Tables>, kind: 'reading' | 'review', entry: string, digest: string): Promise<void> {
  const last = await db.selectFrom('chain').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  await db
    .insertInto('chain')
    .values({ kind, entry, digest, hash: linkOf(last?.hash ?? '', kind, entry, digest) })
    .execute()
}

function dayOf(instant: string): Day {
  return instant.slice(0, 10)
}

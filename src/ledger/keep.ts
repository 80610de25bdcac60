import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Report } from '#model/report.ts'
import type { Review } from '#model/review.ts'
import type { Reading } from './ledger.ts'
import type { ClaimRow, Tables } from './schema.ts'

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
  const row = { id, sha256, address, published, known_from, outlet, url, title, language, text, recorded: now }
  await db
    .insertInto('reports')
    .values({ ...row, sketch: packed(reading.sketch) })
    .execute()
  await addReading(db, reading, now, row)
  return 'new'
}

export async function keepReview(db: Transaction<Tables>, review: Review, now: string): Promise<'new' | 'known'> {
  const known = await db.selectFrom('reviews').select('id').where('id', '=', review.id).executeTakeFirst()
  if (known !== undefined) return 'known'
  const row = { id: review.id, body: JSON.stringify(review), recorded: now }
  await db.insertInto('reviews').values(row).execute()
  await addToChain(db, 'review', review.id, digestOf([row]))
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

async function addReading(db: Transaction<Tables>, reading: Reading, now: string, report: object): Promise<void> {
  const row = { report: reading.report.id, reader: reading.reader, problems: JSON.stringify(reading.problems), recorded: now }
  const { seq } = await db.insertInto('readings').values(row).returning('seq').executeTakeFirstOrThrow()
  const claims = reading.claims.map((claim, position) => claimRow(claim, Number(seq), position))
  for (const rows of chunks(claims)) await db.insertInto('claims').values(rows).execute()
  const places = reading.claims.flatMap((claim, position) =>
    placesOf(claim).map((place) => ({ place, reading: Number(seq), position })),
  )
  for (const rows of chunks(places)) await db.insertInto('claim_places').values(rows).execute()
  await addToChain(db, 'reading', String(seq), digestOf([report, row, ...claims.map(({ body }) => body)]))
}

function claimRow(claim: Claim, reading: number, position: number): ClaimRow {
  const { id, report, type, stance, date } = claim
  const [day_from, day_to] = [date?.from ?? null, date?.to ?? null]
  return { reading, position, id, report, type, stance, day_from, day_to, body: JSON.stringify(claim) }
}

function placesOf(claim: Claim): readonly string[] {
  return [...new Set(claim.places.flatMap(({ id }) => id ?? []))]
}

async function addToChain(db: Transaction<Tables>, kind: 'reading' | 'review', entry: string, digest: string): Promise<void> {
  const last = await db.selectFrom('chain').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  await db
    .insertInto('chain')
    .values({ kind, entry, digest, hash: linkOf(last?.hash ?? '', kind, entry, digest) })
    .execute()
}

/** Hash of an entry together with all entries before it. */
export function linkOf(before: string, kind: string, entry: string, digest: string): string {
  return sha256(JSON.stringify([before, kind, entry, digest]))
}

/** Hash of an entry's rows. The raw bytes are in it by their own hash. */
export function digestOf(rows: readonly unknown[]): string {
  return sha256(JSON.stringify(rows))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function* chunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce)
}

function dayOf(instant: string): Day {
  return instant.slice(0, 10)
}

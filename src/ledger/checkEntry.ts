import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Selectable } from 'kysely'
import type { Claim } from '#model/claim.ts'
import { digestOf, sha256 } from './digest.ts'
import { claimRow, placeRows } from './keep.ts'
import type { ClaimRow, ReportRow, Tables } from './schema.ts'

type Database = Kysely<Tables>

/** What an entry speaks of, in counts; or, in one sentence, what is off about it. */
export type Checked = { readonly claims: number; readonly places: number } | string

/** All that some entries of the chain speak of, loaded at once. */
export interface Loaded {
  readonly readings: ReadonlyMap<string, Selectable<Tables['readings']>>
  readonly reports: ReadonlyMap<string, Selectable<ReportRow>>
  readonly raw: ReadonlyMap<string, Uint8Array>
  readonly claims: ReadonlyMap<number, readonly Selectable<ClaimRow>[]>
  readonly places: ReadonlyMap<number, readonly Selectable<Tables['claim_places']>[]>
}

export async function loadReadings(db: Database, entries: readonly string[]): Promise<Loaded> {
  // An empty list is no SQL; no row has this number.
  const seqs = entries.length === 0 ? [0] : entries.map(Number)
  const readings = await db.selectFrom('readings').selectAll().where('seq', 'in', seqs).execute()
  const ids = readings.map(({ report }) => report)
  const reports = ids.length === 0 ? [] : await db.selectFrom('reports').selectAll().where('id', 'in', ids).execute()
  const hashes = reports.map(({ sha256 }) => sha256)
  const raw = hashes.length === 0 ? [] : await db.selectFrom('raw').selectAll().where('sha256', 'in', hashes).execute()
  const claims = await db.selectFrom('claims').selectAll().where('reading', 'in', seqs).orderBy('position').execute()
  const placed = db.selectFrom('claim_places').selectAll().where('reading', 'in', seqs)
  const places = await placed.orderBy('position').orderBy('place').execute()
  return {
    readings: new Map(readings.map((row) => [String(row.seq), row])),
    reports: new Map(reports.map((row) => [row.id, row])),
    raw: new Map(raw.map(({ sha256, bytes }) => [sha256, bytes])),
    claims: Map.groupBy(claims, ({ reading }) => reading),
    places: Map.groupBy(places, ({ reading }) => reading),
  }
}

/** A report with one reading of it: bytes, text, quotes, claims and their places. */
export function checkReading(loaded: Loaded, entry: string, digest: string): Checked {
  const reading = loaded.readings.get(entry)
  if (reading === undefined) return `Reading ${entry} is gone, though the chain speaks of it.`
  const report = loaded.reports.get(reading.report)
  if (report === undefined) return `Report ${reading.report} is gone, though reading ${entry} is of it.`
  const bytes = loaded.raw.get(report.sha256)
  if (bytes === undefined) return `The bytes of ${named(report)} are gone, or its SHA-256 was changed.`
  const hash = sha256(bytes)
  if (hash !== report.sha256) return `The bytes of ${named(report)} were changed: their SHA-256 is ${hash}, not ${report.sha256}.`
  const claims = loaded.claims.get(reading.seq) ?? []
  const places = loaded.places.get(reading.seq) ?? []
  for (const [position, row] of claims.entries()) {
    const wrong = checkClaim(row, position, report)
    if (wrong !== null) return wrong
  }
  const wanted = claims.flatMap(({ body, position }) => {
    const claim = claimIn(body)
    return claim === null ? [] : placeRows(claim, reading.seq, position)
  })
  if (
    !isDeepStrictEqual(
      places.map((row) => ({ ...row })),
      wanted,
    )
  )
    return `The list of places by which claims of ${named(report)} are found was changed.`
  if (digest !== digestOf([report, reading, ...claims, ...places]))
    return `${capital(named(report))} or its claims in reading ${reading.seq} were changed after they were kept, or one is gone.`
  return { claims: claims.length, places: places.length }
}

function checkClaim(row: Selectable<ClaimRow>, position: number, report: Selectable<ReportRow>): string | null {
  if (row.position !== position) return `Claim ${position + 1} of ${named(report)} in reading ${row.reading} is gone.`
  const claim = claimIn(row.body)
  if (claim === null) return `Claim ${row.id} of ${named(report)} was changed: it can’t be read any more.`
  const [from, to] = claim.span
  if (report.text.slice(from, to) !== claim.quote)
    return `The quote of claim ${row.id} is not what ${named(report)} says at ${from}–${to}: the quote, its place or the text was changed.`
  if (!isDeepStrictEqual({ ...row }, claimRow(claim, row.reading, position)))
    return `Claim ${row.id} of ${named(report)} was changed: the columns to ask by say something else than the claim.`
  return null
}

/** The claim, as far as is needed to check it; null where its text was spoilt. */
function claimIn(body: string): Claim | null {
  try {
    const claim: Claim = JSON.parse(body)
    const isWhole = Array.isArray(claim.span) && Array.isArray(claim.places) && claim.places.every((place) => place !== null)
    return isWhole ? claim : null
  } catch {
    return null
  }
}

/** A person's decision. */
export async function checkReview(db: Database, entry: string, digest: string): Promise<Checked> {
  const review = await db.selectFrom('reviews').selectAll().where('id', '=', entry).executeTakeFirst()
  if (review === undefined) return `Review ${entry} is gone, though the chain speaks of it.`
  return digest === digestOf([review]) ? { claims: 0, places: 0 } : `Review ${entry} was changed after it was made.`
}

function named({ id, title, outlet, published }: Selectable<ReportRow>): string {
  const about = [title === null ? null : `“${title}”`, outlet, published].filter((part) => part !== null).join(', ')
  return about === '' ? `report ${id}` : `report ${id} (${about})`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

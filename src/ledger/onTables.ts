import type { Kysely, Transaction } from 'kysely'
import {
  claimsAsked,
  claimsNamed,
  headOf,
  headsAsked,
  rawBytes,
  readByOthers,
  reportById,
  reportsAsked,
  reviewsKept,
} from './ask.ts'
import { carryOver } from './carryOver.ts'
import { isKept, keepReading, keepReread, keepReview } from './keep.ts'
import type { Ledger } from './ledger.ts'
import { addPlaces, hasPlaces, placeSources, placesByKeys } from './places.ts'
import type { Tables } from './schema.ts'
import { keepSettled, markOf, settledDates, settledOn } from './settled.ts'
import { verify } from './verify.ts'

/** What a database engine brings: its tables, and what it does in its own way. */
export interface Engine {
  readonly db: Kysely<Tables>
  /** An engine's error as a LedgerError, where it is one that a person can act on; else the error itself. */
  readonly told: (error: unknown) => unknown
  /** Says, before a transaction begins on the connection, how surely its end must have reached the disk. */
  readonly prepareFor: (kind: EntryKind, connection: Kysely<Tables>) => Promise<void>
  /** Makes other writers wait until the transaction has ended. */
  readonly alone: (transaction: Transaction<Tables>) => Promise<void>
  /** Checks what only the engine can: its files, its tables and their guards. Gives the first thing that is off; null when none is. */
  readonly check: () => Promise<string | null>
}

export type EntryKind = 'reading' | 'review' | 'places' | 'settled'

/** The ledger, the same on every engine. */
export function ledgerOn({ db, told, prepareFor, alone, check }: Engine, now: () => Temporal.Instant): Ledger {
  return {
    keep: (reading) => write('reading', (transaction, at) => keepReading(transaction, reading, at)),
    readByOthers: (reader) => answer(readByOthers(db, reader)),
    keepReread: (report, found) => write('reading', (transaction, at) => keepReread(transaction, report, found, at)),
    append: (review) => write('review', (transaction, at) => keepReview(transaction, review, at)),
    has: (report) => answer(isKept(db, report)),
    report: (id) => answer(reportById(db, id)),
    reports: (asked = {}) => answer(reportsAsked(db, asked)),
    heads: (asked = {}, ids) => answer(headsAsked(db, asked, ids)),
    raw: (sha256) => answer(rawBytes(db, sha256)),
    claims: (asked = {}) => answer(claimsAsked(db, asked)),
    claimsNamed: (ids) => answer(claimsNamed(db, ids)),
    reviews: (asked = {}) => answer(reviewsKept(db, asked)),
    reviewsInUse: (asked = {}) => answer(reviewsKept(db, asked).then((reviews) => carryOver(db, reviews))),
    addPlaces: (places) => write('places', (transaction) => addPlaces(transaction, places)),
    placesByKeys: (keys) => answer(placesByKeys(db, keys)),
    hasPlaces: () => answer(hasPlaces(db)),
    placeSources: () => answer(placeSources(db)),
    mark: () => answer(markOf(db)),
    settle: (settled) => write('settled', (transaction) => keepSettled(transaction, settled)),
    settledOn: (asked) => answer(settledOn(db, asked)),
    settledDates: () => answer(settledDates(db)),
    head: () => answer(headOf(db)),
    verify: (asked = {}) => answer(verify(db, check, asked)),
    close: () => db.destroy(),
  }

  type Step<Result> = (transaction: Transaction<Tables>, at: string) => Promise<Result>

  function write<Result>(kind: EntryKind, step: Step<Result>): Promise<Result> {
    const done = db.connection().execute(async (connection) => {
      await prepareFor(kind, connection)
      return connection.transaction().execute(async (transaction) => {
        await alone(transaction)
        return step(transaction, now().round('millisecond').toString())
      })
    })
    return answer(done)
  }

  async function answer<Result>(result: Promise<Result>): Promise<Result> {
    try {
      return await result
    } catch (error) {
      throw told(error)
    }
  }
}

import type { Kysely, Transaction } from 'kysely'
import {
  claimsAsked,
  claimsNamed,
  headOf,
  headsAsked,
  markOf,
  rawBytes,
  readByOthers,
  reportById,
  reportsAsked,
  reviewsKept,
} from './ask.ts'
import { carryOver } from './carryOver.ts'
import { DerivedRows } from './derived.ts'
import { derivedUpTo, holdingsKnown, lastDay, linesKnown } from './derivedAsked.ts'
import { isKept, keepReading, keepReread, keepReview } from './keep.ts'
import type { Ledger } from './ledger.ts'
import { addPlaces, hasPlaces, placeSources, placesByKeys } from './places.ts'
import type { Tables } from './schema.ts'
import { verify } from './verify.ts'

/** What a database engine brings: its tables, and what it does in its own way. */
export interface Engine {
  readonly db: Kysely<Tables>
  /** An engine's error as a LedgerError, where it is one that a person can act on; else the error itself. */
  readonly told: (error: unknown) => unknown
  /** Says, before a transaction begins on the connection, how surely its end must have reached the disk. */
  readonly prepareFor: (kind: EntryKind, connection: Kysely<Tables>) => Promise<void>
  /** Makes other writers wait until the transaction has ended: those of the ledger, or those who derive. */
  readonly alone: (kind: EntryKind, transaction: Transaction<Tables>) => Promise<void>
  /** Checks what only the engine can: its files, its tables and their guards. Gives the first thing that is off; null when none is. */
  readonly check: () => Promise<string | null>
}

export type EntryKind = 'reading' | 'review' | 'places' | 'derived'

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
    derivedUpTo: () => answer(derivedUpTo(db)),
    updateDerived: (step) => write('derived', (transaction) => step(new DerivedRows(transaction))),
    holdingsKnown: (asked) => answer(holdingsKnown(db, asked)),
    linesKnown: (knownAt, places) => linesKnown(db, knownAt, places),
    askDerived: (ask) => answer(ask(new DerivedRows(db))),
    lastDay: (knownAt) => answer(lastDay(db, knownAt)),
    head: () => answer(headOf(db)),
    verify: (asked = {}) => answer(verify(db, check, asked)),
    close: () => db.destroy(),
  }

  type Step<Result> = (transaction: Transaction<Tables>, at: string) => Promise<Result>

  function write<Result>(kind: EntryKind, step: Step<Result>): Promise<Result> {
    const done = db.connection().execute(async (connection) => {
      await prepareFor(kind, connection)
      return connection.transaction().execute(async (transaction) => {
        await alone(kind, transaction)
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

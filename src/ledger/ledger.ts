import type { Claim, HappeningType } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import type { GazetteerRow } from '#model/place.ts'
import type { Problem } from '#model/problem.ts'
import { Refusal } from '#model/refusal.ts'
import type { Report, ReportHead } from '#model/report.ts'
import type { Review } from '#model/review.ts'
import type { DerivedRows } from './derived.ts'

/** A report with all that was found in it: kept whole or not at all. */
export interface Reading {
  readonly report: Report
  /** Its bytes as they came. */
  readonly raw: Uint8Array
  readonly claims: readonly Claim[]
  readonly problems: readonly Problem[]
  readonly sketch: ReportHead['sketch']
  /** Version of the program and its knowledge that found the claims. */
  readonly reader: string
}

/** A report as the ledger holds it. */
export interface KeptReport extends Report {
  /** When it was taken in: an instant in UTC, ISO 8601. */
  readonly recorded: string
  /** The day from which it counts as known: of publication, or of recording where that is not known (see {@link knownFrom}). */
  readonly knownFrom: Day
  readonly problems: readonly Problem[]
  readonly reader: string
}

/** The knowledge date; left out, everything counts. */
export interface KnownAt {
  readonly knownAt?: Day
}

export interface ReportsAsked extends KnownAt {
  /** `current`: of several versions of one address the last one known. `all`: every version. Default `current`. */
  readonly versions?: 'current' | 'all'
}

/** What is left out does not narrow. */
export interface ClaimsAsked extends ReportsAsked {
  readonly report?: string
  readonly placeIds?: readonly string[]
  readonly types?: readonly HappeningType[]
  /** First and last day: claims whose days overlap them. Undated claims are left out as soon as one is given. */
  readonly from?: Day
  readonly to?: Day
}

/** Reviews as they bear on the claims that count now. */
export interface CarriedOver {
  readonly reviews: readonly Review[]
  /** Reviews that name a claim which a later reading did not find again, and that claim's id. */
  readonly lost: readonly { readonly review: Review; readonly claim: string }[]
}

/** Who holds a place, with the days on which its events were, or were told of, in rising order. */
export interface HoldingKnown {
  readonly holding: Holding
  readonly evidence: readonly Day[]
}

export interface Verifying {
  /** Called now and then with how many entries are checked, of how many. */
  readonly progress?: (done: number, total: number) => void
  /** The last hash of an earlier check, noted elsewhere: it must still be in the chain. */
  readonly contains?: string
}

export type Verdict =
  | { readonly kind: 'whole'; readonly entries: number; readonly claims: number; readonly reviews: number; readonly head: string }
  /** The first thing that is off, in one sentence that names it. */
  | { readonly kind: 'off'; readonly what: string }

/**
 * The append-only store of reports, claims and reviews. Entries are added whole, never changed and never removed; what comes
 * later stands beside what came before. Lists come in order of publication, then of ids, whatever the order of arrival.
 * Every method throws {@link LedgerError} when the store fails.
 */
export interface Ledger {
  /** Adds a report with its claims in one transaction. `known` when the report is there already: then nothing changes. */
  keep(reading: Reading): Promise<'new' | 'known'>
  /** Whether the report is there, so that it need not be read again. */
  has(report: string): Promise<boolean>
  /** Reports, by their ids in the order of their days, whose last reading is by another reader. */
  readByOthers(reader: string): Promise<readonly string[]>
  /**
   * Adds a new reading of a report that is there: its claims count from now on instead of those of the reading before, which
   * stay. `known` when its last reading is by the same reader already.
   */
  keepReread(report: string, found: Pick<Reading, 'claims' | 'problems' | 'reader'>): Promise<'new' | 'known'>
  /** Adds a person's decision. */
  append(review: Review): Promise<'new' | 'known'>
  report(id: string): Promise<KeptReport | null>
  reports(asked?: ReportsAsked): Promise<readonly KeptReport[]>
  /** As `reports`, without their texts: all, or those with these ids. */
  heads(asked?: ReportsAsked, ids?: readonly string[]): Promise<readonly ReportHead[]>
  /** The bytes of a report as they came, by their SHA-256. */
  raw(sha256: string): Promise<Uint8Array | null>
  claims(asked?: ClaimsAsked): Promise<readonly Claim[]>
  /** Claims by their ids, of whatever reading: the last one in which each stands. */
  claimsNamed(ids: readonly string[]): Promise<readonly Claim[]>
  /** People's decisions as they were made, in the order they were added. */
  reviews(asked?: KnownAt): Promise<readonly Review[]>
  /** The same, with the claims of earlier readings led over to those that took their place. */
  reviewsInUse(asked?: KnownAt): Promise<CarriedOver>
  /** Adds places to the ledger's own gazetteer; one with an id that is there already takes its place. In one transaction. */
  addPlaces(places: readonly ImportedPlace[]): Promise<void>
  /** Imported places that one of these keys leads to. Keys are hashes: the caller compares the names. */
  placesByKeys(keys: readonly number[]): Promise<readonly GazetteerRow[]>
  /** Whether any place was imported. */
  hasPlaces(): Promise<boolean>
  /** How many places each import brought, by its source. */
  placeSources(): Promise<ReadonlyMap<string, number>>
  /** The number of the last entry; 0 when there is none. */
  mark(): Promise<number>
  /** By which program, and up to which entry, events and holdings are derived beside the ledger; null where they never were. */
  derivedUpTo(): Promise<{ readonly deriver: string; readonly mark: number } | null>
  /**
   * Brings what is derived up to date, in one transaction that waits for no writer of the ledger and lets none of its own kind in.
   * What a killed process leaves is merely behind.
   */
  updateDerived<Result>(step: (rows: DerivedRows) => Promise<Result>): Promise<Result>
  /** Each place's holding on a day, as known on a day or by now, as far as they are derived. */
  holdingsKnown(asked: { readonly on: Day; readonly knownAt: Day | null }): Promise<readonly HoldingKnown[]>
  /** All holdings that are derived, or those of some places, as known on a day or by now, a place after the other. */
  linesKnown(knownAt: Day | null, places?: readonly string[]): AsyncIterable<HoldingKnown>
  /** Asks what is derived. */
  askDerived<Answer>(ask: (rows: DerivedRows) => Promise<Answer>): Promise<Answer>
  /** The day of the last report that was known by a day, or by now; null where none has a day. */
  lastDay(knownAt: Day | null): Promise<Day | null>
  /** The hash of the last entry, that of nothing being empty: as long as it is the same, so is every answer. */
  head(): Promise<string>
  /** Checks all that is kept against its hashes, and every quote against its report. */
  verify(asked?: Verifying): Promise<Verdict>
  close(): Promise<void>
}

/** A place on its way into the ledger's gazetteer. */
export interface ImportedPlace {
  readonly row: GazetteerRow
  /** Hashes that its names are found by. */
  readonly keys: readonly number[]
  /** Where it comes from, with its licence where one is told: "SY.zip". */
  readonly source: string
}

export type LedgerFault = 'missing' | 'notALedger' | 'newer' | 'locked' | 'readOnly' | 'damaged' | 'full' | 'unreachable'

/** The store can't do what was asked; the message names it and the remedy. Entries already kept are whole. */
export class LedgerError extends Refusal {
  readonly fault: LedgerFault
  constructor(fault: LedgerFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

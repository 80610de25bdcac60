import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Spelling, Tables } from './schema.ts'

/**
 * What events and holdings are, kept beside the ledger and brought up to date by what came in. It is never the truth: it is in no
 * hash, and may be made anew at any time. Days are those of knowledge: a row says what was known from `known_from` on, up to the
 * day before `known_until`. Rows have their numbers from one counter.
 */
export interface DerivedTables {
  /** One row: by which program, and up to which entry of the chain. */
  derived: { id: number; deriver: string; mark: number; numbers: number }
  /** The reports that are in it, with the days on which each was the last known version of its address. */
  derived_reports: { report: string; address: string; known_from: string; known_until: string; reading: number }
  /** Reports that carry one story, from both ends. */
  derived_copies: { report: string; other: string }
  derived_claims: DerivedClaimRow
  /** By which claims find each other. */
  derived_keys: { key: number; claim: number }
  derived_moves: DerivedMoveRow
  derived_places: { place: string }
  derived_holdings: DerivedHoldingRow
  /** How far a place's line had come before a day, so that it need not be walked from its beginning. */
  derived_reached: { place: string; day: string; known_from: string; body: string }
}

/** A claim as people left it, in the event that it stands in. */
export interface DerivedClaimRow {
  number: number
  claim: string
  report: string
  reading: number
  position: number
  /** The claim, where it is not as it was read. */
  body: string | null
  speaker: string | null
  /** The report that first carried its story. */
  original: string
  /** The day from which its report counts: its turn to be put together with others. */
  turn: string
  known_from: string
  known_until: string
  event: number
}

export interface DerivedMoveRow {
  number: number
  event: number
  place: string
  day: string
  known_from: string
  known_until: string
  body: string
}

export interface DerivedHoldingRow {
  number: number
  place: string
  day_from: string
  known_from: string
  known_until: string
  body: string
  /** Days on which its events were, or were told of. */
  evidence: string
}

/** A report's version of its address, with the days on which it is the last one known. */
export interface DerivedReport {
  readonly report: string
  readonly address: string
  readonly from: Day
  readonly until: Day
  readonly reading: number
}

/** What came in after an entry of the chain. */
export interface Arrived {
  readonly readings: readonly { readonly reading: number; readonly report: string; readonly knownFrom: Day }[]
  /** Ids of reviews. */
  readonly reviews: readonly string[]
}

export const derivedTableNames = [
  'derived',
  'derived_reports',
  'derived_copies',
  'derived_claims',
  'derived_keys',
  'derived_moves',
  'derived_places',
  'derived_holdings',
  'derived_reached',
] as const

/** Instead of what was settled for one knowledge date: all of them, brought up to date. */
export async function derivedTables(db: Kysely<Tables>, { number, text, ordered }: Spelling): Promise<void> {
  const known = `known_from ${text} not null, known_until ${text} not null`
  const statements = [
    ...['settled_holdings', 'settled_places', 'settled'].map((table) => `drop table ${table}`),
    'create index reports_by_publication on reports (published)',
    `create table derived (id ${number} primary key, deriver ${text} not null, mark ${number} not null, numbers ${number} not null)`,
    `create table derived_reports (report ${text} primary key, address ${text} not null, ${known}, reading ${number} not null)`,
    'create index derived_reports_by_address on derived_reports (address)',
    `create table derived_copies (report ${text} not null, other ${text} not null, primary key (report, other))`,
    `create table derived_claims (number ${number} primary key, claim ${text} not null, report ${text} not null,
      reading ${number} not null, position ${number} not null, body ${text}, speaker ${text}, original ${text} not null,
      turn ${text} not null, ${known}, event ${number} not null)`,
    'create index derived_claims_by_id on derived_claims (claim)',
    'create index derived_claims_by_report on derived_claims (report)',
    'create index derived_claims_by_event on derived_claims (event)',
    `create table derived_keys (key ${number} not null, claim ${number} not null, primary key (key, claim))${ordered}`,
    `create table derived_moves (number ${number} primary key, event ${number} not null, place ${text} not null, day ${text} not null,
      ${known}, body ${text} not null)`,
    'create index derived_moves_by_event on derived_moves (event)',
    'create index derived_moves_by_place on derived_moves (place, day)',
    `create table derived_places (place ${text} primary key)${ordered}`,
    `create table derived_holdings (number ${number} primary key, place ${text} not null, day_from ${text} not null, ${known},
      body ${text} not null, evidence ${text} not null)`,
    'create index derived_holdings_by_place on derived_holdings (place, day_from, known_from, known_until)',
    `create table derived_reached (place ${text} not null, day ${text} not null, known_from ${text} not null, body ${text} not null,
      primary key (place, day))`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

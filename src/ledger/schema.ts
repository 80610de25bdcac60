import { type Generated, type Kysely, sql } from 'kysely'
import { type DerivedTables, derivedTables } from './derivedTables.ts'

/** The tables. Days and instants are ISO 8601 text, which sorts by time; records within a row are JSON text. */
export interface Tables extends DerivedTables {
  /** Bytes of reports as they came, once each. */
  raw: { sha256: string; bytes: Uint8Array }
  reports: ReportRow
  /** One reading of a report by one version of the reader; the last one counts. */
  readings: { seq: Generated<number>; report: string; reader: string; problems: string; recorded: string }
  claims: ClaimRow
  /** The places of claims, to ask by. */
  claim_places: { place: string; reading: number; position: number }
  reviews: { seq: Generated<number>; id: string; body: string; recorded: string }
  /** Every entry in order of arrival, each with the hash of all before it. */
  chain: { seq: Generated<number>; kind: 'reading' | 'review'; entry: string; digest: string; hash: string }
  /** Imported places: not evidence, so a newer import replaces what an older one said of the same place. */
  places: { seq: Generated<number>; id: string; source: string; body: string }
  /** By which a name finds them: numbers of 32 bits. */
  place_keys: { key: number; place: number }
}

export interface ReportRow {
  seq: Generated<number>
  id: string
  sha256: string
  /** What its versions share: the address, or outlet and bytes where it has none. */
  address: string
  published: string | null
  known_from: string
  outlet: string | null
  url: string | null
  title: string | null
  language: string
  text: string
  /** Numbers of 32 bits, little-endian: the head's `sketch`. */
  sketch: Uint8Array
  recorded: string
}

export interface ClaimRow {
  reading: number
  /** Its number in the reading, from 0. */
  position: number
  id: string
  report: string
  type: string
  stance: string
  day_from: string | null
  day_to: string | null
  body: string
}

/** How an engine spells what they don't share. */
export interface Spelling {
  readonly number: 'integer' | 'bigint'
  readonly bytes: 'blob' | 'bytea'
  /** A number that grows with every row. */
  readonly counted: string
  /** Keeps a table in the order of its key, where the engine has that. */
  readonly ordered: '' | ' without rowid'
  /** Text that compares by code points. */
  readonly text: string
  /** Statements that make the database refuse to change or remove rows of a table. */
  readonly guard: (table: string) => readonly string[]
}

type Migration = (db: Kysely<Tables>, spelling: Spelling) => Promise<void>

/** Each makes the schema one version newer. What has been released is never edited: a change is one more at the end. */
export const migrations: readonly Migration[] = [firstTables, placeTables, settledTables, derivedTables]

/** Tables whose rows are never changed or removed. */
export const guarded = ['raw', 'reports', 'readings', 'claims', 'claim_places', 'reviews', 'chain'] as const

export const schemaVersion = migrations.length

/** Brings the schema from a version to the newest. Run it in a transaction. */
export async function migrate(db: Kysely<Tables>, from: number, spelling: Spelling): Promise<void> {
  for (const migration of migrations.slice(from)) await migration(db, spelling)
}

async function firstTables(db: Kysely<Tables>, { number, bytes, counted, text, guard }: Spelling): Promise<void> {
  const statements = [
    `create table raw (sha256 ${text} primary key, bytes ${bytes} not null)`,
    `create table reports (seq ${counted}, id ${text} not null unique, sha256 ${text} not null references raw, address ${text} not null,
      published ${text}, known_from ${text} not null, outlet ${text}, url ${text}, title ${text}, language ${text} not null,
      text ${text} not null, sketch ${bytes} not null, recorded ${text} not null)`,
    'create index reports_by_address on reports (address, known_from, seq)',
    'create index reports_by_day on reports (known_from, id)',
    `create table readings (seq ${counted}, report ${text} not null references reports (id), reader ${text} not null,
      problems ${text} not null, recorded ${text} not null)`,
    'create index readings_by_report on readings (report, seq)',
    `create table claims (reading ${number} not null references readings, position ${number} not null, id ${text} not null,
      report ${text} not null, type ${text} not null, stance ${text} not null, day_from ${text}, day_to ${text}, body ${text} not null,
      primary key (reading, position))`,
    'create index claims_by_id on claims (id)',
    'create index claims_by_day on claims (type, day_from, day_to)',
    `create table claim_places (place ${text} not null, reading ${number} not null, position ${number} not null,
      primary key (place, reading, position), foreign key (reading, position) references claims)`,
    `create table reviews (seq ${counted}, id ${text} not null unique, body ${text} not null, recorded ${text} not null)`,
    `create table chain (seq ${counted}, kind ${text} not null, entry ${text} not null, digest ${text} not null, hash ${text} not null)`,
    ...guarded.flatMap(guard),
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

async function placeTables(db: Kysely<Tables>, { number, counted, text }: Spelling): Promise<void> {
  const statements = [
    `create table places (seq ${counted}, id ${text} not null unique, source ${text} not null, body ${text} not null)`,
    `create table place_keys (key ${number} not null, place ${number} not null references places, primary key (key, place))`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

async function settledTables(db: Kysely<Tables>, { number, text }: Spelling): Promise<void> {
  const statements = [
    `create table settled (known_at ${text} primary key, mark ${number} not null, deriver ${text} not null, last_day ${text})`,
    `create table settled_places (known_at ${text} not null references settled on delete cascade, place ${text} not null,
      primary key (known_at, place))`,
    `create table settled_holdings (known_at ${text} not null, place ${text} not null, day_from ${text} not null, body ${text} not null,
      evidence ${text} not null, primary key (known_at, place, day_from),
      foreign key (known_at, place) references settled_places on delete cascade)`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

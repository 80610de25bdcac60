import type { Kysely } from 'kysely'
import { checkReading, checkReview, loadReadings } from './checkEntry.ts'
import { linkOf } from './digest.ts'
import { LedgerError, type Verdict, type Verifying } from './ledger.ts'
import type { Tables } from './schema.ts'

type Database = Kysely<Tables>

// With their bytes in memory: some megabytes.
const entriesAtOnce = 100

/**
 * Walks the chain from its first entry and checks each against its rows, then looks for rows that no entry speaks of.
 * Whoever can write the file can also make the whole chain anew; only a hash noted elsewhere tells then: see `contains`.
 */
export async function verify(
  db: Database,
  check: () => Promise<string | null>,
  { progress = () => {}, contains }: Verifying,
): Promise<Verdict> {
  const structure = await orDamage(check)
  const content = await orDamage(() => walk(db, progress, contains))
  // What is off in the content names a report; what the engine found names a page.
  if (typeof content === 'string')
    return { kind: 'off', what: structure === null || content === structure ? content : `${content} ${structure}` }
  return structure === null ? { kind: 'whole', ...content } : { kind: 'off', what: structure }
}

/** A page that can't be read is a finding, not a failure. */
async function orDamage<Result>(step: () => Promise<Result>): Promise<Result | string> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof LedgerError && error.fault !== 'damaged') throw error
    if (error instanceof LedgerError || (error instanceof Error && isOfEngine(error)))
      return `A part of it can’t be read: ${error.message}.`
    throw error
  }
}

// SQLite says "database disk image is malformed" of its own structure, and other things of what it finds in a damaged one.
function isOfEngine(error: Error): boolean {
  return 'errcode' in error || 'code' in error
}

type Whole = Omit<Extract<Verdict, { kind: 'whole' }>, 'kind'>

async function walk(
  db: Database,
  progress: (done: number, total: number) => void,
  contains: string | undefined,
): Promise<Whole | string> {
  const total = await countOf(db, 'chain')
  let head = ''
  let met = contains === undefined || contains === ''
  let [entries, claims, reviews, places] = [0, 0, 0, 0]
  for (let after = 0; ; ) {
    const rows = await db.selectFrom('chain').selectAll().where('seq', '>', after).orderBy('seq').limit(entriesAtOnce).execute()
    const readings = rows.filter(({ kind }) => kind === 'reading').map(({ entry }) => entry)
    const loaded = await orDamage(() => loadReadings(db, readings))
    if (typeof loaded === 'string') return (await unreadable(db, readings)) ?? loaded
    for (const { kind, entry, digest, hash } of rows) {
      if (hash !== linkOf(head, kind, entry, digest)) return brokenAt(entries, kind, entry)
      const found = kind === 'reading' ? checkReading(loaded, entry, digest) : await checkReview(db, entry, digest)
      if (typeof found === 'string') return found
      head = hash
      met ||= head === contains
      claims += found.claims
      places += found.places
      entries++
      if (kind === 'review') reviews++
    }
    progress(entries, total)
    const last = rows.at(-1)
    if (last === undefined) break
    after = Number(last.seq)
  }
  if (!met)
    return `The hash ${contains} is no longer in the chain: entries were removed from its end, or the whole was made anew.`
  return (
    (await strangers(db, { readings: entries - reviews, reviews, claims, claim_places: places })) ?? {
      entries,
      claims,
      reviews,
      head,
    }
  )
}

/** Which of them it is that can't be read. */
async function unreadable(db: Database, readings: readonly string[]): Promise<string | null> {
  for (const entry of readings) {
    const loaded = await orDamage(() => loadReadings(db, [entry]))
    if (typeof loaded === 'string') return `Reading ${entry} or its report can’t be read. ${loaded}`
  }
  return null
}

function brokenAt(before: number, kind: string, entry: string): string {
  const what = kind === 'review' ? `review ${entry}` : `reading ${entry}`
  return `The chain breaks at its entry ${before + 1} (${what}): it, or one before it, was changed, added or removed.`
}

/** Rows that no entry of the chain speaks of: somebody put them there, or took their entry away. */
async function strangers(
  db: Database,
  spoken: Readonly<Record<'readings' | 'reviews' | 'claims' | 'claim_places', number>>,
): Promise<string | null> {
  for (const table of ['readings', 'reviews', 'claims', 'claim_places'] as const) {
    const count = await countOf(db, table)
    if (count !== spoken[table])
      return `Table “${table}” has ${count} rows, the chain speaks of ${spoken[table]}: rows were added from outside, or their entries removed.`
  }
  const unread = await db
    .selectFrom('reports')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('readings').select('seq').whereRef('readings.report', '=', 'reports.id'))),
    )
    .limit(1)
    .executeTakeFirst()
  if (unread) return `Report ${unread.id} has no reading: it was added from outside, or its reading removed.`
  const unused = await db
    .selectFrom('raw')
    .select('sha256')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('reports').select('seq').whereRef('reports.sha256', '=', 'raw.sha256'))),
    )
    .limit(1)
    .executeTakeFirst()
  return unused
    ? `Bytes with the SHA-256 ${unused.sha256} belong to no report: they were added from outside, or their report removed.`
    : null
}

async function countOf(db: Database, table: 'chain' | 'readings' | 'reviews' | 'claims' | 'claim_places'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

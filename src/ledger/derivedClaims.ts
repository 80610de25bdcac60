import type { Kysely } from 'kysely'
import type { Claim, Source } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { ReportHead } from '#model/report.ts'
import type { DerivedClaimRow } from './derivedTables.ts'
import type { Tables } from './schema.ts'

/** A claim as people left it, in the event that it stands in from one day of knowledge on, up to the day before another. */
export interface DerivedClaim {
  readonly number: number
  readonly claim: Claim
  readonly report: ReportHead
  readonly original: ReportHead
  readonly speaker: Source | null
  readonly reading: number
  readonly position: number
  /** True where people left it otherwise than it was read. */
  readonly changed: boolean
  readonly from: Day
  readonly until: Day
  readonly event: number
}

/** Rows of claims with the report that tells each and the one that first carried its story. */
export function derivedClaimRows(db: Pick<Kysely<Tables>, 'selectFrom'>) {
  return db
    .selectFrom('derived_claims')
    .innerJoin('claims', (join) =>
      join.onRef('claims.reading', '=', 'derived_claims.reading').onRef('claims.position', '=', 'derived_claims.position'),
    )
    .innerJoin('reports', 'reports.id', 'derived_claims.report')
    .innerJoin('reports as originals', 'originals.id', 'derived_claims.original')
    .select([
      'derived_claims.number',
      'derived_claims.reading',
      'derived_claims.position',
      'derived_claims.body as left',
      'derived_claims.speaker',
      'derived_claims.known_from',
      'derived_claims.known_until',
      'derived_claims.event',
      'claims.body as read',
      'reports.id',
      'reports.title',
      'reports.published',
      'reports.outlet',
      'reports.url',
      'derived_claims.turn',
      'derived_claims.original',
      'originals.title as original_title',
      'originals.published as original_published',
      'originals.outlet as original_outlet',
      'originals.url as original_url',
      'originals.known_from as original_from',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof derivedClaimRows>['execute']>>[number]

/** Heads come without their sketches: nothing looks at them once copies are found. */
export function derivedClaim(row: Row, known?: Claim): DerivedClaim {
  const { id, title, published, outlet, url, turn } = row
  return {
    number: row.number,
    claim: known ?? JSON.parse(row.left ?? row.read),
    report: { id, title, published, outlet, url, knownFrom: turn, sketch: [] },
    original: {
      id: row.original,
      title: row.original_title,
      published: row.original_published,
      outlet: row.original_outlet,
      url: row.original_url,
      knownFrom: row.original_from,
      sketch: [],
    },
    speaker: row.speaker === null ? null : JSON.parse(row.speaker),
    reading: row.reading,
    position: row.position,
    changed: row.left !== null,
    from: row.known_from,
    until: row.known_until,
    event: row.event,
  }
}

export function derivedClaimRow(claim: DerivedClaim): DerivedClaimRow {
  return {
    number: claim.number,
    claim: claim.claim.id,
    report: claim.report.id,
    reading: claim.reading,
    position: claim.position,
    body: claim.changed ? JSON.stringify(claim.claim) : null,
    speaker: claim.speaker === null ? null : JSON.stringify(claim.speaker),
    original: claim.original.id,
    turn: claim.report.knownFrom,
    known_from: claim.from,
    known_until: claim.until,
    event: claim.event,
  }
}

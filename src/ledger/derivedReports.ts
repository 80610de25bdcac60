import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import { compare } from '#model/order.ts'
import type { ReportHead } from '#model/report.ts'
import { amongIds, headsAsked } from './ask.ts'
import { chunked } from './chunked.ts'
import type { DerivedReport } from './derivedTables.ts'
import type { Tables } from './schema.ts'

/** Rows of which reports count on which days, and which carry one story. */
export class DerivedReports {
  readonly #db: Kysely<Tables>
  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Ids of the reports that count on a day of knowledge, as they were published, those without a day last, or as they became known. */
  async knownOn(day: Day, order: 'published' | 'known'): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('derived_reports')
      .innerJoin('reports', 'reports.id', 'derived_reports.report')
      .select('derived_reports.report')
      .where('derived_reports.known_from', '<=', day)
      .where('derived_reports.known_until', '>', day)
      .orderBy(order === 'known' ? 'reports.known_from' : sql`coalesce(reports.published, '9999')`)
      .orderBy('derived_reports.report')
      .execute()
    return rows.map(({ report }) => report)
  }

  heads(ids: readonly string[]): Promise<readonly ReportHead[]> {
    return headsAsked(this.#db, { versions: 'all' }, [...new Set(ids)])
  }

  /** Reports that are in it and were published within some days, and those without a day. */
  async headsPublished(from: Day, to: Day): Promise<readonly ReportHead[]> {
    const rows = await this.#db
      .selectFrom('reports')
      .innerJoin('derived_reports', 'derived_reports.report', 'reports.id')
      .select('reports.id')
      .where((where) =>
        where.or([
          where.and([where('reports.published', '>=', from), where('reports.published', '<=', to)]),
          where('reports.published', 'is', null),
        ]),
      )
      .execute()
    return this.heads(rows.map(({ id }) => id))
  }

  async allHeads(): Promise<readonly ReportHead[]> {
    const rows = await this.#db.selectFrom('derived_reports').select('report').execute()
    return this.heads(rows.map(({ report }) => report))
  }

  /** All versions of the addresses of some reports, in their order. */
  async versionsBeside(reports: readonly string[]): Promise<readonly { id: string; address: string; known_from: Day }[]> {
    const own = await amongIds(reports, (some) =>
      this.#db.selectFrom('reports').select('address').where('id', 'in', some).execute(),
    )
    const rows = await amongIds([...new Set(own.map(({ address }) => address))], (some) =>
      this.#db
        .selectFrom('reports')
        .select(['id', 'address', 'known_from', 'published', 'seq'])
        .where('address', 'in', some)
        .execute(),
    )
    const order = (row: (typeof rows)[number]) => [row.published ?? '', row.known_from] as const
    return rows.toSorted((a, b) => {
      const [one, other] = [order(a), order(b)]
      return compare(one[0], other[0]) || compare(one[1], other[1]) || Number(a.seq) - Number(b.seq)
    })
  }

  async kept(ids: readonly string[]): Promise<readonly DerivedReport[]> {
    const rows = await amongIds(ids, (some) =>
      this.#db.selectFrom('derived_reports').selectAll().where('report', 'in', some).execute(),
    )
    return rows.map(({ known_from: from, known_until: until, ...row }) => ({ ...row, from, until }))
  }

  async put(reports: readonly DerivedReport[]): Promise<void> {
    const ids = reports.map(({ report }) => report)
    await chunked(ids, (some) => this.#db.deleteFrom('derived_reports').where('report', 'in', some).execute())
    const rows = reports.map(({ from, until, ...row }) => ({ ...row, known_from: from, known_until: until }))
    await chunked(rows, (some) => this.#db.insertInto('derived_reports').values(some).execute())
  }

  async copiesOf(reports: readonly string[]): Promise<readonly { report: string; other: string }[]> {
    return amongIds(reports, (some) => this.#db.selectFrom('derived_copies').selectAll().where('report', 'in', some).execute())
  }

  async putCopies(pairs: readonly { report: string; other: string }[]): Promise<void> {
    await chunked(pairs, (some) =>
      this.#db
        .insertInto('derived_copies')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
  }
}

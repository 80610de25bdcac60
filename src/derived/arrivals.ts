import type { DerivedRows } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Arrived } from '#ledger/derivedTables.ts'
import type { Day } from '#model/day.ts'
import { samePlace } from '#model/place.ts'
import type { Review } from '#model/review.ts'
import { groupingOf } from '#reviews/grouping.ts'
import { inForce } from '#reviews/inForce.ts'
import { differing } from './differing.ts'
import { type Change, type Grouped, gatherAnew } from './gatheredAnew.ts'
import { bringLines } from './lines.ts'
import { bringMoves } from './moved.ts'
import { type Batch, gatherNew, putClaims, touch } from './regathered.ts'
import { type Readings, type Version, versionsOf } from './retold.ts'
import type { PlaceBrought } from './upToDate.ts'

type Brought = ReadonlyMap<string, PlaceBrought>

/** Brings in reports that came in or were read anew. */
export async function bringReadings(
  rows: DerivedRows,
  next: () => number,
  arrived: Arrived['readings'],
  reviews: readonly Review[],
): Promise<Brought> {
  if (arrived.length === 0) return new Map()
  // Of several readings of one report the last one counts.
  const last = new Map<string, number>()
  for (const { report, reading } of arrived) last.set(report, Math.max(reading, last.get(report) ?? 0))
  const there = new Map((await rows.reports.kept([...last.keys()])).map(({ report, reading }) => [report, reading]))
  const readings = new Map([...last].filter(([report, reading]) => reading > (there.get(report) ?? 0)))
  return readings.size === 0 ? new Map() : bring(rows, next, readings, [], reviews, new Map())
}

/** Brings in people's decisions: each counts from its day on. */
export async function bringReviews(
  rows: DerivedRows,
  next: () => number,
  arrived: readonly string[],
  reviews: readonly Review[],
): Promise<Brought> {
  if (arrived.length === 0) return new Map()
  const ids = new Set(arrived)
  const byId = new Map(reviews.map((review) => [review.id, review]))
  const named = new Set<string>()
  const groupedFrom = new Map<string, Day>()
  const located = new Set<string>()
  const take = (review: Review | undefined, day: Day): void => {
    if (review === undefined) return
    const { decision } = review
    if (decision.kind === 'undo') take(byId.get(decision.review), day)
    else if (decision.kind === 'locate') located.add(decision.name)
    else if (decision.kind === 'merge' || decision.kind === 'split') {
      for (const claim of [...decision.claims, ...(decision.kind === 'split' ? decision.from : [])])
        earlier(groupedFrom, claim, day)
    } else if (decision.kind !== 'grade') named.add(decision.claim)
  }
  for (const review of reviews) if (ids.has(review.id)) take(review, review.recorded.slice(0, 10))
  const spoken = await rows.reportsOfClaims([...named])
  const placed =
    located.size === 0
      ? []
      : await rows.reportsWithClaim(({ places }) =>
          places.some((place) => located.values().some((name) => samePlace(place, name))),
        )
  return bring(rows, next, new Map(), [...spoken, ...placed], reviews, groupedFrom)
}

function earlier(days: Map<string, Day>, claim: string, day: Day): void {
  const known = days.get(claim)
  if (known === undefined || day < known) days.set(claim, day)
}

async function bring(
  rows: DerivedRows,
  next: () => number,
  readings: Readings,
  others: readonly string[],
  reviews: readonly Review[],
  regrouped: ReadonlyMap<string, Day>,
): Promise<Brought> {
  const grouped = groupedBy(reviews)
  const batch: Batch = { rows, next, byHand: grouped.named, touched: new Map(), former: [] }
  const { reports, versions } = await versionsOf(rows, readings, others, reviews)
  const { fresh, retold, changes } = differing(await rows.claimsOfReports(reports), versions)
  await retell(batch, retold)
  const refused = await gatherAll(batch, [...Map.groupBy(fresh, ({ report }) => report.id).values()], grouped.named)
  const late = refused.map((version): Change => ({ since: version.from, before: [], after: [version] }))
  await gatherAnew(batch, [...late, ...(await withRegrouped(rows, changes, regrouped))], grouped)
  return bringLines(rows, next, await bringMoves(batch))
}

/** All at once, or, where something is in the way, by halves; gives those that can't be put to the others so. */
async function gatherAll(
  batch: Batch,
  reports: readonly (readonly Version[])[],
  named: ReadonlySet<string>,
): Promise<readonly Version[]> {
  if (reports.length === 0 || (await gatherNew(batch, reports.flat(), named))) return []
  if (reports.length === 1) return reports.flat()
  const half = Math.ceil(reports.length / 2)
  return [...(await gatherAll(batch, reports.slice(0, half), named)), ...(await gatherAll(batch, reports.slice(half), named))]
}

async function retell(batch: Batch, retold: readonly { readonly row: DerivedClaim; readonly now: Version }[]): Promise<void> {
  await batch.rows.drop(
    'derived_claims',
    retold.map(({ row }) => row.number),
  )
  const { next } = batch
  await putClaims(
    batch,
    retold.map(({ row, now }) => ({ ...now, from: row.from, until: row.until, event: row.event, number: next() })),
  )
  for (const { row } of retold) touch(batch, row.event, row.from)
}

/** Claims that are put together otherwise, as their rows are by now, with those that also changed by themselves. */
async function withRegrouped(
  rows: DerivedRows,
  changes: readonly Change[],
  regrouped: ReadonlyMap<string, Day>,
): Promise<Change[]> {
  const idOf = ({ before, after }: Change): string => [...before, ...after][0]?.claim.id ?? ''
  const changed = new Set(changes.map(idOf))
  const others = [...regrouped.keys()].filter((id) => !changed.has(id))
  const standing = Map.groupBy(await rows.claimsNamed(others, ''), ({ claim }) => claim.id)
  return [
    ...changes.map((change) => {
      const since = regrouped.get(idOf(change))
      return since !== undefined && since < change.since ? { ...change, since } : change
    }),
    ...[...standing].map(([id, before]) => ({
      since: regrouped.get(id) ?? '',
      before,
      after: before.map(({ number: _, event: __, ...version }) => version),
    })),
  ]
}

/** What merges and splits add up to on each day. */
function groupedBy(reviews: readonly Review[]): Grouped {
  const grouping = reviews.filter(({ decision: { kind } }) => kind === 'merge' || kind === 'split' || kind === 'undo')
  const dayOf = ({ recorded }: Review): Day => recorded.slice(0, 10)
  const named = grouping.flatMap(({ decision }) =>
    decision.kind === 'merge' ? decision.claims : decision.kind === 'split' ? [...decision.claims, ...decision.from] : [],
  )
  return {
    on: (day) => groupingOf(inForce(grouping.filter((review) => dayOf(review) <= day)).map(({ decision }) => decision)),
    days: [...new Set(grouping.map(dayOf))],
    named: new Set(named),
  }
}

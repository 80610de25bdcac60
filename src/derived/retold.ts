import { copiesAmong, daysUntilStale, sameStories } from '#events/copies.ts'
import { toldIn } from '#events/told.ts'
import type { DerivedRows } from '#ledger/derived.ts'
import { forever } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { DerivedReport } from '#ledger/derivedTables.ts'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { ReportHead } from '#model/report.ts'
import type { Review } from '#model/review.ts'
import { reviewed } from '#reviews/reviewed.ts'
import { isKnownOn, type Known } from './versions.ts'

/** A claim as it is told from a day of knowledge on, before it is put to others. */
export type Version = Omit<DerivedClaim, 'number' | 'event'>

/** Reports to be looked at, with the reading of each that counts. */
export type Readings = ReadonlyMap<string, number>

/**
 * The claims of reports, and of those that they bear on: other versions of their addresses, and those that carry their story.
 * @param readings of reports that came in, or were read anew
 * @param others reports that are there and whose claims may be told otherwise
 */
export async function versionsOf(
  rows: DerivedRows,
  readings: Readings,
  others: Iterable<string>,
  reviews: readonly Review[],
): Promise<{ readonly reports: readonly string[]; readonly versions: readonly Version[] }> {
  const spans = await spansOf(rows, readings, others)
  await linkCopies(rows, [...readings.keys()], spans.before)
  const stories = await storiesOf(rows, [...spans.now.keys()])
  const beside = await rows.reports.kept([...stories].filter((id) => !spans.now.has(id)))
  const known = new Map([...beside.map((one) => [one.report, one] as const), ...spans.now])
  const heads = new Map((await rows.reports.heads([...known.keys()])).map((head) => [head.id, head]))
  const originals = originalsOf(
    [...stories].flatMap((id) => known.get(id) ?? []),
    heads,
  )
  const claims = Map.groupBy(await rows.claimsOfReadings([...known.values()].map(({ reading }) => reading)), (one) => one.reading)
  const versions = [...known.values()].flatMap((report) => {
    const head = heads.get(report.report)
    const own = claims.get(report.reading) ?? []
    return head === undefined || own.length === 0 ? [] : told(report, head, own, originals.get(report.report) ?? [], reviews)
  })
  await rows.reports.put([...spans.now.values()])
  return { reports: [...known.keys()], versions }
}

interface Spans {
  readonly before: ReadonlySet<string>
  readonly now: ReadonlyMap<string, DerivedReport>
}

/** On which days each version of an address is the last one known; only of reports that are new, read anew or changed by that. */
async function spansOf(rows: DerivedRows, readings: Readings, others: Iterable<string>): Promise<Spans> {
  const asked = new Set([...readings.keys(), ...others])
  const versions = await rows.reports.versionsBeside([...asked])
  const before = new Map((await rows.reports.kept(versions.map(({ id }) => id))).map((one) => [one.report, one]))
  const now = new Map<string, DerivedReport>()
  for (const list of Map.groupBy(versions, ({ address }) => address).values()) {
    let until: Day = forever
    for (const { id, address, known_from: from } of list.toReversed()) {
      const old = before.get(id)
      const reading = readings.get(id) ?? old?.reading
      // One that came in meanwhile has its turn later.
      if (reading === undefined) continue
      if (asked.has(id) || old?.until !== until) now.set(id, { report: id, address, from, until, reading })
      if (from < until) until = from
    }
  }
  return { before: new Set(before.keys()), now }
}

/** Finds which reports carry the stories of new ones: of the few days in which a story is taken over, or of none. */
async function linkCopies(rows: DerivedRows, ids: readonly string[], before: ReadonlySet<string>): Promise<void> {
  const heads = await rows.reports.heads(ids.filter((id) => !before.has(id)))
  if (heads.length === 0) return
  const days = heads.flatMap(({ published }) => published ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  const near =
    first === undefined || last === undefined || days.length < heads.length
      ? await rows.reports.allHeads()
      : await rows.reports.headsPublished(shifted(first, -daysUntilStale), shifted(last, daysUntilStale))
  const all = new Map([...near, ...heads].map((head) => [head.id, head]))
  const pairs = sameStories<ReportHead>(heads, [...all.values()])
  await rows.reports.putCopies(
    pairs.flatMap(([one, other]) => [
      { report: one.id, other: other.id },
      { report: other.id, other: one.id },
    ]),
  )
}

function shifted(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Those of the reports that carry a story which others carry too, with these others. */
async function storiesOf(rows: DerivedRows, reports: readonly string[]): Promise<ReadonlySet<string>> {
  const met = new Set<string>()
  for (let fresh = reports; fresh.length > 0; ) {
    const pairs = await rows.reports.copiesOf(fresh)
    fresh = [...new Set(pairs.map(({ other }) => other))].filter((id) => !met.has(id))
    for (const { report, other } of pairs) met.add(report).add(other)
  }
  return met
}

interface Original extends Known {
  readonly original: ReportHead
}

/** For each report that carries another's story on some days, the first that told it; reports without such days are left out. */
function originalsOf(
  reports: readonly DerivedReport[],
  heads: ReadonlyMap<string, ReportHead>,
): ReadonlyMap<string, readonly Original[]> {
  const known = reports.flatMap((report) => {
    const head = heads.get(report.report)
    return head === undefined || report.from >= report.until ? [] : [{ ...report, head }]
  })
  if (known.length < 2) return new Map()
  const found = new Map<string, Original[]>()
  const days = [...new Set(known.flatMap(({ from, until }) => [from, until]))].sort()
  for (const [index, day] of days.slice(0, -1).entries()) {
    const copies = copiesAmong(known.filter((one) => isKnownOn(one, day)).map(({ head }) => head))
    for (const [copy, first] of copies) {
      const original = heads.get(first)
      const line = found.get(copy) ?? []
      if (original !== undefined) found.set(copy, [...line, { original, from: day, until: days[index + 1] ?? forever }])
    }
  }
  return found
}

/** The claims of one report, as people left them and as its story is told from day to day of knowledge. */
function told(
  { from, until, reading }: DerivedReport,
  head: ReportHead,
  own: readonly { readonly position: number; readonly claim: Claim }[],
  originals: readonly Original[],
  reviews: readonly Review[],
): Version[] {
  if (from >= until) return []
  const bare = { ...head, sketch: [] }
  const ids = new Set(own.map(({ claim }) => claim.id))
  const concerning = reviews.filter(
    ({ decision }) => decision.kind === 'locate' || decision.kind === 'undo' || ('claim' in decision && ids.has(decision.claim)),
  )
  const read = new Map(own.map((one) => [one.claim.id, { ...one, words: JSON.stringify(one.claim) }]))
  const days = [
    from,
    ...originals.flatMap((one) => [one.from, one.until]),
    ...concerning.map(({ recorded }) => recorded.slice(0, 10)),
  ].filter((day) => from <= day && day < until)
  const versions: Version[] = []
  const open = new Map<string, { words: string; version: Version }>()
  const ordered = [...new Set(days)].sort()
  for (const [index, day] of ordered.entries()) {
    const { claims } = reviewed(
      own.map(({ claim }) => claim),
      concerning.filter(({ recorded }) => recorded.slice(0, 10) <= day),
    )
    const original = originals.find((one) => isKnownOn(one, day))?.original ?? head
    const next = ordered[index + 1] ?? until
    for (const one of toldIn(bare, { ...original, sketch: [] }, claims)) {
      const found = read.get(one.claim.id)
      if (found === undefined) continue
      const words = wordsOf(one)
      const last = open.get(one.claim.id)
      const goesOn = last?.words === words && last.version.until === day
      const version: Version = {
        ...one,
        reading,
        position: found.position,
        changed: JSON.stringify(one.claim) !== found.words,
        from: goesOn ? last.version.from : day,
        until: next,
      }
      if (goesOn) versions.splice(versions.indexOf(last.version), 1)
      versions.push(version)
      open.set(one.claim.id, { words, version })
    }
  }
  return versions
}

/** All that makes a claim what it is to others. */
export function wordsOf({ claim, original, speaker }: Pick<Version, 'claim' | 'original' | 'speaker'>): string {
  return JSON.stringify([claim, original.id, speaker])
}

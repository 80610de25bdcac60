import type { Day } from '#model/day.ts'
import { compare } from '#model/order.ts'

/**
 * Finds reports that carry one wire story, by word shingles (Broder 1997, "On the resemblance and containment of documents"):
 * runs of four words, hashed, of which every fourth hash is kept, so that two sketches agree on which to keep.
 */
const wordsInShingle = 4
const oneIn = 4

// An outlet that swaps its loaded words leaves about half of the runs whole (0.48 in our own pair of wire and copy);
// two reports of one day that only quote the same statements share under a tenth (0.12).
const leastShared = 0.25

// Under eight shared runs, one long quotation would make copies of two short reports.
const leastRuns = 8

// A wire story is taken over on the day or soon after.
export const daysUntilStale = 4

export interface Sketched {
  readonly id: string
  readonly published: Day | null
  readonly knownFrom: Day
  readonly sketch: readonly number[]
}

/** The kept hashes of a text's runs of words, in rising order without repeats: 32-bit unsigned. */
export function sketchOf(text: string): number[] {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  for (let i = 0; i + wordsInShingle <= words.length; i++) {
    const hash = fnv1a(words.slice(i, i + wordsInShingle).join(' '))
    if (hash % oneIn === 0) hashes.add(hash)
  }
  return [...hashes].sort((a, b) => a - b)
}

/**
 * For each report that is a copy, the id of the first to carry its story. Reports come in any order; the first is told by the day from which it was known.
 * Of one day the longer is taken for the first, since who carries a story more often cuts than adds; then the id decides. What is
 * no copy is not in the map.
 */
export function copiesAmong(reports: readonly Sketched[]): ReadonlyMap<string, string> {
  const ordered = [...reports].filter(isLong).sort(byTurn)
  const [dated, undated] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const originals = new Map<string, string>()
  for (const [index, report] of ordered.entries()) {
    const shared = new Map<number, number>()
    const share = (other: number) => shared.set(other, (shared.get(other) ?? 0) + 1)
    // No report is known before it is published, so that who was known too early was published too early.
    const since = report.published === null ? '' : shifted(report.published, -daysUntilStale)
    for (const hash of report.sketch) {
      for (const other of undated.get(hash) ?? []) share(other)
      const holders = dated.get(hash) ?? []
      for (let at = holders.length - 1; at >= 0; at--) {
        const other = holders[at]
        // Words that stand in every report ("all rights reserved") lead no further back than a story is taken over.
        if (other === undefined || (ordered[other]?.knownFrom ?? '') < since) break
        share(other)
      }
    }
    // Of several that share as much, the first to tell.
    let best: { readonly at: number; readonly runs: number } | null = null
    for (const [at, runs] of shared) {
      if (best !== null && (runs < best.runs || (runs === best.runs && at > best.at))) continue
      const first = ordered[at]
      if (first !== undefined && isCopy(first, report, runs)) best = { at, runs }
    }
    const first = ordered[best?.at ?? -1]
    if (first !== undefined) originals.set(report.id, originals.get(first.id) ?? first.id)
    const holders = report.published === null ? undated : dated
    for (const hash of report.sketch) {
      const own = holders.get(hash)
      if (own === undefined) holders.set(hash, [index])
      else own.push(index)
    }
  }
  return originals
}

function byTurn(a: Sketched, b: Sketched): number {
  return compare(a.knownFrom, b.knownFrom) || b.sketch.length - a.sketch.length || compare(a.id, b.id)
}

function isLong({ sketch }: Sketched): boolean {
  return sketch.length >= leastRuns
}

function shifted(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** It is the same from both ends: which of the two is the copy, their days tell. */
function isCopy(first: Sketched, later: Sketched, runs: number): boolean {
  if (runs < leastRuns || runs < leastShared * Math.min(first.sketch.length, later.sketch.length)) return false
  if (first.published === null || later.published === null) return true
  const { days } = Temporal.PlainDate.from(first.published).until(Temporal.PlainDate.from(later.published))
  return Math.abs(days) <= daysUntilStale
}

/** Pairs that carry one story, of a report and another, whichever was first. */
export function sameStories<Report extends Sketched>(
  reports: readonly Report[],
  others: readonly Report[],
): (readonly [Report, Report])[] {
  const holders = Map.groupBy(
    reports.filter(isLong).flatMap((report) => report.sketch.map((hash) => ({ hash, report }))),
    ({ hash }) => hash,
  )
  return others.filter(isLong).flatMap((other) => {
    const shared = new Map<Report, number>()
    for (const hash of other.sketch)
      for (const { report } of holders.get(hash) ?? []) shared.set(report, (shared.get(report) ?? 0) + 1)
    return [...shared].flatMap(([report, runs]) =>
      report.id !== other.id && isCopy(report, other, runs) ? [[report, other] as const] : [],
    )
  })
}

/** FNV-1a over UTF-16 units, 32 bit. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

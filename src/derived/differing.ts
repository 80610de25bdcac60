import { forever } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { Change } from './gatheredAnew.ts'
import { type Version, wordsOf } from './retold.ts'
import { isKnownOn } from './versions.ts'

/** What became of claims: how each has to be brought up to date. */
export interface Differing {
  /** New, and known from the day of their report on and ever since. */
  readonly fresh: readonly Version[]
  /** Only who speaks in them, or who first told their story, is another: they stand where they stood. */
  readonly retold: readonly { readonly row: DerivedClaim; readonly now: Version }[]
  readonly changes: readonly Change[]
}

export function differing(rows: readonly DerivedClaim[], versions: readonly Version[]): Differing {
  const [old, now] = [Map.groupBy(rows, ({ claim }) => claim.id), Map.groupBy(versions, ({ claim }) => claim.id)]
  const fresh: Version[] = []
  const retold: { row: DerivedClaim; now: Version }[] = []
  const changes: Change[] = []
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(id) ?? [], now.get(id) ?? []]
    const [only] = after
    if (before.length === 0 && after.length === 1 && only?.from === only?.report.knownFrom && only?.until === forever) {
      if (only !== undefined) fresh.push(only)
      continue
    }
    const days = [...new Set([...before, ...after].flatMap(({ from, until }) => [from, until]))].sort()
    const pairs = days.map((day) => ({
      day,
      was: before.find((one) => isKnownOn(one, day)),
      is: after.find((one) => isKnownOn(one, day)),
    }))
    const first = pairs.find(({ was, is }) => words(was) !== words(is))
    if (first === undefined) continue
    const stands = before.map((row) => ({
      row,
      now: after.find((one) => one.from <= row.from && row.until <= one.until && sameClaim(one, row)),
    }))
    const sameDays = pairs.every(({ was, is }) => (was === undefined) === (is === undefined))
    if (sameDays && stands.every((one) => one.now !== undefined)) {
      for (const { row, now: version } of stands)
        if (version !== undefined && words(row) !== words(version)) retold.push({ row, now: version })
    } else changes.push({ since: first.day, before, after })
  }
  return { fresh, retold, changes }
}

function words(one: Version | DerivedClaim | undefined): string {
  return one === undefined ? '' : wordsOf(one)
}

function sameClaim(a: Version, b: Version): boolean {
  return JSON.stringify(a.claim) === JSON.stringify(b.claim)
}

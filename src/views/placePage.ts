import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { HoldingStatus } from '#model/holding.ts'
import type { QuoteShown } from './quoteShown.ts'
import type { SideShown } from './sides.ts'
import type { HoldingShown } from './situation.ts'

/** A holding of the line, with the words for and against it. */
export interface LineHolding extends HoldingShown {
  readonly from: Day
  readonly until: Day | null
  readonly for: readonly QuoteShown[]
  readonly against: readonly QuoteShown[]
}

/** What could be said of a place on one knowledge date: a row of both dates at once. */
export interface KnownRow {
  readonly known: Day
  readonly runs: readonly {
    readonly from: Day
    readonly to: Day
    readonly side: string | null
    readonly rival: string | null
    readonly status: HoldingStatus
  }[]
}

export interface PlaceView {
  readonly place: HoldingShown['place'] & { readonly country: string | null; readonly admin1: string | null }
  /** As the reports write it, with the number of claims that do. */
  readonly names: readonly { readonly text: string; readonly count: number }[]
  /** What else the gazetteer knows it by, a list for each way of writing. */
  readonly alsoNamed: readonly { readonly script: Script; readonly names: readonly string[] }[]
  readonly reports: number
  readonly sides: readonly SideShown[]
  readonly span: { readonly from: Day; readonly to: Day }
  /** From the first to the last. */
  readonly line: readonly LineHolding[]
  /** Days on which something was published about it, and by whom: the last ones, rising. */
  readonly told: readonly { readonly known: Day; readonly outlets: readonly string[] }[]
  /** The nearest places that anything is told of; `holding` is null where nobody says who holds one. */
  readonly around: readonly {
    readonly place: { readonly id: string; readonly text: string }
    readonly holding: HoldingShown | null
    readonly km: number
    /** Degrees from north, clockwise. */
    readonly bearing: number
  }[]
}

const scripts = ['arabic', 'cyrillic', 'latin', 'other'] as const

/** How a name is written. */
export type Script = (typeof scripts)[number]

const writtenIn: Readonly<Record<Exclude<Script, 'other'>, RegExp>> = {
  arabic: /^[\p{Script=Arabic}\P{L}]+$/u,
  cyrillic: /^[\p{Script=Cyrillic}\P{L}]+$/u,
  latin: /^[\p{Script=Latin}\p{Lm}\P{L}]+$/u,
}

/** The gazetteer's names that neither its main one nor the reports' spellings are, by how they are written. */
export function alsoNamed(spellings: readonly string[], shown: readonly string[]): PlaceView['alsoNamed'] {
  // "hmat" and "baheumuteu" are other scripts put into Latin letter by letter, for machines: nobody writes them.
  const isWritten = (name: string) => !writtenIn.latin.test(name) || /\p{Lu}/u.test(name)
  const others = [...new Set(spellings)].filter((name) => !shown.includes(name) && isWritten(name))
  const byScript = Map.groupBy(others, scriptOf)
  return scripts.flatMap((script) => {
    const names = byScript.get(script)
    return names === undefined ? [] : [{ script, names }]
  })
}

function scriptOf(name: string): Script {
  return (['arabic', 'cyrillic', 'latin'] as const).find((script) => writtenIn[script].test(name)) ?? 'other'
}

/** Spellings of a place in the reports, the commonest first. */
export function namesOf(claims: readonly Claim[], place: string): { text: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const claim of claims)
    for (const { id, text, name } of claim.places)
      if ((id ?? `unplaced:${name.toLowerCase()}`) === place) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}

/** A point as an atlas writes it: "12.046 S 77.043 W". */
export function inDegrees(lat: number, lon: number): string {
  return `${Math.abs(lat).toFixed(3)} ${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(3)} ${lon < 0 ? 'W' : 'E'}`
}

const earthKm = 6371

/** Great-circle kilometres and compass degrees from a to b, both in degrees of latitude and longitude. */
export function wayTo(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): { readonly km: number; readonly bearing: number } {
  const rad = Math.PI / 180
  const [from, to, turn] = [a.lat * rad, b.lat * rad, (b.lon - a.lon) * rad]
  const h = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(turn / 2) ** 2
  const bearing = Math.atan2(
    Math.sin(turn) * Math.cos(to),
    Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(turn),
  )
  return { km: 2 * earthKm * Math.asin(Math.sqrt(h)), bearing: (bearing / rad + 360) % 360 }
}

import { kindOf } from '#knowledge/gazetteer/country.ts'
import { plain } from '#knowledge/gazetteer/key.ts'
import type { GazetteerRow } from '#model/place.ts'

/** What one row or feature of an input gave. `skipped`: a place of a kind that reports don't name. */
export type EntryRead =
  | { readonly kind: 'row'; readonly row: GazetteerRow }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'faulty'; readonly why: string }

export interface Told {
  readonly id: string
  readonly name: string
  readonly also: readonly string[]
  readonly lat: number
  readonly lon: number
  readonly country: string
  readonly admin1: string | null
  /** GeoNames feature code. */
  readonly feature: string
  readonly population: number
}

/** Checks what an input tells of a place. */
export function entryOf(told: Told): EntryRead {
  const { id, lat, lon, country, admin1, feature } = told
  const name = told.name.trim()
  if (plain(name).length < 2) return { kind: 'faulty', why: 'has no name' }
  if (!isDegrees(lat, 90) || !isDegrees(lon, 180))
    return { kind: 'faulty', why: Number.isNaN(lat + lon) ? 'has no position' : `lies off the globe, at ${lat}, ${lon}` }
  if (!/^[A-Z]{2}$/.test(country))
    return { kind: 'faulty', why: 'names no country: give its two letters with --country, as --country SY' }
  const place = { id, name, lat, lon, country, admin1, kind: kindOf(feature), population: Math.max(0, told.population || 0) }
  return { kind: 'row', row: { place, names: spellings(name, told.also), feature } }
}

function isDegrees(value: number, most: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= most
}

// Airport and port codes stand among GeoNames' names: "ALP" would make a town of every acronym.
const code = /^[\p{Lu}\d]{1,4}$/u
const address = /^https?:/

/** The main name, then others that differ once case and marks are folded. */
function spellings(name: string, also: readonly string[]): string[] {
  const byLetters = new Map([[plain(name), name]])
  for (const other of also) {
    const text = other.trim()
    const folded = plain(text)
    if (folded.length >= 2 && !code.test(text) && !address.test(text) && !byLetters.has(folded)) byLetters.set(folded, text)
  }
  return [...byLetters.values()]
}

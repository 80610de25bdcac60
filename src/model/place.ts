import type { Span } from './span.ts'

/** Where and what a gazetteer entry is. */
export interface Place {
  /** `source:number`, as `geonames:170794` or `fogline:maardis`; `provisional:…` when made from a report's words. */
  readonly id: string
  readonly name: string
  readonly lat: number
  readonly lon: number
  /** ISO 3166-1 alpha-2, or null at sea and where it is disputed. */
  readonly country: string | null
  /** Name of the first-level region, null when not known. */
  readonly admin1: string | null
  readonly kind: PlaceKind
  readonly population: number
}

/**
 * `facility`: airport, base, dam, crossing. `natural`: river, mountain, lake. `area`: a named region without borders.
 * `expanse`: a continent, an ocean, a part of the world; too wide to be drawn or measured from as a point.
 */
export type PlaceKind = 'settlement' | 'country' | 'admin' | 'facility' | 'natural' | 'road' | 'area' | 'expanse'

/** A place as a gazetteer holds it: all its names, the main one first, and its GeoNames feature code (PPL, ADM1, AIRP). */
export interface GazetteerRow {
  readonly place: Place
  readonly names: readonly string[]
  readonly feature: string
}

/** How the happening lies to the place that is named. Only `at` and `in` can colour a settlement. */
export type PlaceRelation = 'at' | 'in' | 'near' | 'direction' | 'distance' | 'between' | 'along' | 'towards' | 'from'

/** How precisely the text places it: the point itself, near it, somewhere in an area, an admin region, a country. */
export type Precision = 'town' | 'near' | 'area' | 'admin' | 'country'

/** Where words put a happening beside a place, as an outline to draw: GeoJSON's polygon (RFC 7946), [lon, lat] in degrees. */
export interface Outline {
  readonly shape: 'disc' | 'annulus' | 'sector' | 'corridor'
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly [number, number])[])[] }
}

/** One of the places a name may mean, best first, with how it was reached. */
export interface Candidate {
  readonly place: Place
  /** 0 to 1, summing to at most 1 over a name's candidates. */
  readonly weight: number
  readonly because: readonly string[]
}

/** A place name as it stands in a report, with what it was resolved to. */
export interface PlaceMention {
  readonly span: Span
  /** Number of the sentence it stands in. */
  readonly sentence: number
  /** The name's words, without "the town of": `text.slice(...span)`. */
  readonly text: string
  readonly located: Located
  readonly relation: PlaceRelation
  readonly precision: Precision
  /** Kilometres and compass degrees from the named place, where the text gives them; null otherwise. */
  readonly distance: number | null
  readonly bearing: number | null
  /** Where the words put it: "six miles from Hama". Null at the place itself, and where no outline follows from the words. */
  readonly outline: Outline | null
  /** False for a name that stands for somebody ("Damascus said") or is part of another name ("Aleppo University"). */
  readonly locative: boolean
  readonly because: readonly string[]
}

/** A look-up fails in two ways, and neither is a guess. */
export type Located =
  | { readonly kind: 'found'; readonly place: Place; readonly runnersUp: readonly Candidate[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly [Candidate, Candidate, ...Candidate[]] }
  | { readonly kind: 'unknown' }

/** A place as somebody may ask for it: by its id, the gazetteer's name or the reports' own, whatever the accents and articles. */
export function samePlace(
  place: { readonly id: string | null; readonly name: string; readonly text: string },
  asked: string,
): boolean {
  return place.id === asked || foldPlace(place.name) === foldPlace(asked) || foldPlace(place.text) === foldPlace(asked)
}

/** A place's name as it is asked for: lower case, no accents, articles or marks. */
export function foldPlace(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`ʿʾ]/gu, '')
    .toLowerCase()
    .replace(/\b(al|el|ash|as|at|an|ar)[\s-]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

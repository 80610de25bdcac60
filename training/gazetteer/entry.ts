/** A place on its way into the gazetteer. */
export interface Entry {
  /** Without `geonames:` where it is a GeoNames number or code; else `source:number`. */
  readonly id: string
  readonly name: string
  /** Other spellings: Latin ones, each different once folded, then one in the local script where it is kept. */
  readonly others: readonly string[]
  readonly lat: number
  readonly lon: number
  readonly country: string
  /** GeoNames code of its first-level region, empty when not known. */
  readonly region: string
  readonly district: string
  /** GeoNames feature code: PPL, PPLA, ADM1 … */
  readonly feature: string
  readonly population: number
}

const radians = Math.PI / 180

export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const sine =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2
  return 12742 * Math.asin(Math.min(1, Math.sqrt(sine)))
}

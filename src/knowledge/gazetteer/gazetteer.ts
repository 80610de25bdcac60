import { readFileSync } from 'node:fs'
import type { Place } from '#model/place.ts'
import { knowledgePath } from '../yaml.ts'
import { type CountryPlaces, openCountryPlaces, type Row } from './country.ts'
import { hash, isSpelledByEar, plain, skeleton, vowelKey, withoutArticles } from './key.ts'
import { type Country, openNotables } from './notable.ts'
import { numbersOf } from './packing.ts'

/** How close a spelling is to the name in the text, closest first. `skeleton` is only probable: it wants a second signal. */
export const tiers = ['exact', 'ascii', 'article', 'vowels', 'skeleton'] as const
export type Tier = (typeof tiers)[number]

/** A place that a name may mean, and the spelling that says so. */
export interface Match {
  readonly place: Place
  readonly tier: Tier
  readonly spelling: string
  /** True when the spelling is the place's main name. */
  readonly main: boolean
  /** GeoNames feature code: PPLC a capital, PPLA a region's seat, ADM1 a region, PCLI a country. */
  readonly feature: string
}

/** Where names lie, world-wide. Country files are opened at the first look-up that needs them. */
export interface Gazetteer {
  readonly countries: readonly Country[]
  /**
   * Places of these countries that a name may mean: by every tier but `skeleton`, by that only when there are no others, and
   * by the last two only in countries whose names are spelled by ear.
   */
  within(countries: Iterable<string>, name: string): Match[]
  /** Places of the whole world by the three closest tiers. */
  anywhere(name: string): Match[]
  /** True when some place of the world may have this name; costs no country file. */
  knows(name: string): boolean
  /** The country whose people or things a word names: "Syrian" → SY. Null for other words. */
  countryOfPeople(word: string): string | null
}

export function openGazetteer(): Gazetteer {
  const notables = openNotables()
  const world = openWorld()
  const byName = Map.groupBy(
    notables.places.flatMap((row) => [...new Set(row.names.map(withoutArticles))].map((key) => ({ key, row }))),
    ({ key }) => key,
  )
  const aliases = new Map(notables.aliases.map(({ name, id }) => [name, id]))
  const byCountry = Map.groupBy(notables.places, ({ place }) => place.country ?? '')
  const peoples = new Map(notables.countries.flatMap(({ code, people }) => people.map((word) => [word, code])))
  const opened = new Map<string, CountryPlaces>()

  return {
    countries: notables.countries,
    within(countries, name) {
      const codes = [...new Set(countries)]
      const close = codes.flatMap((code) => {
        const rows = [...notableRows(code), ...rowsByVowels(code, name)]
        return compared(name, rows, code, isSpelledByEar(code) ? 'vowels' : 'article')
      })
      if (close.length > 0) return close
      return codes
        .filter(isSpelledByEar)
        .flatMap((code) => compared(name, [...notableRows(code), ...rowsByConsonants(code, name)], code, 'skeleton'))
    },
    anywhere(name) {
      const near = (byName.get(withoutArticles(name)) ?? []).map(({ row }) => row)
      const codes = world.countriesWith(name)
      return [
        ...aliased(name),
        ...compared(name, near, '', 'article'),
        ...codes.flatMap((code) => compared(name, rowsByVowels(code, name), code, 'article')),
      ]
    },
    knows: (name) => aliases.has(name) || byName.has(withoutArticles(name)) || world.countriesWith(name).length > 0,
    countryOfPeople: (word) => peoples.get(word) ?? null,
  }

  function aliased(name: string): Match[] {
    const id = aliases.get(name)
    const country = id && /^[a-z]+:([A-Z]{2})/.exec(id)?.[1]
    const row = country ? places(country)?.byId(id) : null
    return row ? [{ place: row.place, tier: 'exact', spelling: name, main: true, feature: row.feature }] : []
  }
  function notableRows(country: string): readonly Row[] {
    return byCountry.get(country) ?? []
  }
  function rowsByVowels(country: string, name: string): readonly Row[] {
    return places(country)?.byVowels(name) ?? []
  }
  function rowsByConsonants(country: string, name: string): readonly Row[] {
    return places(country)?.byConsonants(name) ?? []
  }
  function places(country: string): CountryPlaces | null {
    if (!world.countries.has(country)) return null
    const open = opened.get(country) ?? openCountryPlaces(country)
    opened.set(country, open)
    return open
  }
}

function openWorld(): { countries: ReadonlySet<string>; countriesWith(name: string): string[] } {
  const file = readFileSync(knowledgePath('places/world.bin'))
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
  const [listLength = 0, count = 0] = new Uint32Array(bytes, 0, 2)
  const list = file
    .toString('latin1', 8, 8 + listLength)
    .trim()
    .split(' ')
  const hashes = new Uint32Array(bytes, 8 + listLength, count)
  const numbers = new Uint8Array(bytes, 8 + listLength + count * 4, count)
  return {
    countries: new Set(list),
    countriesWith: (name) => numbersOf({ hashes, numbers }, hash(withoutArticles(name))).flatMap((n) => list[n] ?? []),
  }
}

/** Rows whose best spelling is no further from the name than the widest tier allowed. */
function compared(name: string, rows: readonly Row[], country: string, widest: Tier): Match[] {
  const tierOf = comparing(name, country)
  return rows.flatMap(({ place, names, feature }) => {
    let best: { rank: number; spelling: string } | null = null
    for (const spelling of names) {
      const rank = tierOf(spelling)
      if (rank >= 0 && (best === null || rank < best.rank)) best = { rank, spelling }
    }
    const tier = best === null ? undefined : tiers[best.rank]
    if (best === null || tier === undefined || best.rank > tiers.indexOf(widest)) return []
    return [{ place, tier, spelling: best.spelling, main: best.spelling === names[0], feature }]
  })
}

/** Rank of the closest tier by which another spelling equals a name; -1 for none. */
function comparing(name: string, country: string): (spelling: string) => number {
  const folded = plain(name)
  const bare = withoutArticles(name)
  const vowels = vowelKey(name, country)
  const bones = skeleton(vowels)
  const tellsApart = bones.length >= fewestConsonants
  return (spelling) => {
    if (spelling === name) return 0
    if (plain(spelling) === folded) return 1
    if (withoutArticles(spelling) === bare) return 2
    const key = vowelKey(spelling, country)
    if (key === vowels) return 3
    return tellsApart && skeleton(key) === bones ? 4 : -1
  }
}
// "Asia" and "USA" share their one consonant and nothing else.
const fewestConsonants = 3

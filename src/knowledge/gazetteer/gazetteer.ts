import { readFileSync } from 'node:fs'
import { knowledgePath } from '../yaml.ts'
import { closer, compared, type Match, type Tier } from './compare.ts'
import { type CountryPlaces, openCountryPlaces, type Row } from './country.ts'
import { hash, isSpelledByEar, skeleton, vowelKey, withoutArticles } from './key.ts'
import { type Country, openNotables } from './notable.ts'
import { numbersOf } from './packing.ts'

/** Where names lie, world-wide. Country files are opened at the first look-up that needs them. */
export interface Gazetteer {
  readonly countries: readonly Country[]
  /**
   * Places of these countries that a name may mean: by every tier but `skeleton`, by that only when there are no others, and
   * by the last two only in countries whose names are spelled by ear.
   * @param widest the loosest tier that counts
   */
  within(countries: Iterable<string>, name: string, widest?: Tier): Match[]
  /** Places of the whole world by the three closest tiers. */
  anywhere(name: string): Match[]
  /** True when some place of the world may have this name; costs no country file. */
  knows(name: string): boolean
  /** Name of a first-level region by GeoNames' codes: SY, 10 → Hama. Null when not known. */
  regionName(country: string, code: string): string | null
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
  const notable = new Map<string, ByEar>()

  return {
    countries: notables.countries,
    within(countries, name, widest = 'skeleton') {
      const codes = [...new Set(countries)]
      const close = codes.flatMap((code) => {
        const rows = [...notableIn(code).byVowels(vowelKey(name, code)), ...rowsByVowels(code, name)]
        return compared(name, rows, code, isSpelledByEar(code) ? closer(widest, 'vowels') : closer(widest, 'article'))
      })
      if (close.length > 0 || widest !== 'skeleton') return close
      return codes
        .filter(isSpelledByEar)
        .flatMap((code) => compared(name, [...notableIn(code).byBones(name), ...rowsByConsonants(code, name)], code, 'skeleton'))
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
    regionName: (country, code) => places(country)?.regionName(code) ?? null,
    countryOfPeople: (word) => peoples.get(word) ?? null,
  }

  function aliased(name: string): Match[] {
    const id = aliases.get(name)
    const country = id && /^[a-z]+:([A-Z]{2})/.exec(id)?.[1]
    const row = country ? places(country)?.byId(id) : null
    return row ? [{ place: row.place, tier: 'exact', spelling: name, main: true, feature: row.feature }] : []
  }
  function notableIn(country: string): ByEar {
    const index = notable.get(country) ?? byEar(byCountry.get(country) ?? [], country)
    notable.set(country, index)
    return index
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

/** Rows by the keys of their spellings. */
interface ByEar {
  byVowels(key: string): readonly Row[]
  byBones(name: string): readonly Row[]
}

function byEar(rows: readonly Row[], country: string): ByEar {
  const keyed = rows.flatMap((row) => [...new Set(row.names.map((name) => vowelKey(name, country)))].map((key) => ({ key, row })))
  const vowels = Map.groupBy(keyed, ({ key }) => key)
  const bones = Map.groupBy(keyed, ({ key }) => skeleton(key))
  const rowsOf = (found: typeof keyed | undefined) => [...new Set(found?.map(({ row }) => row))]
  return {
    byVowels: (key) => rowsOf(vowels.get(key)),
    byBones: (name) => rowsOf(bones.get(skeleton(vowelKey(name, country)))),
  }
}

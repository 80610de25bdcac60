import type { Match } from '#knowledge/gazetteer/compare.ts'
import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { Place } from '#model/place.ts'
import type { Sentence } from '#model/sentence.ts'
import type { PlaceName } from './names.ts'

/** What a report speaks of as a whole: by it one of several namesakes is more likely than the others. */
export interface Scene {
  /** Share of the report's mentions of countries, by ISO code; adds up to 1, or is empty. */
  readonly countries: ReadonlyMap<string, number>
  /** Countries of the theatre that a reader chose, or that the report's countries belong to. */
  readonly theatre: ReadonlySet<string>
  /** `country region` of each first-level region that is named. */
  readonly regions: ReadonlySet<string>
}

/**
 * The countries that a report names, whose people it names, or that its plain names of cities and regions lie in.
 * @param theatres lists of countries that a conflict spreads over: one that is spoken of brings the others in.
 */
export function sceneOf(
  sentences: readonly Sentence[],
  names: readonly PlaceName[],
  gazetteer: Gazetteer,
  theatres: readonly (readonly string[])[],
  chosen: readonly string[],
): Scene {
  const weights = new Map<string, number>()
  const regions = new Set<string>()
  const add = (country: string | null, weight: number) => {
    if (country !== null) weights.set(country, (weights.get(country) ?? 0) + weight)
  }
  for (const { tokens } of sentences)
    for (const [index, { text }] of tokens.entries())
      add(gazetteer.countryOfPeople(`${text} ${tokens[index + 1]?.text ?? ''}`) ?? gazetteer.countryOfPeople(text), peopleWeight)
  for (const name of names) {
    if (name.standing === 'within') continue
    const matches = gazetteer.anywhere(name.text)
    const country = matches.find(({ place }) => place.kind === 'country')
    const regional = matches.filter(({ feature }) => feature === 'ADM1')
    const city = outstanding(matches)
    if (country) {
      // "Georgia" may be either: only the rest of the report tells.
      if (regional.every(({ place }) => place.country === country.place.country)) add(country.place.country, 1)
      continue
    }
    const region =
      regional.length === 1 && matches.every(({ place }) => isOf(place, regional[0]?.place)) ? regional[0] : undefined
    if (region) regions.add(`${region.place.country} ${region.place.name}`)
    add(region?.place.country ?? city?.place.country ?? null, cityWeight)
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const countries = new Map([...weights].map(([country, weight]) => [country, weight / total]))
  const near = theatres.filter((list) => list.some((country) => (countries.get(country) ?? 0) >= theatreShare)).flat()
  return { countries, theatre: new Set([...chosen, ...near]), regions }
}
// "Syrian insurgents" places less than "in Syria"; "in Aleppo" as much as the people's name.
const peopleWeight = 0.7
const cityWeight = 0.7
// A report with a line on Moscow in ten on Aleppo is not about the war that Russia fights elsewhere.
const theatreShare = 0.25

/** Countries whose villages a report may name without naming the country, most spoken of first. */
export function homeCountries(scene: Scene): string[] {
  const spoken = [...scene.countries].sort((a, b) => b[1] - a[1]).filter(([, share]) => share >= homeShare)
  return [...new Set([...scene.theatre, ...spoken.map(([country]) => country)])]
}
const homeShare = 0.08

// A name that a region and towns of other countries have speaks for the region only where those are small.
function isOf(place: Place, region: Place | undefined): boolean {
  return place.country === region?.country || place.population * 10 < bigCity
}
/** A city so much bigger than its namesakes that a plain mention means it. */
function outstanding(matches: readonly Match[]): Match | null {
  const [first, second] = matches.filter(({ tier }) => tier !== 'article').sort((a, b) => b.place.population - a.place.population)
  if (!first || first.place.population < bigCity) return null
  return second && second.place.population * 10 > first.place.population ? null : first
}
const bigCity = 100_000

import type { Match, Tier } from '#knowledge/gazetteer/compare.ts'
import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import { isSpelledByEar, plain, skeleton, vowelKey, withoutArticles } from '#knowledge/gazetteer/key.ts'
import type { Candidate, Located } from '#model/place.ts'
import { decide } from './locate.ts'
import { weigh } from './weigh.ts'

/** What a name by itself may mean, and by which keys it was looked for. */
export interface LookedUp {
  readonly keys: {
    readonly ascii: string
    readonly article: string
    /** The last two differ between countries in which names are spelled by ear: by country, null where they are not. */
    readonly vowels: Readonly<Record<string, string>> | null
    readonly skeleton: Readonly<Record<string, string>> | null
  }
  readonly located: Located
  /** Likeliest first; which tier of spelling led to each. */
  readonly candidates: readonly (Candidate & { readonly tier: Tier; readonly spelling: string })[]
}

/**
 * Looks a name up as a report on these countries would have it, and nothing else said. Without countries: in the whole world,
 * by letters first and by ear only where letters find nothing.
 */
export function lookUp(name: string, countries: readonly string[], gazetteer: Gazetteer): LookedUp {
  const everywhere = gazetteer.countries.map(({ code }) => code).filter(isSpelledByEar)
  const anywhere = gazetteer.anywhere(name)
  const near = gazetteer.within(countries.length > 0 || anywhere.length > 0 ? countries : everywhere, name)
  const matches = [...new Map([...near, ...anywhere].map((match) => [match.place.id, match])).values()]
  const share = new Map(countries.map((country) => [country, 1 / countries.length]))
  const scene = { countries: share, theatre: new Set(countries), regions: new Set<string>() }
  const weighed = weigh({ called: null }, matches, { scene, containers: [], company: [], siblings: [] })
  const byId = new Map(matches.map((match) => [match.place.id, match]))
  const byEar = [...new Set(matches.flatMap(({ place }) => place.country ?? []).concat(countries))].filter(isSpelledByEar)
  return {
    keys: { ascii: plain(name), article: withoutArticles(name), ...keysByEar(name, byEar) },
    // Consonants alone want a second signal, and a name by itself has none.
    located: matches.every(({ tier }) => tier === 'skeleton') ? { kind: 'unknown' } : decide(weighed),
    candidates: weighed.flatMap((candidate) => withTier(candidate, byId.get(candidate.place.id))),
  }
}

function keysByEar(name: string, countries: readonly string[]): Pick<LookedUp['keys'], 'vowels' | 'skeleton'> {
  if (countries.length === 0) return { vowels: null, skeleton: null }
  const vowels = countries.map((country) => [country, vowelKey(name, country)] as const)
  return {
    vowels: Object.fromEntries(vowels),
    skeleton: Object.fromEntries(vowels.map(([country, key]) => [country, skeleton(key)])),
  }
}

function withTier(candidate: Candidate, match: Match | undefined) {
  return match === undefined ? [] : [{ ...candidate, tier: match.tier, spelling: match.spelling }]
}

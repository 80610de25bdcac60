import type { GazetteerRow, Place } from '#model/place.ts'
import { plain, skeleton, vowelKey, withoutArticles } from './key.ts'

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

export function closer(one: Tier, other: Tier): Tier {
  return tiers.indexOf(one) < tiers.indexOf(other) ? one : other
}

/** Rows whose best spelling is no further from the name than the widest tier allowed. */
export function compared(name: string, rows: readonly GazetteerRow[], country: string, widest: Tier): Match[] {
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

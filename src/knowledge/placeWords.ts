import { z } from 'zod'
import type { PlaceKind } from '#model/place.ts'
import { readKnowledge } from './yaml.ts'

const words = z.array(z.string().min(1))
const file = z.strictObject({
  kinds: z.strictObject({ settlement: words, admin: words, facility: words, natural: words, country: words }),
  followers: words,
  leaders: words,
  beginnings: words,
  holders: words,
  titles: words,
  locative: words,
  directions: z.record(z.string(), z.number().min(0).lt(360)),
  elsewhere: words,
  elsewhereLeaders: words,
  never: words,
  media: words,
  speaking: words,
})

/** What the words around a name say about it. */
export interface PlaceWords {
  /** "village" → settlement, "province" → admin. */
  readonly kinds: ReadonlyMap<string, PlaceKind>
  readonly followers: ReadonlySet<string>
  readonly leaders: ReadonlySet<string>
  readonly beginnings: ReadonlySet<string>
  readonly holders: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly locative: ReadonlySet<string>
  /** Open a sentence about somewhere else, alone or, the leaders, before a direction: "Further east, …". */
  readonly elsewhere: ReadonlySet<string>
  readonly elsewhereLeaders: ReadonlySet<string>
  readonly never: ReadonlySet<string>
  readonly media: ReadonlySet<string>
  readonly speaking: ReadonlySet<string>
  /** Compass degrees of "north", "north-western", "southwards"; null for other words. */
  bearing(word: string): number | null
}

export function openPlaceWords(): PlaceWords {
  const { kinds, directions, ...lists } = readKnowledge('en/placeWords.yml', file)
  const pairs = Object.entries(kinds).flatMap(([kind, words]) => words.map((word) => [word, kind as PlaceKind] as const))
  return {
    kinds: new Map(pairs),
    followers: new Set(lists.followers),
    leaders: new Set(lists.leaders),
    beginnings: new Set(lists.beginnings),
    holders: new Set(lists.holders),
    titles: new Set(lists.titles),
    locative: new Set(lists.locative),
    elsewhere: new Set(lists.elsewhere),
    elsewhereLeaders: new Set(lists.elsewhereLeaders),
    never: new Set(lists.never),
    media: new Set(lists.media),
    speaking: new Set(lists.speaking),
    bearing: (word) =>
      directions[
        word
          .toLowerCase()
          .replace(/[ -]/g, '')
          .replace(/(ern|wards?|ernmost|most)$/, '')
      ] ?? null,
  }
}

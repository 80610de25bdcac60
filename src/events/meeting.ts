import type { Claim } from '#model/claim.ts'
import { familyOf, isLeaving } from './families.ts'
import { fold } from './fold.ts'
import { doersOf, nameOf } from './parties.ts'
import type { Told } from './told.ts'
import { type Traits, traitsOf } from './traits.ts'

/**
 * How a claim finds those that it may tell one event with: two claims can only meet over a key at which one of them stands and
 * for which the other looks, and it is the same from both ends. A ledger that keeps where each claim stands fetches with the
 * keys of a new one just what it concerns.
 */
export interface Meeting {
  readonly stands: readonly string[]
  readonly looks: readonly string[]
}

/** A later report without a day of its own ("the towns, whose capture was announced earlier") speaks of the last few days' news. */
export const daysUntilNews = 7

// Two days at most `daysUntilNews` apart lie in one span of one day more, or in two that touch.
export const daysInSpan = daysUntilNews + 1

export function meetingOf(told: Told): Meeting {
  return meetingBy(traitsOf(told))
}

export function meetingBy({ told, keys, from, oneDay, reach, published }: Traits): Meeting {
  const span = published === null ? null : Math.floor(published / daysInSpan)
  // A report without a day is in nobody's news but its own.
  const own = span === null ? told.report.id : `${span}`
  const spans = span === null ? [own] : [own, `${span - 1}`, `${span + 1}`]
  const stands = keys.map((key) => `${key} told ${own}`)
  if (from === null || !oneDay)
    return {
      stands: [...stands, ...keys.map((key) => `${key} open ${own}`)],
      looks: keys.flatMap((key) => spans.map((each) => `${key} told ${each}`)),
    }
  const near = Array.from({ length: 2 * reach + 1 }, (_, index) => from + index - reach)
  return {
    stands: [...stands, ...keys.map((key) => `${key} on ${from}`)],
    looks: keys.flatMap((key) => [...near.map((day) => `${key} on ${day}`), ...spans.map((each) => `${key} open ${each}`)]),
  }
}

/**
 * What two claims must share to tell one event: a place with the family of their types, by its id or as it is written; where no
 * place is named, the family with who did it.
 */
export function meetingKeys(claim: Claim): readonly string[] {
  const family = familyOf(claim)
  const places = claim.places
    .filter((place) => place.relation !== 'from' || isLeaving(claim.type))
    .flatMap((place) => [`${family}@${fold(place.text)}`, ...(place.id === null ? [] : [`${family}@${place.id}`])])
  if (places.length > 0) return [...new Set(places)]
  const actors = doersOf(claim).map((party) => `${family}~${nameOf(party)}`)
  return actors.length > 0 ? [...new Set(actors)] : [`${family}#${claim.report}`]
}

import type { Day } from '#model/day.ts'
import type { SpokenTheatre } from './identity.ts'
import type { Knowledge } from './knowledge.ts'
import { findNames } from './nameIndex.ts'
import { type NameWord, nameWords } from './nameWords.ts'
import { isWithin, sideOn, type Theatre } from './theatres.ts'

// A report on Hama names Turkey and Iraq in passing: a theatre counts when it is named at least a third as often as
// the one named most.
const leastShare = 1 / 3

/**
 * The theatres that a report speaks of, most named first; several or none are possible. Counted are the names of their
 * countries, with peoples and capitals, and of their armed parties.
 * @param countries ISO codes of the places that the report names, one for each mention, where they are known
 */
export function theatresOf(
  text: string,
  day: Day | null,
  known: Pick<Knowledge, 'theatres' | 'states'>,
  countries: readonly string[] = [],
): readonly SpokenTheatre[] {
  const words = nameWords(text)
  const named = [...countries, ...findNames(words, known.states.names).map(({ meaning }) => meaning.state.code)]
  const spoken = known.theatres
    .filter((theatre) => day === null || isWithin(day, theatre))
    .map((theatre) => spokenOf(theatre, words, named, day))
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
  const most = spoken[0]?.mentions ?? 0
  return spoken.filter(({ mentions }) => mentions >= most * leastShare)
}

function spokenOf(
  theatre: Theatre,
  words: readonly NameWord[],
  countries: readonly string[],
  day: Day | null,
): SpokenTheatre & { readonly mentions: number } {
  const actors = findNames(words, theatre.actorNames).map(({ meaning }) => meaning)
  const ofCountry = countries.filter((code) => theatre.countries.includes(code))
  const named = [...new Set(actors.flatMap((actor) => sideOn(actor, day) ?? []))]
  return { theatre, named, mentions: ofCountry.length + actors.filter(({ kind }) => kind === 'party').length }
}

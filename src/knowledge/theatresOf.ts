import type { Day } from '#model/day.ts'
import type { Knowledge } from './knowledge.ts'
import { findNames } from './nameIndex.ts'
import { nameWords } from './nameWords.ts'
import { isWithin, type Theatre } from './theatres.ts'

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
): readonly Theatre[] {
  const words = nameWords(text)
  const named = [...countries, ...findNames(words, known.states.names).map(({ meaning }) => meaning.state.code)]
  const counts = known.theatres
    .filter((theatre) => day === null || isWithin(day, theatre))
    .map((theatre) => ({ theatre, count: mentions(theatre) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const most = counts[0]?.count ?? 0
  return counts.filter(({ count }) => count >= most * leastShare).map(({ theatre }) => theatre)

  function mentions(theatre: Theatre): number {
    const ofCountry = named.filter((code) => theatre.countries.includes(code)).length
    const parties = findNames(words, theatre.actorNames).filter(({ meaning }) => meaning.kind === 'party')
    return ofCountry + parties.length
  }
}

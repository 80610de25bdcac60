import type { Day } from '#model/day.ts'
import type { SpokenTheatre } from './identity.ts'
import type { Knowledge } from './knowledge.ts'
import { findNames } from './nameIndex.ts'
import { type NameWord, nameWords } from './nameWords.ts'
import { type Actor, isWithin, sideOn, type Theatre } from './theatres.ts'

// A report on Hama names Turkey and Iraq in passing: a theatre counts when it is named at least a third as often as
// whatever country or theatre is named most.
const leastShare = 1 / 3

/**
 * The theatres that a report speaks of, most named first; several or none are possible. Counted are the names of their
 * countries, with peoples and capitals, and of their own armed parties.
 * @param countries ISO codes of the places that the report names, one for each mention, where they are known
 */
export function theatresOf(
  text: string,
  day: Day | null,
  known: Pick<Knowledge, 'theatres' | 'states' | 'world'>,
  countries: readonly string[] = [],
): readonly SpokenTheatre[] {
  const words = nameWords(text)
  const named = [...countries, ...findNames(words, known.states.names).map(({ meaning }) => meaning.state.code)]
  const spoken = known.theatres
    .filter((theatre) => day === null || isWithin(day, theatre))
    .map((theatre) => spokenOf(theatre, words, named, known.world, day))
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
  const ofOneCountry = Map.groupBy(named, (code) => code)
    .values()
    .map((codes) => codes.length)
  const most = Math.max(spoken[0]?.mentions ?? 0, ...ofOneCountry)
  return spoken.filter(({ mentions }) => mentions >= most * leastShare)
}

function spokenOf(
  theatre: Theatre,
  words: readonly NameWord[],
  countries: readonly string[],
  world: Theatre,
  day: Day | null,
): SpokenTheatre & { readonly mentions: number } {
  const found = findNames(words, theatre.actorNames)
  const elsewhere = findNames(words, world.actorNames)
  const own = found.filter(
    ({ from, meaning }) => isOwnParty(meaning, theatre) && !elsewhere.some((name) => name.from <= from && from < name.to),
  )
  const grounds =
    countries.filter((code) => theatre.countries.includes(code)).length + findNames(words, theatre.regionNames).length
  // "The General Command" alone is many an army's: parties tell the theatre only where two are named.
  const parties = grounds === 0 && new Set(own.map(({ meaning }) => meaning.id)).size < 2 ? 0 : own.length
  const named = [...new Set(found.flatMap(({ meaning }) => sideOn(meaning, day) ?? []))]
  return { theatre, named, mentions: grounds + parties }
}

// Russia's army and Islamic State fight in many places: naming them does not tell of which a report speaks.
function isOwnParty({ kind, country, forcesOf }: Actor, { countries }: Theatre): boolean {
  const state = country ?? forcesOf
  return (kind === 'party' || kind === 'international') && (state === null || countries.includes(state))
}

import type { Day } from '#model/day.ts'
import type { SpokenTheatre } from './identity.ts'
import type { Knowledge } from './knowledge.ts'
import { findNames } from './nameIndex.ts'
import { type NameWord, nameWords } from './nameWords.ts'
import { plainTheatre } from './plainTheatre.ts'
import type { State } from './states.ts'
import { type Actor, isWithin, sideOn, type Theatre } from './theatres.ts'

type TheatreKnowledge = Pick<Knowledge, 'theatres' | 'states' | 'world'>

// A report on Hama names Turkey and Iraq in passing: a theatre counts when it is named at least a third as often as
// whatever country or theatre is named most.
const leastShare = 1 / 3
// "India" three times and "Pakistan" twice is a report on both; a single country must stand out by double.
const leastLead = 2

/**
 * The theatres that a report speaks of, most named first; several or none are possible. Counted are the names of their
 * countries and regions, with peoples and capitals, and of their own armed parties. A report on one country of no
 * theatre gets a plain one, which knows that state's own side and nothing else.
 * @param countries ISO codes of the places that the report names, one for each mention, where they are known
 */
export function theatresOf(
  text: string,
  day: Day | null,
  known: TheatreKnowledge,
  countries: readonly string[] = [],
): readonly SpokenTheatre[] {
  const words = nameWords(text)
  const states = findNames(words, known.states.names).map(({ meaning }) => meaning)
  const codes = [...countries, ...states.map(({ state }) => state.code)]
  // "Dutch soldiers" may be far from home: to be on a country, a report must name it.
  const grounds = new Set([...countries, ...states.filter(({ by }) => by !== 'demonym').map(({ state }) => state.code)])
  const byCountry = [...Map.groupBy(codes, (code) => code)].map(([code, { length }]) => ({ code, count: length }))
  const counted = known.theatres
    .filter((theatre) => day === null || isWithin(day, theatre))
    .map((theatre) => countMentions(theatre, words, codes, known.world, day))
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
  const most = Math.max(counted[0]?.mentions ?? 0, ...byCountry.map(({ count }) => count))
  const spoken = counted.filter(({ mentions }) => mentions >= most * leastShare)
  const first = spoken[0]
  const isMain =
    first !== undefined && !byCountry.some(({ code, count }) => count > first.mentions && !takesPart(code, first.theatre))
  const theatres = spoken.map(({ theatre, named }, i) => ({ theatre, named, main: i === 0 && isMain }))
  const single = isMain ? null : singleCountry(byCountry, known)
  return single && grounds.has(single.code) ? [{ theatre: plainTheatre(single), named: [], main: true }, ...theatres] : theatres
}

interface Mentions extends Pick<SpokenTheatre, 'theatre' | 'named'> {
  readonly mentions: number
}

function countMentions(
  theatre: Theatre,
  words: readonly NameWord[],
  codes: readonly string[],
  world: Theatre,
  day: Day | null,
): Mentions {
  const found = findNames(words, theatre.actorNames)
  const elsewhere = findNames(words, world.actorNames)
  const own = found.filter(
    ({ from, meaning }) => isOwnParty(meaning, theatre) && !elsewhere.some((name) => name.from <= from && from < name.to),
  )
  const grounds = codes.filter((code) => theatre.countries.includes(code)).length + findNames(words, theatre.regionNames).length
  // "The General Command" alone is many an army's: parties tell the theatre only where two are named, or one by a name with a
  // number in it ("M23"), which no other army has.
  const numbered = own.some(({ from, to }) => words.slice(from, to).some(({ key }) => /\d/.test(key)))
  const parties = grounds === 0 && !numbered && new Set(own.map(({ meaning }) => meaning.id)).size < 2 ? 0 : own.length
  const named = [...new Set(found.flatMap(({ meaning }) => sideOn(meaning, day) ?? []))]
  return { theatre, named, mentions: grounds + parties }
}

// Russia's army and Islamic State fight in many places: naming them does not tell of which a report speaks.
function isOwnParty({ kind, country, forcesOf }: Actor, { countries }: Theatre): boolean {
  const state = country ?? forcesOf
  return (kind === 'party' || kind === 'international') && (state === null || countries.includes(state))
}

function takesPart(code: string, { countries, actors }: Theatre): boolean {
  return countries.includes(code) || actors.some(({ country }) => country === code)
}

// "Russian soldiers" left a village: which war it was, the report tells only by the village.
function takesSide(code: string, { countries, actors }: Theatre): boolean {
  return countries.includes(code) || actors.some(({ country, sides }) => country === code && sides.length > 0)
}

/** The country that a report is about, when it is of no theatre and none other comes near. */
function singleCountry(
  byCountry: readonly { readonly code: string; readonly count: number }[],
  { theatres, states }: TheatreKnowledge,
): State | null {
  const [first, second] = byCountry.toSorted((a, b) => b.count - a.count)
  if (!first || theatres.some((theatre) => takesSide(first.code, theatre))) return null
  return first.count >= (second?.count ?? 0) * leastLead ? (states.byCode.get(first.code) ?? null) : null
}

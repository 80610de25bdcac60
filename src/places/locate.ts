import type { Match } from '#knowledge/gazetteer/compare.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { RelationTold } from '#knowledge/placeRelations.ts'
import type { Candidate, Located, Place, PlaceMention, PlaceRelation, Precision } from '#model/place.ts'
import type { Report } from '#model/report.ts'
import type { Sentence } from '#model/sentence.ts'
import { kilometres } from '#model/sphere.ts'
import { liesSo, placedBy } from './apposition.ts'
import { namesIn, type PlaceName, wellKnown } from './names.ts'
import { outlineOf } from './outline.ts'
import { relationOf } from './relations.ts'
import { homeCountries, type Scene, sceneOf } from './scene.ts'
import { lies, weigh } from './weigh.ts'

/** What a reader may know beforehand about where a report's places lie. */
export interface Hints {
  /** ISO codes of countries that the report is about, as far as the reader chose a theatre. */
  readonly countries: readonly string[]
}
const noHints: Hints = { countries: [] }
const noCompany = { containers: [], company: [], siblings: [] }

/**
 * Every place name in a report, in order, with the place that it means, or that several may be meant, or that none is known.
 * One name means one place throughout a report, unless the words beside it say otherwise.
 */
export function locate(
  report: Pick<Report, 'text'>,
  sentences: readonly Sentence[],
  known: Pick<Knowledge, 'gazetteer' | 'placeWords' | 'placeRelations' | 'theatres'>,
  hints: Hints = noHints,
): PlaceMention[] {
  const { gazetteer, placeWords: words } = known
  const find = (countries: readonly string[], named: ReadonlySet<string> = new Set()) =>
    sentences.flatMap((sentence) => namesIn(sentence, { text: report.text, gazetteer, words, countries, named }))
  const theatres = known.theatres.map(({ countries }) => countries)
  const sure = find(hints.countries)
  const scene = sceneOf(sentences, sure, gazetteer, theatres, hints.countries)
  const home = homeCountries(scene)
  const names = find(home, new Set(sure.map(({ text }) => text)))
  const matches = new Map(names.map((name) => [name, matchesOf(name, home, known)]))
  const alone = new Map(names.map((name) => [name, weigh(name, matches.get(name) ?? [], { ...noCompany, scene })]))
  const best = (name: PlaceName) => alone.get(name)?.[0]
  const company = companyOf(names, best)
  const relationIn = (name: PlaceName) => {
    const sentence = sentences[name.sentence]
    const beside = names.filter((other) => other.sentence === name.sentence)
    return sentence ? relationOf(name, beside, sentence, report.text, known.placeRelations) : null
  }
  const mentions = names.flatMap((name, index) => {
    const containers = containersOf(names, index, report.text).flatMap((other) => (matches.get(other) ?? []).map((m) => m.place))
    const siblings = siblingsOf(names, index, report.text).flatMap((other) => best(other)?.place ?? [])
    const own = matches.get(name) ?? []
    const inside = isOneOfAKind(own, siblings) ? [] : containers
    const fitting = own.filter((match) => isFitting(match, company, inside, scene))
    const candidates = weigh(name, fitting, { scene, containers: inside, company, siblings })
    return isPlace(name, candidates, home) ? [mention(name, candidates, relationIn(name))] : []
  })
  return outlined(held(mentions, sentences, report.text))
}

/** Names held against what is said of where they lie: "Qamhana, 8 km north of Hama". */
function held(mentions: readonly PlaceMention[], sentences: readonly Sentence[], text: string): PlaceMention[] {
  return mentions.map((one, i) => {
    const next = mentions[i + 1]
    const sentence = sentences[one.sentence]
    const told = sentence && next?.sentence === one.sentence ? liesSo(one, next, sentence, text) : null
    return told === null ? one : placedBy(one, told)
  })
}

function outlined(mentions: readonly PlaceMention[]): PlaceMention[] {
  return mentions.map((one, i) => {
    if (one.located.kind !== 'found') return one
    const beside = [mentions[i + 1], mentions[i - 1]].find(
      (other) => other?.sentence === one.sentence && other.relation === one.relation && other.located.kind === 'found',
    )
    const other = beside?.located.kind === 'found' ? beside.located.place : null
    return { ...one, outline: outlineOf({ ...one, place: one.located.place, wide: one.precision === 'area', other }) }
  })
}

/**
 * What the lists have for a name: by its spelling anywhere, by its vowel-fold key where the report is at home; by its
 * consonants alone only when nothing else is found.
 */
function matchesOf(name: PlaceName, home: readonly string[], { gazetteer }: Pick<Knowledge, 'gazetteer'>): Match[] {
  const anywhere = gazetteer.anywhere(name.text)
  const well = anywhere.some(({ main, tier, place }) => main && tier !== 'article' && place.kind !== 'settlement')
  const atHome = gazetteer.within(home, name.text).filter(({ tier }) => {
    if (tier === 'skeleton') return anywhere.length === 0
    // "Iraq" is not Arak in Iran, whatever the vowels.
    return tier !== 'vowels' || !well
  })
  const matches = [...new Map([...atHome, ...anywhere].map((match) => [match.place.id, match])).values()]
  // "Fraser Valley" is no town of Fraser, nor a region of that name.
  return name.called?.kind === 'natural' ? matches.filter(({ place }) => isLandform(place)) : matches
}

function isLandform({ kind }: Place): boolean {
  return kind === 'natural' || kind === 'area' || kind === 'expanse' || kind === 'country'
}

/** "Benin, Niger, Nigeria" is a list of countries, not Niger in Nigeria; likewise "Virginia, Washington, West Virginia". */
function isOneOfAKind(matches: readonly Match[], siblings: readonly Place[]): boolean {
  return (['country', 'admin'] as const).some(
    (kind) => matches.some(({ place }) => place.kind === kind) && siblings.filter((other) => other.kind === kind).length > 1,
  )
}

/**
 * Whether a place may be meant at all. Consonants alone bring many names together: then it must lie near the report's other
 * places, or in a region that it names. A village of a country that the report is silent on wants the same, or the country
 * named beside it: a name that no list has is better left open than given to a namesake on another continent.
 */
function isFitting(
  { tier, place, feature }: Match,
  company: readonly Place[],
  containers: readonly Place[],
  scene: Scene,
): boolean {
  const spoken = place.country !== null && (scene.countries.has(place.country) || scene.theatre.has(place.country))
  const small = place.population < wellKnown && (place.kind === 'settlement' || feature === 'ADM2')
  if (tier !== 'skeleton' && (spoken || !small || isAnywhere(scene))) return true
  if (scene.regions.has(`${place.country} ${place.admin1}`) || containers.some((other) => lies(place, other))) return true
  return company.some((other) => other.id !== place.id && kilometres(place, other) < nearby)
}
const nearby = 60
/** Neither the report nor its reader says which countries it is about. */
function isAnywhere({ countries, theatre }: Scene): boolean {
  return countries.size === 0 && theatre.size === 0
}

/** What the report's names mean when each is weighed by itself: the company that the others are in. */
function companyOf(names: readonly PlaceName[], best: (name: PlaceName) => Candidate | undefined): Place[] {
  const clear = names.flatMap((name) => {
    const candidate = name.standing === 'within' ? undefined : best(name)
    return candidate && candidate.weight > clearWeight && candidate.place.kind === 'settlement' ? [candidate.place] : []
  })
  return [...new Map(clear.map((place) => [place.id, place])).values()]
}

/** Names in one list with a name: "Texas, Ohio and Washington" are of a kind. */
function siblingsOf(names: readonly PlaceName[], index: number, text: string): PlaceName[] {
  const found: PlaceName[] = []
  for (const step of [-1, 1])
    for (let at = index; ; at += step) {
      const [one, other] = step < 0 ? [names[at - 1], names[at]] : [names[at], names[at + 1]]
      if (!one || !other || !/^(,|,? and|,? or|;) (the )?$/.test(text.slice(one.span[1], other.span[0]))) break
      found.push(step < 0 ? one : other)
    }
  return found
}

/** Names beside one that may say in what it lies: "Buffalo, New York", "Khanaser (Aleppo province)", "Syria's Aleppo". */
function containersOf(names: readonly PlaceName[], index: number, text: string): PlaceName[] {
  const name = names[index]
  const next = names[index + 1]
  const before = names[index - 1]
  const found: PlaceName[] = []
  if (name && next && /^(,| in| \() ?(the )?$/.test(text.slice(name.span[1], next.span[0]))) found.push(next)
  if (name && before && /^['’]s? ([a-z]+ ){0,3}$/.test(text.slice(before.span[1], name.span[0]))) found.push(before)
  return found
}

// A share of the likelihood that leaves no reasonable doubt.
const clearWeight = 0.8

function isPlace(name: PlaceName, candidates: readonly Candidate[], home: readonly string[]): boolean {
  if (name.standing === 'within') return false
  if (!name.listed) return true
  const best = candidates[0]?.place
  // Something was there, but where it is no list says with any likelihood.
  if (best === undefined) return name.standing === 'free' && (name.locative || name.called !== null)
  if (best.kind === 'settlement' && name.standing === 'modifier') return best.population >= wellKnown
  if (name.locative || name.called !== null || best.kind !== 'settlement') return true
  // "Salmonella said" is no town; a name without "in" before it, in a country that the report is silent on, wants a city.
  return (best.country !== null && home.includes(best.country)) || best.population >= wellKnown
}

function mention(name: PlaceName, candidates: readonly Candidate[], told: RelationTold | null): PlaceMention {
  const located = decide(candidates)
  const place = located.kind === 'found' ? located.place : located.kind === 'ambiguous' ? located.candidates[0].place : null
  return {
    span: name.span,
    sentence: name.sentence,
    text: name.text,
    located,
    relation: told?.relation ?? 'at',
    precision: precisionOf(place, told),
    distance: told?.distance ?? null,
    bearing: told?.bearing ?? null,
    outline: null,
    locative: name.standing === 'free',
    because: [...(candidates[0]?.because ?? ['no list has this name']), ...(told ? [`${told.relation}: ${told.says}`] : [])],
  }
}

/** Found when the best candidate, with those that lie where it lies, leaves no reasonable doubt. */
export function decide(candidates: readonly Candidate[]): Located {
  const [first, second, ...others] = candidates
  if (!first) return { kind: 'unknown' }
  const rest = second ? [second, ...others] : []
  const together =
    first.weight + rest.filter(({ place }) => isSame(first.place, place)).reduce((sum, { weight }) => sum + weight, 0)
  if (together >= clearWeight || !second) return { kind: 'found', place: first.place, runnersUp: rest.slice(0, shownRunnersUp) }
  return { kind: 'ambiguous', candidates: [first, second, ...others.slice(0, shownRunnersUp - 1)] }
}
const shownRunnersUp = 4

/** A town and the district around it, or one town listed twice. */
function isSame(one: Place, other: Place): boolean {
  return one.country === other.country && kilometres(one, other) < (one.kind === other.kind ? sameTown : ownRegion)
}
const sameTown = 25
const ownRegion = 100

function precisionOf(place: Place | null, told: RelationTold | null): Precision {
  switch (place?.kind) {
    case 'country':
    case 'expanse':
      return 'country'
    case 'admin':
      return 'admin'
    case 'area':
    case 'natural':
    case 'road':
      return 'area'
    case 'settlement':
    case 'facility':
    case undefined:
      return told?.precision ?? beside[told?.relation ?? 'at']
  }
}
const beside: Readonly<Record<PlaceRelation, Precision>> = {
  at: 'town',
  in: 'town',
  from: 'town',
  near: 'near',
  distance: 'near',
  direction: 'near',
  towards: 'near',
  between: 'area',
  along: 'area',
}

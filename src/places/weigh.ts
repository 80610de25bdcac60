import { type Match, type Tier, tiers } from '#knowledge/gazetteer/compare.ts'
import type { Candidate, Place } from '#model/place.ts'
import { kilometres } from '#model/sphere.ts'
import type { PlaceName } from './names.ts'
import type { Scene } from './scene.ts'

/** What stands around one name in its report. */
export interface Surroundings {
  readonly scene: Scene
  /** What the name after a comma, in brackets or before "'s" may be: "Buffalo, New York", "Syria's Aleppo". */
  readonly containers: readonly Place[]
  /** Places that the report's other names most likely mean. */
  readonly company: readonly Place[]
  /** Likeliest places of the names that stand in one list with it. */
  readonly siblings: readonly Place[]
}

/** The places that a name may mean, likeliest first, with their share of likelihood and the reasons. */
export function weigh(name: Pick<PlaceName, 'called'>, matches: readonly Match[], around: Surroundings): Candidate[] {
  const scored = matches.map((match) => {
    const reasons = reasonsFor(name, match, matches, around)
    return { match, reasons, score: reasons.reduce((sum, [, points]) => sum + points, 0) }
  })
  const highest = Math.max(...scored.map(({ score }) => score))
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - highest), 0)
  return scored
    .sort((a, b) => b.score - a.score || (a.match.place.id < b.match.place.id ? -1 : 1))
    .map(({ match, reasons, score }) => ({
      place: match.place,
      weight: Math.exp(score - highest) / total,
      because: reasons.map(([reason, points]) => `${reason} ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`),
    }))
}

type Reason = readonly [reason: string, points: number]

// Points are nats: a candidate with one more is nearly three times as likely. They were set on reports of many wars and
// countries and are few on purpose; the reasons are shown with every placed name.
function reasonsFor(
  name: Pick<PlaceName, 'called'>,
  match: Match,
  matches: readonly Match[],
  { scene, containers, company, siblings }: Surroundings,
): Reason[] {
  const { place } = match
  const share = place.country === null ? 0 : (scene.countries.get(place.country) ?? 0)
  const reasons: Reason[] = [prominence(match), [`spelling: ${match.tier} "${match.spelling}"`, tierPoints[match.tier]]]
  if (isByEar(match) && matches.some(isSpelledSo(place.country))) reasons.push(['another place has the very spelling', -2])
  if (matches.some(isLargerNamesake(match))) reasons.push(['a far larger town of its country has the name', -1])
  if (!match.main && place.kind !== 'country')
    reasons.push(['another name', matches.some(hasAsMainName(match)) ? -1.5 : share > 0 ? -0.3 : -1.5])
  if (place.country !== null && scene.countries.size > 0)
    reasons.push(share > 0 ? [`report speaks of ${place.country}`, 1 + 4 * share] : [`report is silent on ${place.country}`, -2])
  if (place.country !== null && scene.theatre.has(place.country)) reasons.push(['in the theatre', 2])
  else if (place.country !== null && scene.theatre.size > 0 && scene.countries.size === 0)
    reasons.push(['outside the theatre', -2])
  if (containers.some((container) => lies(place, container))) reasons.push(['inside the place named beside it', 7])
  if (place.admin1 !== null && place.admin1 !== place.name && scene.regions.has(`${place.country} ${place.admin1}`))
    reasons.push([`report names ${place.admin1}`, 1.5])
  const towns = company.filter(({ country, admin1 }) => country === place.country && admin1 === place.name)
  if (match.feature === 'ADM1' && towns.some(({ id }) => !matches.some((other) => other.place.id === id)))
    reasons.push(['report names a town in it', 2])
  const nearest = Math.min(...company.filter(({ id }) => id !== place.id).map((other) => kilometres(place, other)))
  if (place.kind === 'settlement' && nearest < 60) reasons.push([`${Math.round(nearest)} km from another place named`, 1.5])
  else if (place.kind === 'settlement' && nearest < 200) reasons.push([`${Math.round(nearest)} km from another place named`, 0.7])
  if (siblings.some((other) => isOfAKind(place, other))) reasons.push(['of a kind with others in the list', 2])
  if (name.called !== null) reasons.push([`called a ${name.called.kind}`, name.called.kind === place.kind ? 4 : -2])
  else if (place.kind === 'admin' && matches.some((other) => isItsTown(other, place))) reasons.push(['its town has the name', -3])
  return reasons
}

const tierPoints: Readonly<Record<Tier, number>> = { exact: 0, ascii: -0.1, article: -0.5, vowels: -1.5, skeleton: -4 }

/** How likely a place is to be in the news at all. */
function prominence({ place, feature }: Match): Reason {
  switch (place.kind) {
    case 'country':
      return ['a country', 11]
    case 'area':
    case 'expanse':
    case 'natural':
      return [`a named ${place.kind}`, 7]
    case 'admin':
      return feature === 'ADM1' ? ['a first-level region', 7.5] : ['a district', 1]
    case 'facility':
    case 'road':
      return [`a ${place.kind}`, 3]
    case 'settlement': {
      const seat = feature === 'PPLC' ? 2 : feature === 'PPLA' ? 0.5 : 0
      const people = place.population > 0 ? place.population : unknownPopulation
      return [
        `${people === place.population ? people.toLocaleString('en') : 'unknown number of'} people`,
        Math.log10(people) + seat,
      ]
    }
  }
}
// Places without a figure are villages or quarters.
const unknownPopulation = 300

function isOfAKind(place: Place, other: Place): boolean {
  return place.kind === other.kind && place.kind !== 'settlement' && (place.kind === 'country' || place.country === other.country)
}

/** A namesake in the country has the name by right. The region around a town takes nothing from the town. */
function hasAsMainName(of: Match): (match: Match) => boolean {
  return ({ place, main, tier }) =>
    main &&
    tier !== 'vowels' &&
    tier !== 'skeleton' &&
    place.country === of.place.country &&
    !(place.kind === 'admin' && isItsTown({ ...of, main: false }, place))
}

function isByEar({ tier }: Match): boolean {
  return tier === 'vowels' || tier === 'skeleton'
}
/** Of two towns of one country the one that is known is meant, unless something is said: Avdiivka in Donetsk, not its namesake village. */
function isLargerNamesake({ place, tier }: Match): (other: Match) => boolean {
  return (other) =>
    place.kind === 'settlement' &&
    other.place.kind === 'settlement' &&
    other.place.country === place.country &&
    other.place.population > farLarger * Math.max(place.population, unknownPopulation) &&
    tiers.indexOf(other.tier) <= tiers.indexOf(tier === 'exact' ? 'ascii' : tier)
}
const farLarger = 4

// "Pokrovsk" is not one of the villages called Pokrovske.
function isSpelledSo(country: string | null): (match: Match) => boolean {
  return ({ place, main, tier }) => place.country === country && main && (tier === 'exact' || tier === 'ascii')
}

/** "Hama" alone is the town, not the province around it, whichever of its spellings the list has as the main one. */
function isItsTown({ place: town, main, tier, feature }: Match, region: Place): boolean {
  if (town.kind !== 'settlement' || town.country !== region.country || tier === 'vowels' || tier === 'skeleton') return false
  const seat = (feature === 'PPLA' || feature === 'PPLC') && town.admin1 === region.name
  return seat || (main && kilometres(town, region) < regionReach)
}
const regionReach = 150

/** Whether a place lies in another, as far as its region and country tell. */
export function lies(place: Place, container: Place): boolean {
  if (place.id === container.id || place.country === null || place.country !== container.country) return false
  if (container.kind === 'country') return true
  return container.kind === 'admin' && (place.admin1 === container.name || kilometres(place, container) < districtReach)
}
// A district's or county's towns lie within this of its middle.
const districtReach = 50

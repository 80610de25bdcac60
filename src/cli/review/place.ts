import type { Match } from '#knowledge/gazetteer/compare.ts'
import { openGazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { Claim, ClaimPlace } from '#model/claim.ts'
import type { Place, Precision } from '#model/place.ts'
import type { Decision } from '#model/review.ts'
import { WrongUse } from '../wrongUse.ts'
import { claimOf, type Deciding, decide } from './decide.ts'

/** Which of a claim's places is meant, and where it is: which of the places of its name, or a point of its own. */
export interface Where {
  readonly insteadOf?: string
  readonly id?: string
  readonly at?: readonly [lat: number, lon: number]
}

/** Places a claim by hand: its other places stay. */
export async function placeByHand(id: string, name: string, options: Deciding & Where): Promise<void> {
  await decide(options, async (ledger) => [placed(await claimOf(ledger, id), name, options)])
}

/** The decision that places a claim. @throws WrongUse that says what is still to be told */
export function placed(claim: Claim, name: string, options: Where): Decision {
  const old = replaced(claim, options.insteadOf)
  const at = placeNamed(name, options)
  const place: ClaimPlace = {
    text: old?.text ?? name,
    span: old?.span ?? claim.span,
    relation: old?.relation ?? 'at',
    inherited: old?.inherited ?? false,
    ambiguous: false,
    ...at,
  }
  const places = old === undefined ? [...claim.places, place] : claim.places.map((each) => (each === old ? place : each))
  return { kind: 'place', claim: claim.id, places }
}

function replaced({ id, places }: Claim, text: string | undefined): ClaimPlace | undefined {
  if (text === undefined && places.length < 2) return places[0]
  const found = places.filter((place) => place.text === text || place.name === text)
  if (found.length === 1) return found[0]
  throw new WrongUse(`${id} tells of ${places.map((place) => place.text).join(', ')}: say which with --instead-of.`)
}

type At = Pick<ClaimPlace, 'name' | 'id' | 'lat' | 'lon' | 'country' | 'admin1' | 'precision'>

function placeNamed(name: string, { id, at }: Where): At {
  if (at !== undefined) {
    const [lat, lon] = at
    return { name, id: `provisional:${lat},${lon}`, lat, lon, country: null, admin1: null, precision: 'town' }
  }
  const matches = matchesFor(name)
  const fit = id === undefined ? matches : matches.filter(({ place }) => place.id === id)
  const [first, ...others] = fit
  if (first === undefined)
    throw new WrongUse(`No list holds ${id === undefined ? name : `a ${name} with id ${id}`}: say where it is with --at LAT,LON.`)
  if (others.length > 0)
    throw new WrongUse([`Several places may be called ${name}. Name one with --id:`, ...fit.map(lineOf)].join('\n'))
  const { place } = first
  const { lat, lon, country, admin1 } = place
  return { name: place.name, id: place.id, lat, lon, country, admin1, precision: precisionOf(place) }
}

/** Places that the lists know by a name, the likeliest first. */
export function matchesFor(name: string): Match[] {
  const gazetteer = openGazetteer()
  const countries = gazetteer.countries.map(({ code }) => code)
  const near = gazetteer.anywhere(name)
  return distinct(near.length > 0 ? near : gazetteer.within(countries, name))
}

function distinct(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [match.place.id, match])).values()]
}

function lineOf({ place }: Match): string {
  const { id, name, admin1, country, kind, population } = place
  return `  ${id.padEnd(22)} ${[name, admin1, country].filter(Boolean).join(', ')}  (${kind}, ${population.toLocaleString('en')} people)`
}

function precisionOf({ kind }: Place): Precision {
  switch (kind) {
    case 'settlement':
    case 'facility':
      return 'town'
    case 'admin':
      return 'admin'
    case 'country':
      return 'country'
    case 'natural':
    case 'road':
    case 'area':
    case 'expanse':
      return 'area'
  }
}

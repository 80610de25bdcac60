import type { Claim, HappeningType, Party } from '#model/claim.ts'
import { fold } from './fold.ts'

/** Happenings told from either end: the capture of a town by one side is its loss by the other. */
const families: Readonly<Partial<Record<HappeningType, string>>> = {
  capture: 'taking',
  lose: 'taking',
  attack: 'fighting',
  clash: 'fighting',
}

/** Happenings that are told of the place they lead away from: "withdrew from Velmora". */
const leaves: ReadonlySet<HappeningType> = new Set(['withdraw', 'lose', 'surrender', 'displacement'])

const reaches: Readonly<Record<string, number>> = { taking: 1, withdraw: 1, surrender: 1, agree: 1 }

/** How many days apart two tellings of one happening are dated. A town changes hands over a night; shelling is told anew each day. */
export function daysApart(family: string): number {
  return reaches[family] ?? 0
}

export function familyOf(type: HappeningType): string {
  return families[type] ?? type
}

/**
 * Keys of which two claims must share one to tell the same event: each place with the family, or, where no place is named,
 * the family with who did it. A ledger finds with them what a new claim may belong to.
 */
export function meetingKeys(claim: Claim): readonly string[] {
  const family = familyOf(claim.type)
  const places = claim.places
    .filter((place) => place.relation !== 'from' || leaves.has(claim.type))
    .map((place) => `${family}@${place.id ?? fold(place.name)}`)
  if (places.length > 0) return [...new Set(places)]
  const actors = claim.actor.map((party) => `${family}~${nameOf(party)}`)
  return actors.length > 0 ? [...new Set(actors)] : [`${family}#${claim.report}`]
}

/** Why two claims tell one happening, or null when they can't. */
export function sameHappening(a: Claim, b: Claim): readonly string[] | null {
  if (familyOf(a.type) !== familyOf(b.type) || (a.modality === 'actual') !== (b.modality === 'actual')) return null
  const shared = meetingKeys(a).find((key) => meetingKeys(b).includes(key))
  if (shared === undefined) return null
  const apart = daysBetween(a, b)
  if (apart !== null && apart > daysApart(familyOf(a.type))) return null
  if (opposedTo(a, b)) return null
  const place = a.places.find((one) => b.places.some((other) => sameSpot(one, other)))
  return [
    place ? `same place ${place.name}` : 'no place told by either',
    apart === null ? 'no day against it' : `days ${apart} apart`,
    ...(agree(doers(a), doers(b)) ? ['same actor'] : []),
  ]
}

/** Told of different sides' deeds: the army's capture of a town is not the rebels'. */
export function opposedTo(a: Claim, b: Claim): boolean {
  return opposed(doers(a), doers(b)) || opposed(sufferers(a), sufferers(b))
}

/** Days between two claims' days; 0 where the ranges touch; null where either is undated. */
export function daysBetween(a: Claim, b: Claim): number | null {
  if (a.date === null || b.date === null) return null
  if (a.date.from <= b.date.to && b.date.from <= a.date.to) return 0
  const [early, late] = a.date.to < b.date.from ? [a.date.to, b.date.from] : [b.date.to, a.date.from]
  return Temporal.PlainDate.from(early).until(Temporal.PlainDate.from(late)).days
}

function sameSpot(a: Claim['places'][number], b: Claim['places'][number]): boolean {
  return a.id !== null ? a.id === b.id : fold(a.name) === fold(b.name)
}

/** Who did it, whichever end it is told from: of a loss, its target took the place. */
function doers(claim: Claim): readonly Party[] {
  return claim.type === 'lose' ? claim.target : claim.actor
}

function sufferers(claim: Claim): readonly Party[] {
  return claim.type === 'lose' ? claim.actor : claim.target
}

/** Two sides known and none shared. Where a side is open it speaks against nothing. */
function opposed(a: readonly Party[], b: readonly Party[]): boolean {
  const left = sidesOf(a)
  const right = sidesOf(b)
  return left.length > 0 && right.length > 0 && !left.some((side) => right.includes(side))
}

function agree(a: readonly Party[], b: readonly Party[]): boolean {
  return sidesOf(a).some((side) => sidesOf(b).includes(side)) || a.some((one) => b.some((other) => nameOf(one) === nameOf(other)))
}

function sidesOf(parties: readonly Party[]): readonly string[] {
  return parties.flatMap((party) => (party.side === null ? [] : [party.side]))
}

function nameOf(party: Party): string {
  return party.side ?? party.id ?? fold(party.text)
}

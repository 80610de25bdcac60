import type { Claim, CountRange, HappeningType } from '#model/claim.ts'
import type { GoldClaim } from '../../../training/claims/gold.ts'
import { sameName, samePlace } from './sameness.ts'

export const fieldNames = ['type', 'source', 'stance', 'actor', 'target', 'places', 'date', 'counts'] as const
export type FieldName = (typeof fieldNames)[number]
/** How right each field is, from 0 to 1; a field that the gold leaves out is not judged. */
export type Fields = Readonly<Partial<Record<FieldName, number>>>

/** A claim's fields against the gold's, by the scoring rule of the annotation guide. */
export function fieldsOf(gold: GoldClaim, claim: Claim): Fields {
  const { type, source, stance, actor, target, places, date, counts } = gold
  return {
    type: Number(type === claim.type),
    ...(source !== undefined && { source: Number(isSameSpeaker(gold, claim)) }),
    ...(stance !== undefined && { stance: Number(stance === claim.stance) }),
    ...(actor !== undefined && { actor: Number(isSameParty(actor, claim.actor) || speaksAsActor(gold, claim)) }),
    ...(target !== undefined && { target: Number(isSameParty(target, claim.target)) }),
    ...(places !== undefined && { places: placesF1(places, claim) }),
    ...(date !== undefined && { date: Number(isSameDate(date, claim)) }),
    ...(counts !== undefined && { counts: Number(areSameCounts(counts, claim)) }),
  }
}

export function isSameSource(gold: string | null, { source }: Claim): boolean {
  return gold === null || source === null ? gold === source : sameName(gold, source.text)
}

export function isSameParty(gold: string | null, parties: Claim['actor']): boolean {
  return gold === null ? parties.length === 0 : parties.some(({ text }) => sameName(gold, text))
}

/** The harmonic mean of how many of the gold's places are told and how many of those told are the gold's. */
export function placesF1(gold: readonly string[], { places }: Claim): number {
  if (gold.length === 0) return Number(places.length === 0)
  const met = gold.filter((name) => places.some((place) => samePlace(name, place.text) || samePlace(name, place.name))).length
  return (2 * met) / (gold.length + Math.max(places.length, met))
}

// "Mr Darin has rejected …": whether he is the source or the actor of a speech act is one and the same reading.
const speechActs: ReadonlySet<HappeningType> = new Set(['demand', 'reject', 'accuse', 'threaten', 'seek', 'agree'])

function isSameSpeaker(gold: GoldClaim, claim: Claim): boolean {
  if (isSameSource(gold.source ?? null, claim)) return true
  if (!speechActs.has(gold.type)) return false
  const told = [...(claim.source === null ? [] : [claim.source]), ...claim.actor]
  return [gold.source, gold.actor].some((name) => name && told.some(({ text }) => sameName(name, text)))
}

function speaksAsActor({ type, actor }: GoldClaim, { source }: Claim): boolean {
  return speechActs.has(type) && typeof actor === 'string' && source !== null && sameName(actor, source.text)
}

function isSameDate(gold: string | null, { date }: Claim): boolean {
  if (gold === null || date === null) return gold === date
  const [from, to = from] = gold.split('/')
  return date.from === from && date.to === to
}

function areSameCounts(gold: NonNullable<GoldClaim['counts']>, { counts }: Claim): boolean {
  return Object.entries(gold).every(([key, value]) => {
    const [low, high] = typeof value === 'number' ? [value, value] : value
    const told: CountRange | undefined = counts[key as keyof typeof counts]
    return told !== undefined && told[0] === low && told[1] === high
  })
}

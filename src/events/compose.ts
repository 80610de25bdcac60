import { createHash } from 'node:crypto'
import type { Claim, ClaimPlace, CountKey, CountRange, Party } from '#model/claim.ts'
import { countKeys } from '#model/claim.ts'
import type { Event, Figure } from '#model/event.ts'
import { fold } from './fold.ts'
import { originOf } from './origin.ts'
import { judge } from './standing.ts'
import { type Gathered, type Told, tells } from './told.ts'

/** One event from its claims: each part as its best-placed claim tells it, each figure beside the others. */
export function compose({ told, because }: Gathered): Event {
  const claims = told.map((one) => one.claim)
  // A denial repeats what it denies, so it speaks for the event's parts only where nobody tells it.
  const telling = claims.filter(tells)
  const speaking = telling.length > 0 ? telling : claims
  const [first] = speaking
  if (first === undefined) throw new RangeError('An event has no claim: each is made from at least one.')
  const figures = figuresOf(told)
  const { standing, because: judged } = judge(told)
  return {
    id: eventId(claims),
    type: speaking.find((claim) => claim.type === 'capture')?.type ?? first.type,
    modality: first.modality,
    regained: speaking.some((claim) => claim.regained),
    extent: speaking.find((claim) => claim.extent !== null)?.extent ?? null,
    actor: partiesOf(speaking, (claim) =>
      claim.type === 'lose' && speaking.some(({ type }) => type === 'capture') ? claim.target : claim.actor,
    ),
    target: partiesOf(speaking, (claim) =>
      claim.type === 'lose' && speaking.some(({ type }) => type === 'capture') ? claim.actor : claim.target,
    ),
    places: placesOf(speaking),
    date: dateOf(speaking),
    counts: countsOf(figures),
    figures,
    standing,
    firstTold: told[0]?.report.published ?? null,
    lastTold: told.findLast((one) => one.report.published !== null)?.report.published ?? null,
    because: [...judged, ...because],
    claims: claims.map((claim) => claim.id),
  }
}

function eventId(claims: readonly Claim[]): string {
  return `e_${createHash('sha256')
    .update(claims[0]?.id ?? '')
    .digest('hex')
    .slice(0, 16)}`
}

function partiesOf(claims: readonly Claim[], pick: (claim: Claim) => readonly Party[]): Party[] {
  const seen = new Map<string, Party>()
  for (const party of claims.flatMap(pick)) {
    const key = party.id ?? party.side ?? fold(party.text)
    if (!seen.has(key)) seen.set(key, party)
  }
  return [...seen.values()]
}

/** Places named where it is told come before those taken from a report's scene. */
function placesOf(claims: readonly Claim[]): ClaimPlace[] {
  const all = claims.flatMap((claim) => claim.places)
  const named = all.filter((place) => !place.inherited)
  const seen = new Map<string, ClaimPlace>()
  for (const place of named.length > 0 ? named : all) {
    const key = place.id ?? fold(place.name)
    if (!seen.has(key)) seen.set(key, place)
  }
  return [...seen.values()]
}

/** The narrowest span of days that is told; of equal ones the first. */
function dateOf(claims: readonly Claim[]): Event['date'] {
  const dates = claims.flatMap((claim) => (claim.date === null ? [] : [claim.date]))
  return dates.reduce<Event['date']>((best, date) => (best === null || width(date) < width(best) ? date : best), null)
}

function width(date: { readonly from: string; readonly to: string }): number {
  return Temporal.PlainDate.from(date.from).until(Temporal.PlainDate.from(date.to)).days
}

function figuresOf(told: readonly Told[]): Figure[] {
  return told
    .filter(({ claim }) => tells(claim))
    .flatMap((one) =>
      countKeys.flatMap((key) => {
        const range = one.claim.counts[key]
        return range === undefined ? [] : [{ key, range, claim: one.claim.id, origin: originOf(one) }]
      }),
    )
}

/** Lowest low and highest high of what the origins last said; an origin's later figure takes the place of its earlier one. */
function countsOf(figures: readonly Figure[]): Event['counts'] {
  const counts: Partial<Record<CountKey, CountRange>> = {}
  for (const key of countKeys) {
    const last = new Map(figures.filter((figure) => figure.key === key).map((figure) => [figure.origin, figure.range]))
    if (last.size > 0)
      counts[key] = [
        extreme(
          Math.min,
          [...last.values()].map(([low]) => low),
        ),
        extreme(
          Math.max,
          [...last.values()].map(([, high]) => high),
        ),
      ]
  }
  return counts
}

function extreme(pick: (...values: number[]) => number, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length < values.length ? null : pick(...known)
}

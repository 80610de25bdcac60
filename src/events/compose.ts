import { createHash } from 'node:crypto'
import type { Claim, ClaimPlace, CountKey, CountRange, Party } from '#model/claim.ts'
import { countKeys } from '#model/claim.ts'
import type { Event, EventOrigin, Figure } from '#model/event.ts'
import { fold } from './fold.ts'
import { originOf } from './origin.ts'
import { doersOf, sufferersOf } from './parties.ts'
import { partsOf } from './parts.ts'
import { judge } from './standing.ts'
import { type Gathered, type Told, tells } from './told.ts'
import { voicesOf } from './voices.ts'

/**
 * One event from its claims: each part as its best-placed claim tells it, each figure beside the others.
 * @param admitted claims of other events that admit this one
 */
export function compose({ told, reasons }: Gathered, admitted: readonly Told[] = []): Event {
  const claims = told.map((one) => one.claim)
  // A denial repeats what it denies, so it speaks for the event's parts only where nobody tells it.
  const telling = claims.filter(tells)
  const speaking = telling.length > 0 ? telling : claims
  const [first] = speaking
  if (first === undefined) throw new RangeError('An event has no claim: each is made from at least one.')
  const type = typeOf(speaking, first)
  const figures = figuresOf(told)
  const judged = judge(told, admitted)
  // Of a loss that nobody tells as a capture, the actor is who loses, as its type has it.
  const [doers, sufferers] = type === 'lose' ? [sufferersOf, doersOf] : [doersOf, sufferersOf]
  return {
    id: eventIdOf(claims[0]?.id ?? ''),
    type,
    modality: first.modality,
    regained: speaking.some((claim) => claim.regained),
    extent: extentOf(speaking),
    site: speaking.find(({ site }) => site !== null)?.site ?? null,
    actor: partiesOf(speaking, doers),
    target: partiesOf(speaking, sufferers),
    places: placesOf(speaking),
    date: dateOf(speaking),
    counts: countsOf(figures),
    figures,
    standing: judged.standing,
    credibility: judged.credibility,
    origins: originsOf(told),
    parts: partsOf(told, judged),
    firstTold: told[0]?.report.published ?? null,
    firstSaid: firstSaidOf(told.filter(({ claim }) => speaking.includes(claim))),
    lastTold: told.findLast((one) => one.report.published !== null)?.report.published ?? null,
    reasons: [...judged.reasons, ...reasons],
    claims: claims.map((claim) => claim.id),
  }
}

/** Of those who tell of one taking, some say that it fell, some that others went in or hold it now. */
function typeOf(speaking: readonly Claim[], first: Claim): Event['type'] {
  const types = new Set(speaking.map(({ type }) => type))
  if (types.has('capture')) return 'capture'
  if (types.has('lose')) return types.has('advance') || types.has('hold') ? 'capture' : 'lose'
  return types.has('advance') && types.has('hold') ? 'capture' : first.type
}

/** A part of a place that somebody tells of is overtaken by whoever tells of all of it. */
function extentOf(speaking: readonly Claim[]): Event['extent'] {
  const takings = speaking.filter(({ type }) => type !== 'advance')
  const counted = takings.length > 0 ? takings : speaking
  return counted.some(({ extent }) => extent === null) ? null : (counted.find(({ extent }) => extent !== null)?.extent ?? null)
}

/** The id of an event, by that of its first claim. */
export function eventIdOf(first: string): string {
  return `e_${createHash('sha256').update(first).digest('hex').slice(0, 16)}`
}

/** The voices on it, the first to speak first. */
function originsOf(told: readonly Told[]): EventOrigin[] {
  return [...Map.groupBy(voicesOf(told), ({ origin }) => origin)].map(([origin, voices]) => ({
    origin,
    interest: voices.some(({ interest }) => interest === 'loses') ? 'loses' : (voices[0]?.interest ?? 'none'),
    claims: voices.map(({ claim }) => claim.id),
  }))
}

function partiesOf(claims: readonly Claim[], pick: (claim: Claim) => readonly Party[]): Party[] {
  const seen = new Map<string, Party>()
  for (const party of claims.flatMap(pick)) {
    const key = party.id ?? party.side ?? fold(party.text)
    if (!seen.has(key)) seen.set(key, party)
  }
  // Who is known to be of a side is meant by "the attackers" and "men" too.
  const all = [...seen.values()]
  const sided = all.filter((party) => party.side !== null)
  return sided.length > 0 ? sided : all
}

/** Places named where it is told come before those taken from a report's scene. */
function placesOf(claims: readonly Claim[]): ClaimPlace[] {
  const all = claims.flatMap((claim) => claim.places)
  const named = all.filter((place) => !place.inherited)
  const seen = new Map<string, ClaimPlace>()
  for (const place of named.length > 0 ? named : all) {
    const key = place.id ?? fold(place.text)
    if (!seen.has(key)) seen.set(key, place)
  }
  // A name that one report could place and another could not is one place.
  const placed = new Set([...seen.values()].flatMap((place) => (place.id === null ? [] : [fold(place.text)])))
  return [...seen.values()].filter((place) => place.id !== null || !placed.has(fold(place.text)))
}

function firstSaidOf(told: readonly Told[]): Event['firstSaid'] {
  const days = told.map(({ claim, report }) => claim.saidOn ?? report.published).filter((day) => day !== null)
  return days.sort()[0] ?? null
}

/** The narrowest span of days that is told; of equal ones the first. A day that is told comes before one that a report's scene gives. */
function dateOf(claims: readonly Claim[]): Event['date'] {
  const all = claims.flatMap((claim) => (claim.date === null ? [] : [claim.date]))
  const told = all.filter(({ text }) => text !== null)
  const dates = told.length > 0 ? told : all
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

import { type CountRange, countKeys } from '#model/claim.ts'
import type { Reason } from '#model/reason.ts'
import { isOfWhole } from './families.ts'
import type { Spot, Traits } from './traits.ts'

/** Why two claims tell one happening, or null when they can't. */
export function sameHappening(a: Traits, b: Traits): readonly Reason[] | null {
  if (a.family !== b.family || a.actual !== b.actual) return null
  const shared = a.keys.find((key) => b.keys.includes(key))
  if (shared === undefined) return null
  const apart = daysBetween(a, b)
  if (apart !== null && apart > a.reach) return null
  const pairs = a.places.flatMap((one) =>
    b.places
      .filter((other) => isSameSpot(one, other) && (one.beside === other.beside || !isOfWhole(a.family)))
      .map((other) => [one, other] as const),
  )
  const pair = pairs.find(([one, other]) => !one.inherited && !other.inherited) ?? pairs[0]
  const place = pair?.[0]
  if (place === undefined && shared.startsWith(`${a.family}@`)) return null
  if (
    a.told.report.id !== b.told.report.id &&
    (pair === undefined || pair.some(({ inherited }) => inherited)) &&
    contradict(a, b)
  )
    return null
  return [
    place ? { code: 'same-place', place: place.name } : { code: 'no-place-told' },
    apart === null ? { code: 'no-day-against' } : { code: 'days-apart', days: apart },
    ...(a.doers.some((name) => b.doers.includes(name)) ? [{ code: 'same-actor' } as const] : []),
  ]
}

/**
 * What keeps two claims from ever standing in one event, whatever others stand there: they tell of different sides' deeds (the
 * army's capture of a town is not the rebels'), of two single days too far apart, or of two places of one name.
 */
export function clash(a: Traits, b: Traits): boolean {
  if (opposed(a.doingSides, b.doingSides) || opposed(a.sufferingSides, b.sufferingSides)) return true
  // "Captured it on Tuesday, days after losing it": who takes a place does not lose it in one go.
  if (a.family === 'taking' && b.family === 'taking' && (loses(a, b) || loses(b, a))) return true
  if (a.family === b.family && siteApart(a, b)) return true
  if (a.family === b.family && a.oneDay && b.oneDay && (daysBetween(a, b) ?? 0) > a.reach) return true
  return a.places.some((one) =>
    b.places.some((other) => one.id !== null && other.id !== null && one.id !== other.id && one.text === other.text),
  )
}

/** "The airport had been seized" is not the fall of the town, and a raid on its market no raid on its clinic. */
function siteApart(a: Traits, b: Traits): boolean {
  if (a.site === b.site) return false
  const other = a.site === null ? a : b.site === null ? b : null
  return other === null || other.ofPlace
}

function loses(loser: Traits, taker: Traits): boolean {
  return loser.sufferingSides.some((side) => taker.doingSides.includes(side))
}

/** Days between two claims' days; 0 where the ranges touch; null where either is undated. */
export function daysBetween(a: Traits, b: Traits): number | null {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return null
  return Math.max(0, a.from - b.to, b.from - a.to)
}

/** A name that no list could place is the place that is written the same. */
export function isSameSpot(a: Spot, b: Spot): boolean {
  return a.id !== null && b.id !== null ? a.id === b.id : a.text === b.text
}

/** The places of a claim, as those of a withdrawal and a capture are compared. */
export function spotsOf({ places }: Traits): readonly string[] {
  return [...new Set(places.flatMap(({ id, text }) => (id === null ? [text] : [id, text])))]
}

/** Both told and none shared. Where a side is open it speaks against nothing. */
function opposed(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((side) => b.includes(side))
}

/**
 * Both give a figure of one kind, and no number fits both. Where the place is only that of the scene, "149 civilians killed" in
 * one report are not the fifty soldiers of another.
 */
function contradict(a: Traits, b: Traits): boolean {
  return countKeys.some((key) => {
    const [one, other] = [a.counts[key], b.counts[key]]
    return one !== undefined && other !== undefined && !meet(one, other)
  })
}

function meet([low, high]: CountRange, [otherLow, otherHigh]: CountRange): boolean {
  return (low ?? 0) <= (otherHigh ?? Number.POSITIVE_INFINITY) && (otherLow ?? 0) <= (high ?? Number.POSITIVE_INFINITY)
}

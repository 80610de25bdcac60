import type { Day } from '#model/day.ts'
import type { Event, Standing } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { compare } from '#model/order.ts'
import { type Evidence, evidenceOf, type Voice } from './evidence.ts'
import { type EventShown, shownEvent } from './happening.ts'
import { labelOfActor, type SideShown } from './sides.ts'
import type { Timeline } from './timeline.ts'

/** One row of the list in view, and one mark on the map. */
export interface HoldingShown
  extends Pick<Holding, 'place' | 'side' | 'status' | 'since' | 'notBefore' | 'extent' | 'pressed' | 'reasons'> {
  readonly holder: string | null
  /** The other side where two claim it or fight in it. */
  readonly rival: string | null
  /** What a stale holding was before it went stale; null for the others. */
  readonly before: Holding['status'] | null
  readonly standing: Standing | null
  readonly lastTold: Day | null
  readonly changedOn: Day
  readonly evidence: Evidence
  /** The events behind it, the one that settled it first. */
  readonly events: readonly string[]
}

/** Kilometre-free box: west, south, east, north in degrees. */
export type Area = readonly [west: number, south: number, east: number, north: number]

export interface Situation {
  readonly on: Day
  /** First day of the range asked for; `on` when it is one day. */
  readonly from: Day
  /** The knowledge date; null for now. */
  readonly known: Day | null
  /** First and last day that anything tells of or was published on. */
  readonly span: { readonly from: Day; readonly to: Day }
  readonly reports: { readonly counted: number; readonly later: number }
  readonly sides: readonly SideShown[]
  readonly holdings: readonly HoldingShown[]
  readonly events: readonly EventShown[]
  /** Events that the range holds, before they were cut to the most that are sent. */
  readonly eventsInRange: number
  readonly timeline: Timeline
}

/** What a situation is drawn from. `voices` gives an event's claims as evidence. */
export interface SituationAsked {
  readonly holdings: readonly Holding[]
  /** The same holdings before staleness was told. */
  readonly fresh: ReadonlyMap<string, Holding>
  readonly events: ReadonlyMap<string, Event>
  readonly voices: (event: Event) => readonly Voice[]
  readonly nameOf: (actor: string) => string | null
  readonly on: Day
  readonly area: Area | null
}

export function holdingsShown(asked: SituationAsked): HoldingShown[] {
  return asked.holdings
    .filter(({ place }) => inArea(place, asked.area))
    .map((holding) => shown(holding, asked))
    .sort(
      (a, b) =>
        compare(b.changedOn, a.changedOn) || compare(b.events[0] ?? '', a.events[0] ?? '') || compare(a.place.text, b.place.text),
    )
}

function shown(holding: Holding, asked: SituationAsked): HoldingShown {
  const { place, side, status, since, notBefore, extent, pressed, reasons } = holding
  const events = holding.for.flatMap((id) => asked.events.get(id) ?? [])
  const against = holding.against.flatMap((id) => asked.events.get(id) ?? [])
  const settled = events.toSorted((a, b) => rank(a.standing) - rank(b.standing))[0] ?? null
  const behind = new Map([...(settled === null ? [] : [settled]), ...events, ...against].map((event) => [event.id, event]))
  return {
    place,
    side,
    status,
    since,
    notBefore,
    extent,
    pressed,
    reasons,
    holder: holding.holder === null ? null : (asked.nameOf(holding.holder) ?? labelOfActor(holding.holder)),
    rival: rivalOf(side, [...events, ...against]),
    before: status === 'stale' ? (asked.fresh.get(place.id)?.status ?? null) : null,
    standing: settled?.standing ?? null,
    lastTold: [...behind.values()].reduce<Day | null>((last, { lastTold }) => later(last, lastTold), null),
    changedOn: holding.from,
    evidence: evidenceOf(
      events.flatMap((event) => asked.voices(event)),
      settled?.standing ?? null,
    ),
    events: [...behind.keys()],
  }
}

const best: readonly Standing[] = ['acknowledged', 'corroborated', 'reported', 'disputed', 'claimed', 'refuted', 'unjudged']
function rank(standing: Standing): number {
  return best.indexOf(standing)
}

/** The first other side that has a part in these events; null where there is none. */
export function rivalOf(side: string | null, events: readonly Event[]): string | null {
  const others = events.flatMap(({ actor, target }) => [...target, ...actor]).flatMap((party) => party.side ?? [])
  return others.find((other) => other !== side) ?? null
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a
}

/** A place without coordinates is in every area: it stands in the list as not on the map. */
export function inArea({ lat, lon }: { readonly lat: number | null; readonly lon: number | null }, area: Area | null): boolean {
  if (area === null || lat === null || lon === null) return true
  const [west, south, east, north] = area
  return lat >= south && lat <= north && lon >= west && lon <= east
}

// More marks than this can't be told apart; the table pages through all of them.
const mostEvents = 400

/** @param events the newest first */
export function eventsShown(
  events: readonly Event[],
  range: { readonly from: Day; readonly to: Day },
  area: Area | null,
  voices: (event: Event) => readonly Voice[],
): { readonly events: EventShown[]; readonly total: number } {
  const asked = events.filter((event) => isWithin(event, range, area))
  return { events: asked.slice(0, mostEvents).map((event) => shownEvent(event, voices(event))), total: asked.length }
}

/** Whether an event is told of these days, or where it has none, was first told then; and of a place in the area. */
export function isWithin(
  { date, firstTold, places }: Event,
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  area: Area | null,
): boolean {
  const [first, last] = [date?.from ?? firstTold, date?.to ?? firstTold]
  return (
    (from === undefined || (last !== null && last >= from)) &&
    (to === undefined || (first !== null && first <= to)) &&
    (area === null || places.some((place) => inArea(place, area)))
  )
}

export function newestFirst(events: readonly Event[]): Event[] {
  return events.toSorted(
    (a, b) => compare(b.date?.to ?? b.firstTold ?? '', a.date?.to ?? a.firstTold ?? '') || compare(a.id, b.id),
  )
}

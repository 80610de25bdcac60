import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { type Change, changes } from './changes.ts'

/** What became known between two knowledge dates. */
export interface Difference {
  /** Events of which nothing was told before. */
  readonly known: readonly Event[]
  readonly revised: readonly Revision[]
  /** Events that are now refuted, or whose claims are all gone: their report was replaced, or a person rejected them. */
  readonly withdrawn: readonly Withdrawal[]
  /** Places whose last known holding is another. */
  readonly control: readonly Change[]
}

/** An event that is told otherwise than before. */
export interface Revision {
  readonly before: Event
  readonly after: Event
  readonly fields: readonly { readonly field: RevisedField; readonly before: string; readonly after: string }[]
}
export type RevisedField = 'standing' | 'type' | 'date' | 'places' | 'actor' | 'counts'

export interface Withdrawal {
  readonly before: Event
  /** Null where nothing is left of it. */
  readonly after: Event | null
}

export interface Side {
  readonly events: readonly Event[]
  readonly holdings: readonly Holding[]
}

/** Compares what was known on two days: an event is the same while any of its claims stands in it. */
export function difference(before: Side, after: Side): Difference {
  const old = new Map(before.events.flatMap((event) => event.claims.map((claim) => [claim, event] as const)))
  const pairs = after.events.map((event) => ({ event, was: mostShared(event, old) }))
  const still = new Set(after.events.flatMap(({ claims }) => claims))
  const going = before.events.filter(({ claims }) => !claims.some((claim) => still.has(claim)))
  const refuted = ({ event, was }: (typeof pairs)[number]) =>
    event.standing === 'refuted' && was !== null && was.standing !== 'refuted'
  return {
    known: pairs.filter(({ was }) => was === null).map(({ event }) => event),
    revised: pairs.flatMap((pair) => (pair.was === null || refuted(pair) ? [] : revision(pair.was, pair.event))),
    withdrawn: [
      ...pairs.flatMap((pair) => (pair.was !== null && refuted(pair) ? [{ before: pair.was, after: pair.event }] : [])),
      ...going.map((event) => ({ before: event, after: null })),
    ],
    control: changes(before.holdings, after.holdings),
  }
}

/** The event before that shares most claims with it; of equal ones the first told. */
function mostShared(event: Event, old: ReadonlyMap<string, Event>): Event | null {
  const shared = new Map<Event, number>()
  for (const claim of event.claims) {
    const was = old.get(claim)
    if (was !== undefined) shared.set(was, (shared.get(was) ?? 0) + 1)
  }
  const [best] = [...shared].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? null
}

function revision(before: Event, after: Event): Revision[] {
  const fields = (['standing', 'type', 'date', 'places', 'actor', 'counts'] as const).flatMap((field) => {
    const [was, is] = [say(before, field), say(after, field)]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
  return fields.length === 0 ? [] : [{ before, after, fields }]
}

/** A field as it is compared and shown; empty where it is not told. */
function say(event: Event, field: RevisedField): string {
  switch (field) {
    case 'standing':
    case 'type':
      return event[field]
    case 'date':
      return event.date === null ? '' : [...new Set([event.date.from, event.date.to])].join('/')
    case 'places':
      return event.places.map(({ name }) => name).join(', ')
    case 'actor':
      return [...new Set(event.actor.map(({ side, id, text }) => side ?? id ?? text))].join(', ')
    case 'counts':
      return Object.entries(event.counts)
        .flatMap(([key, range]) => (range === undefined ? [] : [`${key} ${range[0] ?? ''}–${range[1] ?? ''}`]))
        .join(', ')
  }
}

import type { Claim, ClaimPlace, Party } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import { type Evidence, evidenceOf, type Voice } from './evidence.ts'

/** A place as a screen needs it: where it may be drawn, and how precisely. */
export interface PlaceShown
  extends Pick<ClaimPlace, 'id' | 'name' | 'text' | 'lat' | 'lon' | 'precision' | 'relation' | 'ambiguous'> {}

export interface PartyShown extends Pick<Party, 'text' | 'id' | 'side'> {}

/** An event in one line: what a list, a map mark or a link to it needs. */
export interface EventShown
  extends Pick<Event, 'id' | 'type' | 'modality' | 'regained' | 'extent' | 'counts' | 'standing' | 'firstTold' | 'lastTold'> {
  readonly actor: readonly PartyShown[]
  readonly target: readonly PartyShown[]
  readonly places: readonly PlaceShown[]
  readonly date: { readonly from: string; readonly to: string } | null
  readonly claims: number
  readonly evidence: Evidence
}

export function shownEvent(event: Event, voices: readonly Voice[]): EventShown {
  const { id, type, modality, regained, extent, counts, standing, firstTold, lastTold, date } = event
  return {
    id,
    type,
    modality,
    regained,
    extent,
    counts,
    standing,
    firstTold,
    lastTold,
    actor: event.actor.map(shownParty),
    target: event.target.map(shownParty),
    places: event.places.map(shownPlace),
    date: date === null ? null : { from: date.from, to: date.to },
    claims: event.claims.length,
    evidence: evidenceOf(voices, standing),
  }
}

export function shownParty({ text, id, side }: Party): PartyShown {
  return { text: text.replace(/\s+/g, ' '), id, side }
}

/** A place that may be one of several keeps its name and loses its point: it is never drawn where it may not be. */
export function shownPlace({ id, name, text, lat, lon, precision, relation, ambiguous }: Claim['places'][number]): PlaceShown {
  return { id, name, text, lat: ambiguous ? null : lat, lon: ambiguous ? null : lon, precision, relation, ambiguous }
}

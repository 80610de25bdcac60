import type { Event, EventPart } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import type { Reason } from '#model/reason.ts'
import { inEnglish } from './reasonWords.ts'
import type { EventEvidence, PlaceEvidence } from './why.ts'

/** A record as the command line and files print it: `because` is its reasons in English. */
type Printed<Told> = Omit<Told, 'reasons'> & { readonly because: readonly string[] }
export type PrintedHolding = Printed<Holding>
export type PrintedEvent = Omit<Printed<Event>, 'parts'> & { readonly parts: readonly Printed<EventPart>[] }

export function printedEvent({ parts, ...event }: Event): PrintedEvent {
  return { ...printed(event), parts: parts.map(printed) }
}

export function printedHolding(holding: Holding): PrintedHolding {
  return printed(holding)
}

export function printedEvidence(evidence: EventEvidence): object {
  return { ...evidence, event: printedEvent(evidence.event) }
}

export function printedPlace({
  place,
  holdings,
  others,
}: Omit<PlaceEvidence, 'place'> & { readonly place: PlaceEvidence['place'] | null }): object {
  return {
    place,
    holdings: holdings.map((one) => ({
      holding: printedHolding(one.holding),
      for: one.for.map(printedEvidence),
      against: one.against.map(printedEvidence),
    })),
    others: others.map(printedEvidence),
  }
}

function printed<Told extends { readonly reasons: readonly Reason[] }>({ reasons, ...rest }: Told): Printed<Told> {
  return { ...rest, because: inEnglish(reasons) }
}

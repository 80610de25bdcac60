import type { Claim } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import type { ReportHead } from '#model/report.ts'
import { type Quotation, quotationOf } from './quotation.ts'

/** The evidence on one event: who tells it, who denies or doubts it, who was asked and is silent. */
export interface EventEvidence {
  readonly event: Event
  readonly for: readonly Quotation[]
  readonly against: readonly Quotation[]
  readonly silent: readonly Quotation[]
}

/** The evidence on who holds a place: each of its holdings, the newest first, with its events. */
export interface PlaceEvidence {
  readonly place: Holding['place']
  readonly holdings: readonly {
    readonly holding: Holding
    readonly for: readonly EventEvidence[]
    readonly against: readonly EventEvidence[]
  }[]
  /** Events there that moved nobody: strikes, fighting, killings. */
  readonly others: readonly EventEvidence[]
}

/** What was found, by id: what every view looks things up in. */
export interface Found {
  readonly reports: ReadonlyMap<string, ReportHead>
  readonly claims: ReadonlyMap<string, Claim>
  readonly events: ReadonlyMap<string, Event>
}

export function whyEvent(event: Event, found: Found): EventEvidence {
  const quotations = event.claims.flatMap((id) => {
    const claim = found.claims.get(id)
    return claim === undefined ? [] : [quotationOf(claim, found.reports)]
  })
  const by = (...stances: readonly Claim['stance'][]) => quotations.filter((quotation) => stances.includes(quotation.stance))
  return { event, for: by('asserts', 'confirms', 'acknowledges'), against: by('denies', 'doubts'), silent: by('silent') }
}

export function whyPlace(line: readonly Holding[], events: readonly Event[], found: Found): PlaceEvidence | null {
  const [first] = line
  if (first === undefined) return null
  const evidence = (ids: readonly string[]) =>
    ids.flatMap((id) => found.events.get(id) ?? []).map((event) => whyEvent(event, found))
  const holdings = line
    .toReversed()
    .map((holding) => ({ holding, for: evidence(holding.for), against: evidence(holding.against) }))
  const used = new Set(line.flatMap((holding) => [...holding.for, ...holding.against]))
  return {
    place: first.place,
    holdings,
    others: events.filter((event) => !used.has(event.id)).map((event) => whyEvent(event, found)),
  }
}

import { onDay } from '#control/onDay.ts'
import { admissionsAmong } from '#events/admissions.ts'
import { judge } from '#events/standing.ts'
import { tells, toldAmong } from '#events/told.ts'
import { type Voice as Telling, voicesOf } from '#events/voices.ts'
import { whatWouldChange } from '#events/whatIf.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { ownTeller } from '#model/inShort.ts'
import type { WhatIf } from '#model/whatIf.ts'
import type { EventView } from '#views/eventView.ts'
import type { Voice } from '#views/evidence.ts'
import { newestFirst } from '#views/situation.ts'
import type { Findings } from '../derived/findings.ts'
import type { FoundKept } from '../derived/foundKept.ts'
import { staleAfter } from '../derived/staleAfter.ts'
import type { Names } from './names.ts'

/** All that was known on one knowledge date, with each claim's origin beside it: what the routes hand to the views. */
export interface Account extends Findings {
  /** The knowledge date; null for now. */
  readonly known: Day | null
  readonly firstDay: Day | null
  readonly eventOf: (claim: string) => string | null
  readonly voices: (event: Event) => readonly Voice[]
  readonly history: (event: Event) => EventView['history']
  /** Claims that would change its standing. */
  readonly whatIf: (event: Event) => readonly WhatIf[]
  readonly holdingsOn: (day: Day) => Holding[]
  /** Events, the newest first. */
  readonly newest: () => readonly Event[]
  /** How many claims each report has. */
  readonly claimsIn: () => ReadonlyMap<string, number>
}

/** The voices of events that were asked for: an event that stands as it stood has the same, in whichever account. */
export type VoicesKept = WeakMap<Event, readonly Voice[]>

/** @param known the knowledge date on which all this was found; null for now */
export function makeAccount(found: Findings | FoundKept, known: Day | null, names: Names, kept: VoicesKept): Account {
  const { copies } = found
  const told =
    'told' in found
      ? found.told
      : new Map(toldAmong(found.claims.values(), found.reports, copies).map((one) => [one.claim.id, one]))
  const days = [...found.reports.values()].flatMap((report) => report.published ?? [])
  const eventByClaim = new Map(found.list.flatMap((event) => event.claims.map((claim) => [claim, event.id] as const)))
  let newest: readonly Event[] | null = null
  let claimsIn: ReadonlyMap<string, number> | null = null
  const toldOf = (event: Event) => event.claims.flatMap((id) => told.get(id) ?? [])

  return {
    ...found,
    known,
    firstDay: days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null),
    eventOf: (claim) => eventByClaim.get(claim) ?? null,
    voices(event) {
      const there = kept.get(event)
      if (there !== undefined) return there
      const all = voicesOf(toldOf(event))
      const voices = all.map((one) => voiceOf(one, all, names))
      kept.set(event, voices)
      return voices
    },
    history(event) {
      const all = toldOf(event)
      return [...Map.groupBy(all, (one) => one.report.id).values()].slice(0, mostHistory).flatMap(([first]) => {
        if (first === undefined) return []
        const last = all.findLastIndex((one) => one.report.id === first.report.id)
        const { standing } = judge(all.slice(0, last + 1))
        const { id, outlet, published } = first.report
        return [{ report: id, outlet, published, copyOf: copies.get(id) ?? null, standing }]
      })
    },
    newest: () => {
      newest ??= newestFirst(found.list)
      return newest
    },
    claimsIn: () => {
      claimsIn ??= new Map([...Map.groupBy(found.claims.values(), (claim) => claim.report)].map(([id, own]) => [id, own.length]))
      return claimsIn
    },
    whatIf(event) {
      const gathered = [event, ...leavingsBeside(event, found.list)].map((one) => ({ told: toldOf(one), reasons: [] }))
      return whatWouldChange(toldOf(event), admissionsAmong(gathered).get(0))
    },
    holdingsOn: (day) => onDay(found.holdings, found.events, day, stale()),
  }
}

/** Withdrawals from the same places, which may admit the event. */
function leavingsBeside({ id, places }: Event, list: readonly Event[]): Event[] {
  const ids = new Set(places.flatMap((place) => place.id ?? []))
  return list.filter(
    (other) =>
      other.id !== id &&
      (other.type === 'withdraw' || other.type === 'surrender') &&
      other.places.some((place) => place.id !== null && ids.has(place.id)),
  )
}

// How an event came to be known is decided by the first to tell of it; each step judges all before it.
const mostHistory = 60

let staleDays: ReturnType<typeof staleAfter> | null = null
function stale(): ReturnType<typeof staleAfter> {
  staleDays ??= staleAfter()
  return staleDays
}

/** Each claim with its report, by the claim's id. */
function voiceOf(one: Telling, all: readonly Telling[], names: Names): Voice {
  const { claim, report, original, origin, speaker } = one
  const own = ownTeller(claim, original.outlet ?? report.outlet) ?? 'a report without an outlet'
  // A headline that only shortens a source's word is the source's.
  const isOwn = speaker === null && (origin.startsWith('outlet:') || origin.startsWith('report:'))
  const name = isOwn ? own : (names.actor(origin) ?? names.actor(speaker?.id ?? null) ?? plainName(speaker?.text ?? origin))
  return { claim, report, origin, name, interest: standsFor(one, all), copyOf: original.id === report.id ? null : original.id }
}

/** A side that denies or passes over what another side is told to have done stands with those who lose by it. */
function standsFor({ claim, interest, speaker }: Telling, all: readonly Telling[]): Voice['interest'] {
  const against = claim.stance === 'denies' || claim.stance === 'doubts' || claim.stance === 'silent'
  const side = speaker?.side ?? null
  if (interest === 'loses' || !against || side === null) return interest
  const doers = all.filter((other) => tells(other.claim)).flatMap((other) => other.claim.actor.map((party) => party.side))
  return doers.includes(side) ? 'gains' : 'loses'
}

function plainName(text: string): string {
  const name = text.replace(/\s+/g, ' ').replace(/^(the|a|an) /i, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

import { z } from 'zod'
import { placeKey } from '#control/moves.ts'
import { eventIdOf } from '#events/compose.ts'
import type { Event } from '#model/event.ts'
import { eventView } from '#views/eventView.ts'
import { shownEvent } from '#views/happening.ts'
import { originsOf, rowOf } from '#views/matrix.ts'
import { quoteShown } from '#views/quoteShown.ts'
import { isWithin } from '#views/situation.ts'
import type { Account } from '../account.ts'
import { quote as claimQuote, eventView as eventAnswer, matrixRow } from '../answers/reading.ts'
import { claim, happeningType, stance, standing } from '../answers/records.ts'
import { event as eventLine, side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { area, dates, day } from '../parameters.ts'
import { notFound } from '../problem.ts'
import type { Served } from '../server.ts'
import { textsOf } from '../texts.ts'

export function eventRoutes(served: Served): Endpoint[] {
  const known = { known: dates.known }
  return [
    endpoint({
      path: '/api/events',
      summary: 'Events, the newest first.',
      query: {
        ...known,
        from: day.optional(),
        to: day.optional(),
        area: area.optional(),
        place: z.string().optional().describe('The id of a place.'),
        type: happeningType.optional(),
        standing: standing.optional(),
        ...page,
      },
      answer: z.strictObject({ ...pageFields, sides: z.array(side), events: z.array(eventLine) }).meta({ id: 'Events' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const { from, to, place, type, standing: asked } = query
        const matching = account
          .newest()
          .filter(
            (event) =>
              (type === undefined || event.type === type) &&
              (asked === undefined || event.standing === asked) &&
              (place === undefined || event.places.some((one) => placeKey(one) === place)) &&
              isWithin(event, { from, to }, query.area ?? null),
          )
        const { total, next, ...part } = pageOf(matching, query)
        const shown = part.shown.map((event) => shownEvent(event, account.voices(event)))
        const sides = new Set(shown.flatMap(({ actor, target }) => [...actor, ...target].flatMap((party) => party.side ?? [])))
        return { total, next, sides: [...sides].map(served.names.side), events: shown }
      },
    }),
    endpoint({
      path: '/api/events/{id}',
      summary:
        'One event: how well each part of it is supported and why, what would change that, its figures, and what is told beside it.',
      query: known,
      answer: eventAnswer,
      handle: async ({ query, id }) => {
        const account = await served.accounts.at(query.known ?? null)
        const event = eventAsked(id, account)
        const beside = besideOf(event, account).map((one) => shownEvent(one, account.voices(one)))
        return eventView(event, account.voices(event), { history: account.history(event), whatIf: account.whatIf(event), beside })
      },
    }),
    endpoint({
      path: '/api/events/{id}/matrix',
      summary: 'The claims of one event by origin: a row each, in three bands, with what it tells of each part.',
      query: { ...known, ...page },
      answer: z.strictObject({ ...pageFields, rows: z.array(matrixRow) }).meta({ id: 'Matrix' }),
      handle: async ({ query, id }) => {
        const account = await served.accounts.at(query.known ?? null)
        const { shown, ...part } = pageOf(originsOf(account.voices(eventAsked(id, account))), query)
        return { ...part, rows: shown.map(rowOf) }
      },
    }),
    endpoint({
      path: '/api/claims',
      summary: 'Claims in order of publication, as found in the reports.',
      query: {
        ...known,
        report: z.string().optional().describe('The id of a report.'),
        event: z.string().optional().describe('The id of an event.'),
        place: z.string().optional().describe('The id of a place.'),
        type: happeningType.optional(),
        stance: stance.optional(),
        from: day.optional(),
        to: day.optional(),
        ...page,
      },
      answer: z.strictObject({ ...pageFields, claims: z.array(claim) }).meta({ id: 'Claims' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const { report, event, place, type, from, to } = query
        const all = [...account.claims.values()].filter(
          (one) =>
            (report === undefined || one.report === report) &&
            (event === undefined || account.eventOf(one.id) === event) &&
            (place === undefined || one.places.some(({ id }) => id === place)) &&
            (type === undefined || one.type === type) &&
            (query.stance === undefined || one.stance === query.stance) &&
            (from === undefined || (one.date !== null && one.date.to >= from)) &&
            (to === undefined || (one.date !== null && one.date.from <= to)),
        )
        const { shown, ...part } = pageOf(all, query)
        return { ...part, claims: [...shown] }
      },
    }),
    endpoint({
      path: '/api/claims/{id}',
      summary: 'One claim, the event that it stands in, and its words as they stand in the report.',
      query: known,
      answer: z.strictObject({ claim, event: z.string().nullable(), quote: claimQuote.nullable() }).meta({ id: 'ClaimInReport' }),
      handle: async ({ query, id }) => {
        const account = await served.accounts.at(query.known ?? null)
        const found = account.claims.get(id)
        const report = account.reports.get(found?.report ?? '')
        if (found === undefined || report === undefined)
          throw notFound(`Claim ${id}`, 'Ask /api/claims for those there are; a later knowledge date may have it.')
        const event = account.events.get(account.eventOf(id) ?? '')
        const voice = event && account.voices(event).find((one) => one.claim.id === id)
        const name = voice?.name ?? found.source?.text ?? report.outlet ?? 'the report itself'
        const [quote = null] = quoteShown({ claim: found, report, name }, await textsOf(served.ledger, [report.id]))
        return { claim: found, event: event?.id ?? null, quote }
      },
    }),
  ]
}

/** An event by its own id, or that of one of its claims, or the id that it had before it was merged with an older one. */
function eventAsked(id: string, account: Account): Event {
  const event = account.events.get(id) ?? account.events.get(account.eventOf(id) ?? '')
  if (event !== undefined) return event
  const first = id.startsWith('e_') ? account.claims.keys().find((claim) => eventIdOf(claim) === id) : undefined
  const merged = first === undefined ? undefined : account.events.get(account.eventOf(first) ?? '')
  if (merged !== undefined) return merged
  throw notFound(`Event ${id}`, 'Ask /api/events for those there are; a later knowledge date may have it.')
}

function firstDay(event: Event): string | null {
  return event.date?.from ?? event.firstTold
}

const mostBeside = 8
const daysBeside = 3

/** What else is told of the same places in the days around it, the nearest first. */
function besideOf(event: Event, account: Account): Event[] {
  const places = new Set(event.places.flatMap(({ id, precision }) => (id === null || precision === 'country' ? [] : [id])))
  const day = firstDay(event)
  if (day === null) return []
  const apart = (other: Event) => {
    const its = firstDay(other)
    return its === null
      ? Number.POSITIVE_INFINITY
      : Math.abs(Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(its)).days)
  }
  return account.list
    .filter(
      (other) =>
        other.id !== event.id && other.places.some(({ id }) => id !== null && places.has(id)) && apart(other) <= daysBeside,
    )
    .sort((a, b) => apart(a) - apart(b) || b.claims.length - a.claims.length)
    .slice(0, mostBeside)
}

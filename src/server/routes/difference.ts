import { z } from 'zod'
import { difference, type RevisedField } from '#views/difference.ts'
import { type EventShown, shownEvent } from '#views/happening.ts'
import type { Account } from '../account.ts'
import { oncePer } from '../accounts.ts'
import { event, side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { day } from '../parameters.ts'
import type { Served } from '../server.ts'

const kinds = ['known', 'revised', 'withdrawn'] as const
const fields: readonly RevisedField[] = ['standing', 'type', 'date', 'places', 'actor', 'counts']
const change = z
  .strictObject({
    kind: z.enum(kinds),
    event,
    gone: z.boolean().describe('Nothing is left of it: the event is shown as it was.'),
    fields: z.array(z.strictObject({ field: z.enum(fields), before: z.string(), after: z.string() })),
  })
  .meta({ id: 'EventChange' })
type EventChange = z.output<typeof change>

/** An event that changed, not yet in words: only those that are sent are. */
interface Found extends Pick<EventChange, 'kind' | 'gone' | 'fields'> {
  readonly shown: () => EventShown
}

export function differenceRoutes(served: Served): Endpoint[] {
  const byEarlier = oncePer(() => new WeakMap<Account, readonly Found[]>())
  const changesOf = (before: Account, after: Account) => {
    const kept = byEarlier(after).get(before) ?? changesBetween(before, after)
    byEarlier(after).set(before, kept)
    return kept
  }
  return [
    endpoint({
      path: '/api/difference',
      summary: 'Events of which something was learnt between two knowledge dates: known since, told otherwise, or withdrawn.',
      query: {
        known: day.describe('The first knowledge date.'),
        against: day.optional().describe('The second knowledge date. Left out, now.'),
        kind: z.enum(kinds).optional(),
        ...page,
      },
      answer: z
        .strictObject({
          ...pageFields,
          byKind: z.strictObject({ known: z.number().int(), revised: z.number().int(), withdrawn: z.number().int() }),
          sides: z.array(side),
          changes: z.array(change),
        })
        .meta({ id: 'Difference' }),
      handle: async ({ query }) => {
        const before = await served.accounts.at(query.known)
        const all = changesOf(before, await served.accounts.at(query.against ?? null))
        const count = (kind: EventChange['kind']) => all.filter((one) => one.kind === kind).length
        const { shown, ...part } = pageOf(query.kind === undefined ? all : all.filter(({ kind }) => kind === query.kind), query)
        const changes = shown.map(({ shown: asShown, ...one }) => ({ ...one, event: asShown() }))
        const sides = new Set(changes.flatMap((one) => one.event.actor.flatMap((party) => party.side ?? [])))
        return {
          ...part,
          byKind: { known: count('known'), revised: count('revised'), withdrawn: count('withdrawn') },
          sides: [...sides].map(served.names.side),
          changes,
        }
      },
    }),
  ]
}

function changesBetween(before: Account, after: Account): Found[] {
  const { known, revised, withdrawn } = difference(
    { events: before.list, holdings: before.holdings },
    { events: after.newest(), holdings: after.holdings },
  )
  const asNow = (one: Account['list'][number]) => () => shownEvent(one, after.voices(one))
  return [
    ...known.map((one) => ({ kind: 'known' as const, gone: false, fields: [], shown: asNow(one) })),
    ...revised.map((one) => ({ kind: 'revised' as const, gone: false, fields: [...one.fields], shown: asNow(one.after) })),
    ...withdrawn.map((one) => ({
      kind: 'withdrawn' as const,
      gone: one.after === null,
      fields: [],
      shown: one.after === null ? () => shownEvent(one.before, before.voices(one.before)) : asNow(one.after),
    })),
  ]
}

import { z } from 'zod'
import { eventsShown, holdingsShown, type Situation } from '#views/situation.ts'
import type { TilesShown } from '#views/tiles.ts'
import { type Timeline, timeline } from '#views/timeline.ts'
import type { Account } from '../account.ts'
import { oncePer } from '../accounts.ts'
import { situation } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { countriesOf } from '../names.ts'
import { area, dates, day } from '../parameters.ts'
import { dayOf, type Served } from '../server.ts'

const most = z.number().int()
const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable()
const tilesShown: z.ZodType<TilesShown> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('raster'), url: z.string(), most, bounds, credit: z.string() }),
  z.strictObject({ kind: z.literal('style'), url: z.string(), credit: z.string() }),
  z.strictObject({ kind: z.literal('vector'), url: z.string(), most, bounds, layers: z.array(z.string()), credit: z.string() }),
])

export function situationRoutes(served: Served): Endpoint[] {
  const timelineOf = oncePer((account, now: Account) => {
    const day = dayOf(undefined, now, served.now)
    return timeline(voicesOf(account), voicesOf(now), { from: now.firstDay ?? day, to: now.lastDay ?? day })
  })
  return [
    endpoint({
      path: '/api/situation',
      summary: 'Who holds which town, what happened, and how much was told by when: all that the map, timeline and list show.',
      query: { ...dates, from: day.optional().describe('First day of a range that ends with `on`.'), area: area.optional() },
      answer: situation,
      handle: async ({ query }) => situationOf(served, query, timelineOf),
    }),
    endpoint({
      path: '/api/ledger',
      summary: 'What is served: the ledger, how much is in it, and the days that it spans.',
      query: {},
      answer: z
        .strictObject({
          name: z.string(),
          reports: z.number().int(),
          claims: z.number().int(),
          firstDay: z.string().nullable(),
          lastDay: z.string().nullable(),
          countries: z.array(z.string()),
          theatres: z.array(z.strictObject({ id: z.string(), name: z.string() })),
          tiles: tilesShown.nullable().describe('What lies under areas and marks, over the bundled land.'),
        })
        .meta({ id: 'Ledger' }),
      handle: async () => {
        const { reports, claims, firstDay, lastDay, holdings } = await served.accounts.at(null)
        const sides = holdings.flatMap(({ side }) => side ?? [])
        const fought = served.names.theatresOf(sides)
        return {
          name: served.ledgerName,
          reports: reports.size,
          claims: claims.size,
          firstDay,
          lastDay,
          countries: countriesOf({ holdings }, served.names),
          theatres: fought.map(({ id, name }) => ({ id, name })),
          tiles: served.tiles?.shown ?? null,
        }
      },
    }),
  ]
}

async function situationOf(
  served: Served,
  query: {
    on?: string | undefined
    from?: string | undefined
    known?: string | undefined
    area?: Parameters<typeof eventsShown>[2] | undefined
  },
  timelineOf: (account: Account, now: Account) => Timeline,
): Promise<Situation> {
  const account = await served.accounts.at(query.known ?? null)
  const now = query.known === undefined ? account : await served.accounts.at(null)
  const on = dayOf(query.on, account, served.now)
  const from = query.from !== undefined && query.from <= on ? query.from : on
  const box = query.area ?? null
  const span = { from: now.firstDay ?? on, to: now.lastDay ?? on }
  const holdings = account.holdingsOn(on)
  const { events, total } = eventsShown(account.newest(), { from, to: on }, box, account.voices)
  const shown = holdingsShown({
    holdings,
    fresh: new Map(
      account.holdings
        .filter((one) => one.from <= on && (one.until === null || on <= one.until))
        .map((one) => [one.place.id, one]),
    ),
    events: account.events,
    voices: account.voices,
    nameOf: served.names.actor,
    on,
    area: box,
  })
  const sides = new Set([
    ...now.holdings.flatMap(({ side }) => side ?? []),
    ...shown.flatMap(({ side, rival }) => [side, rival]).filter((side) => side !== null),
  ])
  return {
    on,
    from,
    known: query.known ?? null,
    span,
    reports: { counted: account.reports.size, later: now.reports.size - account.reports.size },
    sides: [...sides].map(served.names.side).sort((a, b) => a.slot - b.slot || (a.id < b.id ? -1 : 1)),
    holdings: shown,
    events,
    eventsInRange: total,
    timeline: timelineOf(account, now),
  }
}

function voicesOf(account: Account) {
  return account.list.map((event) => ({ id: event.id, voices: account.voices(event) }))
}

import { z } from 'zod'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import { shownEvent } from '#views/happening.ts'
import { type QuoteShown, quoteShown } from '#views/matrix.ts'
import { samePlace } from '#views/named.ts'
import { type KnownRow, namesOf, type PlaceView, wayTo } from '#views/placePage.ts'
import { type HoldingShown, holdingsShown } from '#views/situation.ts'
import type { Account } from '../account.ts'
import { placeView } from '../answers/reading.ts'
import { holding, side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { dates } from '../parameters.ts'
import { notFound } from '../problem.ts'
import { dayOf, type Served } from '../server.ts'
import { type Texts, textsOf } from '../texts.ts'

export function placeRoutes(served: Served): Endpoint[] {
  return [
    endpoint({
      path: '/api/places',
      summary: 'Places of which it is told who holds them, on a day.',
      query: dates,
      answer: z.strictObject({ on: z.string(), sides: z.array(side), places: z.array(holding) }).meta({ id: 'Places' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const on = dayOf(query.on, account, served.now)
        const places = shownOn(on, account, served).sort((a, b) => (a.place.text < b.place.text ? -1 : 1))
        const sides = new Set(places.flatMap((one) => [one.side ?? [], one.rival ?? []].flat()))
        return { on, sides: [...sides].map(served.names.side), places }
      },
    }),
    endpoint({
      path: '/api/places/{id}',
      summary: 'One place, by its id or a name: the line of holdings with the words for and against, as known when.',
      query: dates,
      answer: placeView,
      handle: async ({ query, id }) => placeOf(served, id, query),
    }),
  ]
}

function shownOn(on: Day, account: Account, served: Served): HoldingShown[] {
  return shownAs(account.holdingsOn(on), on, account, served)
}

function shownAs(holdings: readonly Holding[], on: Day, account: Account, served: Served): HoldingShown[] {
  const { events, voices } = account
  const fresh = new Map(
    account.holdings.filter((one) => one.from <= on && (one.until === null || on <= one.until)).map((one) => [one.place.id, one]),
  )
  return holdingsShown({ holdings, fresh, events, voices, nameOf: served.names.actor, on, area: null })
}

async function placeOf(
  served: Served,
  asked: string,
  query: { on?: Day | undefined; known?: Day | undefined },
): Promise<PlaceView> {
  const account = await served.accounts.at(query.known ?? null)
  const on = dayOf(query.on, account, served.now)
  const named = account.list.flatMap((event) => event.places).find((place) => place.id === asked || samePlace(place, asked))
  const line = account.holdings.filter((one) => one.place.id === (named?.id ?? asked) || samePlace(one.place, asked))
  const found = line[0]?.place ?? named
  if (found === undefined)
    throw notFound(`Place ${asked}`, 'Ask /api/places for those there are; a later knowledge date may have it.')
  const id = found.id ?? `unplaced:${found.name.toLowerCase()}`
  const events = account.list.filter((event) =>
    event.places.some((place) => (place.id ?? `unplaced:${place.name.toLowerCase()}`) === id),
  )
  const claims = events.flatMap((event) => event.claims.flatMap((one) => account.claims.get(one) ?? []))
  const texts = await textsOf(
    served.ledger,
    claims.map((claim) => claim.report),
  )
  const used = new Set(line.flatMap((one) => [...one.for, ...one.against]))
  const shown = line.flatMap((one) => shownAs([one], one.from, account, served).map((view) => ({ view, one })))
  const around = aroundOf(id, { lat: found.lat, lon: found.lon }, shownOn(on, account, served))
  const beside = [...shown.map(({ view }) => view), ...around.map(({ holding }) => holding)]
  const sides = new Set(beside.flatMap(({ side, rival }) => [side ?? [], rival ?? []].flat()))
  const { name, text, lat, lon } = found
  return {
    place: { id, name, text, lat, lon, country: named?.country ?? null, admin1: named?.admin1 ?? null },
    names: namesOf(claims, id),
    reports: new Set(claims.map((claim) => claim.report)).size,
    sides: [...sides].map(served.names.side),
    span: { from: account.firstDay ?? on, to: account.lastDay ?? on },
    line: shown.map(({ view, one }) => ({ ...view, from: one.from, until: one.until, ...wordsOf(one, account, texts) })),
    both: await bothDates(id, account, served),
    others: events.filter((event) => !used.has(event.id)).map((event) => shownEvent(event, account.voices(event))),
    around,
  }
}

/** The newest words of each origin: those that tell the holding, and those that deny, doubt or pass over it. */
function wordsOf(one: Holding, account: Account, texts: Texts): { for: QuoteShown[]; against: QuoteShown[] } {
  const voices = (ids: readonly string[]) =>
    ids.flatMap((id) => account.events.get(id) ?? []).flatMap((event) => account.voices(event))
  const tells = (stance: string) => stance === 'asserts' || stance === 'confirms' || stance === 'acknowledges'
  const own = voices(one.for)
  const quotes = (some: typeof own) =>
    [...new Map(some.map((voice) => [`${voice.origin} ${voice.claim.stance}`, voice])).values()].flatMap((voice) =>
      quoteShown(voice, texts),
    )
  return {
    for: quotes(own.filter(({ claim }) => tells(claim.stance))),
    against: quotes([
      ...own.filter(({ claim }) => !tells(claim.stance)),
      ...voices(one.against).filter(({ claim }) => claim.stance !== 'silent'),
    ]),
  }
}

// A page shows a dozen knowledge dates; of more, the last ones and the first.
const mostRows = 12

async function bothDates(id: string, account: Account, served: Served): Promise<KnownRow[]> {
  const heads = [...account.reports.values()].filter((head) => head.published !== null)
  const told = new Set(
    account.list
      .filter((event) => event.places.some((place) => place.id === id))
      .flatMap((event) => event.claims.flatMap((claim) => account.claims.get(claim)?.report ?? [])),
  )
  const days = [...new Set(heads.filter((head) => told.has(head.id)).flatMap((head) => head.published ?? []))].sort()
  const rows: KnownRow[] = []
  for (const known of days.slice(-mostRows)) {
    const then = await served.accounts.at(known)
    const runs = then.holdings
      .filter((one) => one.place.id === id && one.from <= known)
      .map((one) => ({
        from: one.from,
        to: one.until !== null && one.until < known ? one.until : known,
        side: one.side,
        rival: shownAs([one], one.from, then, served)[0]?.rival ?? null,
        status: one.status,
      }))
    const outlets = heads.filter((head) => head.published === known && told.has(head.id)).flatMap((head) => head.outlet ?? [])
    rows.push({ known, outlets: [...new Set(outlets)], runs })
  }
  return rows
}

const mostAround = 8

function aroundOf(id: string, { lat, lon }: { lat: number | null; lon: number | null }, holdings: readonly HoldingShown[]) {
  if (lat === null || lon === null) return []
  return holdings
    .flatMap((one) =>
      one.place.id === id || one.place.lat === null || one.place.lon === null
        ? []
        : [{ holding: one, ...wayTo({ lat, lon }, { lat: one.place.lat, lon: one.place.lon }) }],
    )
    .sort((a, b) => a.km - b.km)
    .slice(0, mostAround)
}

import { z } from 'zod'
import { placeKey } from '#control/moves.ts'
import { spellingsOf } from '#knowledge/gazetteer/spellings.ts'
import type { Claim, ClaimPlace } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Holding } from '#model/holding.ts'
import type { Voice } from '#views/evidence.ts'
import { samePlace } from '#views/named.ts'
import { alsoNamed, type KnownRow, namesOf, type PlaceView, wayTo } from '#views/placePage.ts'
import { quoteShown } from '#views/quoteShown.ts'
import { type HoldingShown, holdingsShown } from '#views/situation.ts'
import type { Account } from '../account.ts'
import { knownRow, placeView } from '../answers/reading.ts'
import { holding, side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { dates } from '../parameters.ts'
import { notFound } from '../problem.ts'
import { dayOf, type Served } from '../server.ts'
import { textsOf } from '../texts.ts'

export function placeRoutes(served: Served): Endpoint[] {
  return [
    endpoint({
      path: '/api/places',
      summary: 'Places of which it is told who holds them, on a day.',
      query: { ...dates, name: z.string().min(1).optional().describe('Part of a name.'), ...page },
      answer: z
        .strictObject({ ...pageFields, on: z.string(), sides: z.array(side), places: z.array(holding) })
        .meta({ id: 'Places' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const on = dayOf(query.on, account, served.now)
        const asked = query.name?.toLowerCase()
        const { shown, ...part } = pageOf(
          account
            .holdingsOn(on)
            .filter(
              ({ place }) => asked === undefined || [place.text, place.name].some((name) => name.toLowerCase().includes(asked)),
            )
            .sort((a, b) => (a.place.text < b.place.text ? -1 : 1)),
          query,
        )
        const places = shownAs(shown, on, account, served).sort((a, b) => (a.place.text < b.place.text ? -1 : 1))
        const sides = new Set(places.flatMap((one) => [one.side ?? [], one.rival ?? []].flat()))
        return { ...part, on, sides: [...sides].map(served.names.side), places }
      },
    }),
    endpoint({
      path: '/api/places/{id}/known',
      summary: 'How a place was held, day by day, as known on one knowledge date: a row of both dates at once.',
      query: { known: dates.known },
      answer: knownRow,
      handle: async ({ query, id }) => {
        const known = query.known ?? dayOf(undefined, await served.accounts.at(null), served.now)
        return knownRowOf(served, id, known)
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
  const found = findPlace(asked, account)
  const id = placeKey(found)
  const line = account.holdings.filter((one) => one.place.id === id)
  const claims = account.list
    .filter((event) => event.places.some((place) => placeKey(place) === id))
    .flatMap((event) => event.claims.flatMap((one) => account.claims.get(one) ?? []))
  const shown = line.flatMap((one) => shownAs([one], one.from, account, served).map((view) => ({ view, one })))
  const words = line.map((one) => wordsOf(one, account))
  const texts = await textsOf(
    served.ledger,
    words.flatMap((one) => [...one.for, ...one.against].map(({ report }) => report.id)),
  )
  const around = aroundOf(id, found, on, account, served)
  const beside = [...shown.map(({ view }) => view), ...around.flatMap(({ holding }) => holding ?? [])]
  const sides = new Set(beside.flatMap(({ side, rival }) => [side ?? [], rival ?? []].flat()))
  const { name, text, lat, lon, country, admin1 } = found
  const names = namesOf(claims, id)
  return {
    place: { id, name, text: line[0]?.place.text ?? text, lat, lon, country, admin1 },
    names,
    alsoNamed: alsoNamed(spellingsOf({ id, country }), [name, ...names.map((one) => one.text)]),
    reports: new Set(claims.map((claim) => claim.report)).size,
    sides: [...sides].map(served.names.side),
    span: { from: account.firstDay ?? on, to: account.lastDay ?? on },
    line: shown.map(({ view, one }, index) => ({
      ...view,
      from: one.from,
      until: one.until,
      for: words[index]?.for.flatMap((voice) => quoteShown(voice, texts)) ?? [],
      against: words[index]?.against.flatMap((voice) => quoteShown(voice, texts)) ?? [],
    })),
    told: toldDays(claims, account),
    around,
  }
}

function findPlace(asked: string, account: Account): ClaimPlace {
  const places = account.list.flatMap((event) => event.places)
  const found = places.find((place) => placeKey(place) === asked) ?? places.find((place) => samePlace(place, asked))
  if (found !== undefined) return found
  throw notFound(`Place ${asked}`, 'Ask /api/places for those there are; a later knowledge date may have it.')
}

/** The newest words of each origin: those that tell the holding, and those that deny, doubt or pass over it. */
function wordsOf(one: Holding, account: Account): { for: Voice[]; against: Voice[] } {
  const voices = (ids: readonly string[]) =>
    ids.flatMap((id) => account.events.get(id) ?? []).flatMap((event) => account.voices(event))
  const tells = (stance: string) => stance === 'asserts' || stance === 'confirms' || stance === 'acknowledges'
  const own = voices(one.for)
  const newest = (some: typeof own) => [
    ...new Map(some.map((voice) => [`${voice.origin} ${voice.claim.stance}`, voice])).values(),
  ]
  return {
    for: newest(own.filter(({ claim }) => tells(claim.stance))),
    against: newest([
      ...own.filter(({ claim }) => !tells(claim.stance)),
      ...voices(one.against).filter(({ claim }) => claim.stance !== 'silent'),
    ]),
  }
}

// A page shows a dozen knowledge dates: of more, the last ones.
const mostRows = 12

function toldDays(claims: readonly Claim[], { reports }: Account): PlaceView['told'] {
  const heads = [...new Set(claims.map((claim) => claim.report))].flatMap((id) => reports.get(id) ?? [])
  const byDay = Map.groupBy(heads, (head) => head.published)
  return [...byDay.keys()]
    .filter((day) => day !== null)
    .sort()
    .slice(-mostRows)
    .map((known) => ({ known, outlets: [...new Set(byDay.get(known)?.flatMap((head) => head.outlet ?? []))] }))
}

async function knownRowOf(served: Served, place: string, known: Day): Promise<KnownRow> {
  const runs = (await served.accounts.runsAt(known)).get(place) ?? []
  return {
    known,
    runs: runs
      .filter(({ from }) => from <= known)
      .map(({ from, until, ...run }) => ({ ...run, from, to: until !== null && until < known ? until : known })),
  }
}

const mostAround = 8

/** The nearest places that the ledger tells of, with who holds each on a day. */
function aroundOf(id: string, { lat, lon }: ClaimPlace, on: Day, account: Account, served: Served): PlaceView['around'] {
  if (lat === null || lon === null) return []
  const told = new Map(account.list.flatMap((event) => event.places.map((place) => [placeKey(place), place] as const)))
  const nearest = [...told]
    .flatMap(([key, place]) =>
      key === id || place.lat === null || place.lon === null || !isPoint(place)
        ? []
        : [{ key, place, ...wayTo({ lat, lon }, { lat: place.lat, lon: place.lon }) }],
    )
    .sort((a, b) => a.km - b.km || (a.key < b.key ? -1 : 1))
    .slice(0, mostAround)
  const keys = new Set(nearest.map(({ key }) => key))
  const holdings = account.holdingsOn(on).filter(({ place }) => keys.has(place.id))
  const held = new Map(shownAs(holdings, on, account, served).map((one) => [one.place.id, one]))
  return nearest.map(({ key, place, km, bearing }) => {
    const holding = held.get(key) ?? null
    return { place: { id: key, text: holding?.place.text ?? place.text }, holding, km, bearing }
  })
}

/** A region or a country lies around a place, not at a distance. */
function isPoint({ precision }: ClaimPlace): boolean {
  return precision === 'town' || precision === 'near'
}

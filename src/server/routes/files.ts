import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { z } from 'zod'
import { type Exported, exportAs, type Format } from '#exports/exports.ts'
import { openCountryPlaces } from '#knowledge/gazetteer/country.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { printedEvent, printedHolding } from '#views/printed.ts'
import { inArea } from '#views/situation.ts'
import { checked, type Endpoint, endpoint } from '../endpoint.ts'
import { withNames } from '../names.ts'
import { area, dates, day } from '../parameters.ts'
import { Answered } from '../problem.ts'
import { dayOf, type Served } from '../server.ts'

export function fileRoutes(served: Served): Endpoint[] {
  return [exportRoute(served), rawRoute(served), basemapRoute(), townsRoute()]
}

const exportQuery = z.strictObject({
  ...dates,
  from: day.optional().describe('First day, for events and claims.'),
  area: area.optional(),
  of: z.enum(['claims', 'events', 'control']).default('control'),
  format: z.enum(['csv', 'geojson', 'jsonl']).default('csv'),
})

const media: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  jsonl: 'application/jsonl; charset=utf-8',
}

function exportRoute(served: Served): Endpoint {
  return {
    method: 'get',
    path: '/api/export',
    summary: 'What is shown, as a file: holdings on a day, events or claims, as CSV, GeoJSON or JSON Lines.',
    query: exportQuery,
    body: null,
    answer: { media: 'text/csv' },
    handle: async (context) => {
      const query = checked(exportQuery, context.req.query(), 'parameter')
      const account = await served.accounts.at(query.known ?? null)
      const on = dayOf(query.on, account, served.now)
      const box = query.area ?? null
      const within = ({
        date,
        places,
      }: {
        date: { from: string; to: string } | null
        places: readonly { lat: number | null; lon: number | null }[]
      }) =>
        (query.from === undefined || (date !== null && date.to >= query.from && date.from <= on)) &&
        (box === null || places.some((place) => place.lat !== null && inArea(place, box)))
      const named = withNames(served.names)
      const exported: Exported =
        query.of === 'control'
          ? {
              of: 'control',
              holdings: account
                .holdingsOn(on)
                .filter(({ place }) => inArea(place, box))
                .map(printedHolding)
                .map(named),
            }
          : query.of === 'events'
            ? { of: 'events', events: account.list.filter(within).map(printedEvent).map(named) }
            : {
                of: 'claims',
                claims: [...account.claims.values()]
                  .filter(within)
                  .map((claim) => ({ claim: named(claim), report: account.reports.get(claim.report) })),
              }
      const pieces = exportAs(query.format, exported)[Symbol.asyncIterator]()
      const encoder = new TextEncoder()
      const body = new ReadableStream({
        async pull(controller) {
          const { done, value } = await pieces.next()
          if (done) controller.close()
          else controller.enqueue(encoder.encode(value))
        },
      })
      const name = `fogline-${query.of}-${on}${query.known === undefined ? '' : `-known-${query.known}`}.${query.format}`
      return new Response(body, {
        headers: { 'content-type': media[query.format], 'content-disposition': `attachment; filename="${name}"` },
      })
    },
  }
}

function rawRoute(served: Served): Endpoint {
  return {
    method: 'get',
    path: '/api/raw/{id}',
    summary: 'The bytes of a report as they came, by their SHA-256: to save, never to open here.',
    query: z.strictObject({}),
    body: null,
    answer: { media: 'application/octet-stream' },
    handle: async (context) => {
      const bytes = await served.ledger.raw(context.req.param('id') ?? '')
      if (bytes === null)
        throw new Answered(404, 'not-found', 'Not found', 'No report has these bytes. Take the hash from the report.')
      return new Response(new Uint8Array(bytes), {
        headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="report.bin"' },
      })
    },
  }
}

function basemapRoute(): Endpoint {
  return {
    method: 'get',
    path: '/api/basemap/{id}',
    summary: 'Borders, rivers and lakes as TopoJSON: of the world, or finer of a theatre.',
    query: z.strictObject({}),
    body: null,
    answer: { media: 'application/json' },
    handle: async (context: Context) => {
      const name = context.req.param('id') ?? ''
      const file = knowledgePath(join('basemap', `${name}.json`))
      if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file))
        throw new Answered(404, 'not-found', 'Not found', `There is no basemap ${name}. Take the world's, /api/basemap/world.`)
      return new Response(new Uint8Array(await readFile(file)), {
        headers: { 'content-type': 'application/json', 'cache-control': 'max-age=3600' },
      })
    },
  }
}

// Of a country's towns a map names some hundreds at most.
const mostTowns = 400

function townsRoute(): Endpoint {
  return endpoint({
    path: '/api/towns/{id}',
    summary: 'The larger towns of a country, by its ISO code: what a map names where nothing is told. GeoNames, CC BY 4.0.',
    query: { least: z.coerce.number().int().min(0).default(20_000).describe('The fewest people.') },
    answer: z
      .strictObject({
        towns: z.array(
          z.strictObject({ id: z.string(), name: z.string(), lat: z.number(), lon: z.number(), population: z.number() }),
        ),
      })
      .meta({ id: 'Towns' }),
    handle: async ({ query, id }) => {
      if (!/^[A-Z]{2}$/.test(id) || !existsSync(knowledgePath(`places/countries/${id}.br`)))
        throw new Answered(404, 'not-found', 'Not found', `${id} is no country of the gazetteer. Give its ISO code: SY.`)
      const towns = openCountryPlaces(id).towns(query.least).slice(0, mostTowns)
      return { towns: towns.map(({ id: town, name, lat, lon, population }) => ({ id: town, name, lat, lon, population })) }
    },
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from '#model/claim.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { makeApp } from '../../src/server/app.ts'

// The whole API over the sample reports: asked as a program asks it, without a port.
const folder = mkdtempSync(join(tmpdir(), 'fogline-api-'))
let ledger: Ledger
let app: ReturnType<typeof makeApp>

beforeAll(async () => {
  ledger = await openLedger(join(folder, 'ledger.db'))
  app = makeApp({ ledger, ledgerName: 'ledger.db', web: null })
})
afterAll(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers })
  return { response, body: JSON.parse((await response.text()) || 'null') }
}
// biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what the tests look at
type Item = any
/** All items of a list, so many a page. */
async function allOf(path: string, name: string, limit: number): Promise<Item[]> {
  const all: Item[] = []
  for (let next: number | null = 0; next !== null; ) {
    const { body } = await get(`${path}?limit=${limit}&after=${next}`)
    all.push(...body[name])
    next = body.next
    if (next === null) expect(all).toHaveLength(body.total)
  }
  return all
}
function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}
/** The `event` and `data` of each server-sent event. */
async function events(response: Response) {
  return (await response.text())
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      return { event: field('event'), data: JSON.parse(field('data')) }
    })
}

test('an empty ledger answers, with nothing in it', async () => {
  const { body } = await get('/api/situation')
  expect([body.holdings, body.events, body.reports]).toEqual([[], [], { counted: 0, later: 0 }])
})

describe('the samples', () => {
  beforeAll(async () => {
    const told = await events(await app.request('/api/samples', { method: 'POST' }))
    expect(told.at(-1)).toMatchObject({ event: 'done', data: { new: 10, none: 0 } })
  }, 120_000)

  test('read again are known, and nothing is added', async () => {
    const told = await events(await app.request('/api/samples', { method: 'POST' }))
    expect(told.at(-1)?.data).toEqual({ new: 0, known: 10, none: 0, claims: 0 })
  })

  test('Halfaya is the opposition’s on 3 December by now, and not as known the evening before', async () => {
    const sideOf = async (query: string) => {
      const { body } = await get(`/api/situation?on=2024-12-03${query}`)
      return body.holdings.find((holding: { place: { text: string } }) => holding.place.text === 'Halfaya')?.side ?? null
    }
    expect(await sideOf('')).toBe('syria/opposition')
    expect(await sideOf('&known=2024-12-02')).toBe(null)
  })

  test('reports that were published later are counted as later', async () => {
    const { body } = await get('/api/situation?known=2024-12-03')
    expect(body.reports.counted + body.reports.later).toBe(10)
    expect(body.reports.later).toBeGreaterThan(0)
  })

  test('the timeline never shows more than is known by now', async () => {
    const { body } = await get('/api/situation?known=2024-12-03')
    for (const { seen, all } of body.timeline.bars)
      for (const [stance, count] of Object.entries(seen)) expect(count, stance).toBeLessThanOrEqual(all[stance] ?? 0)
  })

  test('every word of an event’s matrix is cut from its report', async () => {
    const { body: list } = await get('/api/events?type=capture')
    for (const { id } of list.events) {
      const { body } = await get(`/api/claims?event=${id}`)
      const { body: view } = await get(`/api/events/${id}`)
      expect(body.total).toBe(view.event.claims)
      for (const claim of body.claims) {
        const {
          body: { quote, event },
        } = await get(`/api/claims/${claim.id}`)
        expect(event).toBe(id)
        const { body: report } = await get(`/api/reports/${quote.report}`)
        expect(report.text.slice(...quote.span)).toBe(quote.quote)
        expect(report.text).toContain(quote.before + quote.quote + quote.after)
      }
    }
  })

  test('a claim stands in one row of its event’s matrix: its origin’s, or a copy under it', async () => {
    const { body: list } = await get('/api/events')
    for (const { id } of list.events.slice(0, 30)) {
      const { body: view } = await get(`/api/events/${id}`)
      const rows = await allOf(`/api/events/${id}/matrix`, 'rows', 2)
      expect(new Set(rows.map(({ origin }) => origin)).size).toBe(rows.length)
      const bands = [...Map.groupBy(rows, ({ interest }) => interest)].map(([interest, own]) => ({
        interest,
        origins: own.length,
      }))
      expect(bands).toEqual(view.bands)
      expect(rows.flatMap(({ copies }) => copies)).toHaveLength(view.copies)
    }
  })

  test('the claims beside a report, page by page, are those that its text is marked with', async () => {
    const { body: list } = await get('/api/reports')
    for (const { id } of list.reports) {
      const { body: report } = await get(`/api/reports/${id}`)
      const claims = await allOf(`/api/reports/${id}/claims`, 'claims', 3)
      expect(claims.map(({ claim }) => [claim.id, claim.span])).toEqual(
        report.marks.map((mark: { claim: string; span: unknown }) => [mark.claim, mark.span]),
      )
      for (const [index, { number, claim }] of claims.entries()) {
        expect(number).toBe(index + 1)
        const runs = report.paragraphs.flatMap(({ runs: own }: { runs: object[] }) => own)
        const words = runs.filter((run: { claims: number[] }) => run.claims.includes(number))
        const text = words.map((run: { from: number; to: number }) => report.text.slice(run.from, run.to)).join('')
        expect(text).toBe(claim.quote.replaceAll('\n', ''))
      }
    }
  })

  test('a report’s runs put together are its paragraphs', async () => {
    const { body: list } = await get('/api/reports')
    for (const { id } of list.reports) {
      const { body } = await get(`/api/reports/${id}`)
      for (const { from, to, runs } of body.paragraphs)
        expect(runs.map((run: { from: number; to: number }) => body.text.slice(run.from, run.to)).join('')).toBe(
          body.text.slice(from, to),
        )
    }
  })

  test('a place is found by any spelling, with a line that has no gap', async () => {
    const { body } = await get('/api/places/halfaya')
    expect(body.place.text).toBe('Halfaya')
    expect(body.line.length).toBeGreaterThan(0)
    for (const [index, holding] of body.line.entries()) {
      const next = body.line[index + 1]
      expect(holding.until === null).toBe(next === undefined)
      if (next) expect(Temporal.PlainDate.from(holding.until).add({ days: 1 }).toString()).toBe(next.from)
    }
  })

  test('events merged by hand are found by either id, an origin splits off with all its claims, and both are undone', async () => {
    const { body: list } = await get('/api/events?type=capture&limit=1000')
    const event = list.events.find(({ claims }: { claims: number }) => claims > 2)
    const { body: view } = await get(`/api/events/${event.id}`)
    const [other] = view.beside
    const claimsOf = async (id: string) =>
      (await get(`/api/claims?event=${id}&limit=1000`)).body.claims.map((one: Claim) => one.id) as string[]
    const [own, its] = [await claimsOf(event.id), await claimsOf(other.id)]
    const decide = async (decision: object): Promise<string> =>
      JSON.parse(await (await post('/api/reviews', { author: 'Ida', decision })).text()).id
    const merge = await decide({ kind: 'merge', claims: [...own, ...its] })
    for (const id of [event.id, other.id])
      expect((await get(`/api/events/${id}`)).body.event.claims, id).toBe(own.length + its.length)
    await decide({ kind: 'undo', review: merge })
    expect(await claimsOf(event.id)).toEqual(own)

    const { rows } = (await get(`/api/events/${event.id}/matrix`)).body
    expect(rows.flatMap(({ claims }: { claims: string[] }) => claims).sort()).toEqual(own.toSorted())
    const { claims } = rows.at(-1)
    const from = own.filter((id) => !claims.includes(id))
    const split = await decide({ kind: 'split', claims, from })
    const apart = (await get(`/api/events/${claims[0]}`)).body.event
    expect(apart.id).not.toBe((await get(`/api/events/${from[0]}`)).body.event.id)
    expect(await claimsOf(apart.id)).toEqual(expect.arrayContaining(claims))
    await decide({ kind: 'undo', review: split })
    expect(await claimsOf(event.id)).toEqual(own)
  })

  test('what would change an event is nothing that it is already, and raises or lowers it', async () => {
    const { body: list } = await get('/api/events?limit=1000')
    const best = ['acknowledged', 'corroborated', 'reported', 'claimed', 'unjudged', 'disputed', 'refuted']
    for (const { id, standing } of list.events) {
      const { body } = await get(`/api/events/${id}`)
      expect(body.whatIf.length, id).toBeGreaterThan(0)
      for (const { raises, to } of body.whatIf) {
        expect(to, id).not.toBe(standing)
        expect(best.indexOf(to) < best.indexOf(standing), id).toBe(raises)
      }
    }
  })

  test('a place has its names in other spellings, and the places told of around it, the nearest first', async () => {
    const { body } = await get('/api/places/Hama')
    const { body: claims } = await get('/api/claims?limit=1000')
    const naming = claims.claims.filter((one: Claim) =>
      one.places.some(({ id, text }) => id === body.place.id && text === 'Hama'),
    )
    expect(body.names).toContainEqual({ text: 'Hama', count: naming.length })
    expect(body.alsoNamed).toContainEqual({ script: 'cyrillic', names: ['Хама'] })
    const told = new Set(claims.claims.flatMap((one: Claim) => one.places.map(({ id }) => id)))
    expect(body.around.length).toBe(8)
    for (const [index, { place, km }] of body.around.entries()) {
      expect(told).toContain(place.id)
      expect(place.id).not.toBe(body.place.id)
      expect(km).toBeGreaterThanOrEqual(body.around[index - 1]?.km ?? 0)
    }
  })

  test('every answer has the shape that the OpenAPI document gives it', async () => {
    const { body: document } = await get('/openapi.json')
    const { body: list } = await get('/api/events')
    const { body: reports } = await get('/api/reports')
    const { body: claims } = await get('/api/claims')
    const ids: Readonly<Record<string, string>> = {
      '/api/events/{id}': list.events[0].id,
      '/api/events/{id}/matrix': list.events[0].id,
      '/api/reports/{id}': reports.reports[0].id,
      '/api/reports/{id}/claims': reports.reports[0].id,
      '/api/places/{id}': 'Halfaya',
      '/api/places/{id}/known': 'Halfaya',
      '/api/claims/{id}': claims.claims[0].id,
      '/api/towns/{id}': 'SY',
    }
    const queries: Readonly<Record<string, string>> = {
      '/api/candidates': '?name=Hama',
      '/api/difference': '?known=2024-12-04',
    }
    for (const [path, { get: asked }] of Object.entries<{ get?: { responses: Record<string, { content: object }> } }>(
      document.paths,
    )) {
      const schema = asked?.responses['200']?.content as { 'application/json'?: { schema: object } } | undefined
      if (schema?.['application/json'] === undefined) continue
      if (path.includes('{id}') && ids[path] === undefined) continue
      const { response, body } = await get(path.replace('{id}', ids[path] ?? '') + (queries[path] ?? ''))
      expect(response.status, path).toBe(200)
      expect(faults(body, schema['application/json'].schema, document, path)).toEqual([])
    }
  })

  test('an answer that is known is not sent again, until the ledger grows', async () => {
    const packed = await app.request('/api/places', { headers: { 'accept-encoding': 'gzip' } })
    const etag = packed.headers.get('etag') ?? ''
    expect((await get('/api/places', { 'if-none-match': etag })).response.status).toBe(304)
    expect((await get('/api/places?limit=1', { 'if-none-match': etag })).response.status).toBe(200)
    const { body } = await get('/api/claims?limit=1')
    await post('/api/reviews', { author: 'A. Reader', decision: { kind: 'accept', claim: body.claims[0].id } })
    expect((await get('/api/places', { 'if-none-match': etag })).response.status).toBe(200)
  })

  test.each(['events', 'claims', 'reports', 'places', 'sources'])(
    'the pages of %s put together are the whole list',
    async (list) => {
      const { body: whole } = await get(`/api/${list}?limit=1000`)
      expect(whole.next).toBe(null)
      const pages: unknown[] = []
      for (let after: number | null = 0; after !== null; ) {
        const { body }: { body: { next: number | null; total: number } & Record<string, unknown[]> } = await get(
          `/api/${list}?limit=7&after=${after}`,
        )
        expect(body.total).toBe(whole.total)
        pages.push(...(body[list] ?? []))
        after = body.next
      }
      expect(pages).toEqual(whole[list])
      expect(whole[list].length).toBe(whole.total)
    },
  )

  test('what was learnt of events between two dates is listed by kind, and each kind is its part of the whole', async () => {
    const path = '/api/difference?known=2024-12-03&against=2024-12-08&limit=1000'
    const { body } = await get(path)
    expect(body.byKind.known).toBeGreaterThan(0)
    for (const kind of ['known', 'revised', 'withdrawn']) {
      const { body: part } = await get(`${path}&kind=${kind}`)
      expect(part.changes).toEqual(body.changes.filter((one: { kind: string }) => one.kind === kind))
      expect(part.total).toBe(body.byKind[kind])
    }
    const ids = async (known: string) =>
      (await get(`/api/events?limit=1000&known=${known}`)).body.events.map(({ id }: { id: string }) => id)
    const [before, after] = [await ids('2024-12-03'), await ids('2024-12-08')]
    for (const { kind, event, gone } of body.changes) {
      if (kind === 'known') expect(before).not.toContain(event.id)
      expect(gone ? before : after).toContain(event.id)
    }
  })

  test('an export has what is shown', async () => {
    const shown = (await get('/api/situation?on=2024-12-03')).body.holdings.length
    const csv = await (await app.request('/api/export?of=control&on=2024-12-03&format=csv')).text()
    expect(csv.trim().split('\n').length - 1).toBe(shown)
    const { body } = await get('/api/export?of=control&on=2024-12-03&format=geojson')
    expect(body.features.length).toBe(shown)
  })

  test('a decision is one more entry, and undo another', async () => {
    const { body: claims } = await get('/api/claims?type=capture&limit=1')
    const [{ id }] = claims.claims
    const answer = await post('/api/reviews', { author: 'A. Reader', decision: { kind: 'accept', claim: id } })
    const made = JSON.parse(await answer.text())
    const { body: decided } = await get('/api/reviews')
    expect(decided.reviews[0]).toMatchObject({ id: made.id, author: 'A. Reader' })
    await post('/api/reviews', { author: 'A. Reader', decision: { kind: 'undo', review: made.id } })
    expect((await get('/api/reviews')).body.total).toBe(decided.total + 1)
  })
})

describe('reports from strangers', () => {
  const hostile = 'The army said <script>alert(1)</script> it had taken Velmora. [x](javascript:alert(2)) \u202Egnp.exe\u202C'
  function form(fields: Record<string, string | File>) {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }

  test('a dry run says what would be read and keeps nothing', async () => {
    const before = (await get('/api/ledger')).body.reports
    const body = form({ text: 'Rebels captured the town of Saraqib on Monday.', published: '2024-12-03', outlet: 'Velmora Post' })
    const told = await events(await app.request('/api/reports?dry=1', { method: 'POST', body }))
    expect(told[0]).toMatchObject({ event: 'report', data: { kind: 'new', outlet: 'Velmora Post', published: '2024-12-03' } })
    expect((await get('/api/ledger')).body.reports).toBe(before)
  })

  test('the text comes back as text, character for character', async () => {
    const body = form({ file: new File([hostile], '../../<b>.txt'), published: '2024-12-03' })
    const told = await events(await app.request('/api/reports', { method: 'POST', body }))
    const { response, body: report } = await get(`/api/reports/${told[0]?.data.report}`)
    expect(report.text).toContain(hostile)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(told[0]?.data.input).not.toContain('/')
  })

  test('the page allows no script but its own, and no other site', async () => {
    const policy = (await get('/api/ledger')).response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })
})

describe('what is refused', () => {
  test.each([
    ['a day that is none', '/api/situation?on=2024-13-01', 400, 'wrong-parameter'],
    ['a parameter nobody knows', '/api/situation?when=2024-12-01', 400, 'wrong-parameter'],
    ['a box without a side', '/api/situation?area=1,2,3', 400, 'wrong-parameter'],
    ['an event that is not there', '/api/events/e_0', 404, 'not-found'],
    ['a report that is not there', '/api/reports/r_0', 404, 'not-found'],
    ['a basemap outside its folder', '/api/basemap/..%2Fworld', 404, 'not-found'],
    ['an address that is none', '/api/nothing', 404, 'not-found'],
  ])('%s', async (_, path, status, code) => {
    const { response, body } = await get(path)
    expect([response.status, body.code, response.headers.get('content-type')]).toEqual([status, code, 'application/problem+json'])
  })

  test.each([
    ['another site’s page', { origin: 'https://elsewhere.example' }],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('a change by %s', async (_, headers) => {
    const response = await post('/api/reviews', { author: 'x', decision: { kind: 'accept', claim: 'c' } }, headers)
    expect(response.status).toBe(403)
  })

  test('a name that somebody else points here', async () => {
    expect((await get('/api/ledger', { host: 'rebound.example' })).response.status).toBe(421)
  })

  test('an upload beyond the limit', async () => {
    const response = await app.request('/api/reports', {
      method: 'POST',
      body: 'x',
      headers: { 'content-length': String(40 * 1024 * 1024), 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect(response.status).toBe(413)
  })

  test('a decision on a claim that is not there', async () => {
    expect((await post('/api/reviews', { author: 'x', decision: { kind: 'reject', claim: 'c_0' } })).status).toBe(404)
  })
})

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

/** The parts of JSON Schema that the document uses: enough to see that an answer and its shape are one. */
function faults(
  value: unknown,
  schema: Schema,
  document: { components: { schemas: Record<string, Schema> } },
  at: string,
): string[] {
  if (schema.$ref !== undefined) {
    const named = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
    return named === undefined ? [`${at}: ${schema.$ref} is not in the document`] : faults(value, named, document, at)
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) {
    const each = choices.map((choice) => faults(value, choice, document, at))
    return each.some((found) => found.length === 0) ? [] : (each[0] ?? [])
  }
  if (schema.const !== undefined && schema.const !== value) return [`${at}: ${value} is not ${schema.const}`]
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at}: ${value} is none of the values`]
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const types = schema.type === undefined ? [own] : [schema.type].flat().map((type) => (type === 'integer' ? 'number' : type))
  if (!types.includes(own)) return [`${at}: is ${own}, not ${schema.type}`]
  if (Array.isArray(value))
    return value.flatMap((one, index) =>
      faults(one, schema.prefixItems?.[index] ?? schema.items ?? {}, document, `${at}[${index}]`),
    )
  if (own !== 'object') return []
  const entries = Object.entries(value as object)
  const missing = (schema.required ?? [])
    .filter((name) => !(name in (value as object)))
    .map((name) => `${at}.${name}: is missing`)
  return [
    ...missing,
    ...entries.flatMap(([name, one]) => {
      const its = schema.properties?.[name]
      if (its !== undefined) return faults(one, its, document, `${at}.${name}`)
      if (schema.additionalProperties === false) return [`${at}.${name}: is not in the document`]
      return typeof schema.additionalProperties === 'object'
        ? faults(one, schema.additionalProperties, document, `${at}.${name}`)
        : []
    }),
  ]
}

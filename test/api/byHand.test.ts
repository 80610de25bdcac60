import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { makeApp } from '../../src/server/app.ts'
import { madePlace, madeReading } from '../made.ts'

// A capture at a town that no list had, and another that is known; each test goes on from the one before.
const folder = mkdtempSync(join(tmpdir(), 'fogline-by-hand-'))
const side = { text: 'rebels', span: [0, 6] as const, id: 'syria/opposition', side: 'syria/opposition' }
const unknown = { ...madePlace(null, 'Kafraa'), lat: null, lon: null, country: null }
const reading = madeReading({}, { type: 'capture', actor: [side], places: [unknown, madePlace('made:velmora', 'Velmora')] })
const claim = reading.claims[0]?.id ?? ''
let ledger: Ledger
let app: ReturnType<typeof makeApp>

beforeAll(async () => {
  ledger = await openLedger(join(folder, 'ledger.db'))
  await ledger.keep(reading)
  app = makeApp({ ledger, ledgerName: 'ledger.db', web: null })
})
afterAll(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

const get = async (path: string) => JSON.parse(await (await app.request(path)).text())
async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  const response = await app.request(path, { method: 'POST', body: JSON.stringify({ author: 'Ida', ...body }), headers })
  return { status: response.status, body: JSON.parse(await response.text()) }
}
const placesOf = async () =>
  (await get(`/api/claims/${claim}`)).claim.places.map(({ id, lat }: { id: string; lat: number | null }) => [id, lat])

test('the places that a name may mean are told, those of countries fought in first', async () => {
  const { candidates } = await get('/api/candidates?name=Hama')
  expect(candidates[0]).toMatchObject({ country: 'SY', name: 'Ḩamāh' })
  expect((await get('/api/candidates?name=Vlorngathwick')).candidates).toEqual([])
})

test('a claim of several places must say which is meant', async () => {
  const { status, body } = await post(`/api/claims/${claim}/place`, { name: 'Kafraa', at: [35.1, 36.7] })
  expect([status, body.code]).toEqual([400, 'wrong-decision'])
})

test('a point of the map places one place of a claim, and undoing it takes it back', async () => {
  const before = await placesOf()
  const { body } = await post(`/api/claims/${claim}/place`, { name: 'Kafraa', insteadOf: 'Kafraa', at: [35.1, 36.7] })
  expect(body).toMatchObject({ author: 'Ida', decision: { kind: 'place', claim } })
  expect(await placesOf()).toEqual([
    ['provisional:35.1,36.7', 35.1],
    ['made:velmora', 35],
  ])
  const { holdings } = await get('/api/situation')
  expect(holdings.map(({ place }: { place: { id: string } }) => place.id)).toContain('provisional:35.1,36.7')
  await post('/api/reviews', { decision: { kind: 'undo', review: body.id } })
  expect(await placesOf()).toEqual(before)
})

test('a place of the gazetteer is named by its id', async () => {
  const [hama] = (await get('/api/candidates?name=Hama')).candidates
  await post(`/api/claims/${claim}/place`, { name: 'Hama', insteadOf: 'Kafraa', id: hama.id })
  expect((await placesOf())[0]).toEqual([hama.id, hama.lat])
})

test('fields are corrected as on the command line, and counts with them', async () => {
  const fields = ['stance=denies', 'date=2024-12-01/2024-12-02', 'actor=syria/government', 'killed=24-']
  expect((await post(`/api/claims/${claim}/correction`, { fields })).status).toBe(200)
  expect((await get(`/api/claims/${claim}`)).claim).toMatchObject({
    stance: 'denies',
    date: { from: '2024-12-01', to: '2024-12-02', precision: 'range' },
    actor: [{ id: 'syria/government', side: 'syria/government' }],
    counts: { killed: [24, null] },
  })
})

test.each([
  ['a stance that is none', ['stance=shouts']],
  ['a day that is none', ['date=2024-13-01']],
  ['a first day after the last', ['date=2024-12-03/2024-12-01']],
  ['an actor that no theatre has', ['actor=syria/martians']],
  ['a number that is none', ['killed=many']],
  ['no field', ['denies']],
])('%s is refused and nothing is added', async (_, fields) => {
  const before = await ledger.head()
  const { status, body } = await post(`/api/claims/${claim}/correction`, { fields })
  expect([status, body.code]).toEqual([400, 'wrong-decision'])
  expect(await ledger.head()).toBe(before)
})

test('a claim that is not there is said to be so', async () => {
  expect((await post('/api/claims/c_0/correction', { fields: ['stance=denies'] })).status).toBe(404)
})

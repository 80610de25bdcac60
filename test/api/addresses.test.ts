import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/openLedger.ts'
import { makeApp } from '../../src/server/app.ts'
import { isPublicAddress } from '../../src/server/publicAddress.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-addresses-'))
const item = (number: number) =>
  `<item><title>Army leaves town ${number}</title><link>https://arken.example/${number}</link><pubDate>Tue, 0${number} Dec 2024 08:00:00 GMT</pubDate><description>The army said that it had left the town of Velmora on Monday, report ${number}.</description></item>`
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Arken Post</title>${[1, 2, 3].map(item).join('')}</channel></rss>`
const page =
  '<!doctype html><html><head><title>Rebels enter Velmora</title></head><body><article><h1>Rebels enter Velmora</h1><p>Rebels entered the town of Velmora on Monday, residents said. The army did not comment on it.</p></article></body></html>'
/** What the other server gives, by path. */
const gives: Readonly<Record<string, { status?: number; headers: Record<string, string>; body?: Buffer | string }>> = {
  '/feed': { headers: { 'content-type': 'application/rss+xml' }, body: feed },
  '/page': { headers: { 'content-type': 'text/html', 'content-encoding': 'gzip' }, body: gzipSync(page) },
  '/moved': { status: 302, headers: { location: '/page' } },
  '/round': { status: 302, headers: { location: '/round' } },
  '/file': { status: 302, headers: { location: 'file:///etc/hostname' } },
  '/picture': { headers: { 'content-type': 'image/png' }, body: 'png' },
  '/gone': { status: 404, headers: { 'content-type': 'text/html' }, body: 'gone' },
  '/bomb': {
    headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(20 * 1024 * 1024)),
  },
}
const asked: string[] = []
let elsewhere: Server
let ledger: Ledger
let base: string

beforeAll(async () => {
  ledger = await openLedger(join(folder, 'ledger.db'))
  elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '')
    const { status = 200, headers, body } = gives[request.url ?? ''] ?? { status: 404, headers: {} }
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => elsewhere.close(resolve))
  await ledger.close()
  rmSync(folder, { recursive: true })
})

const appWith = (privateAddresses: boolean) => makeApp({ ledger, ledgerName: 'ledger.db', web: null, privateAddresses })
async function look(address: string, app = appWith(true)) {
  const headers = { 'content-type': 'application/json' }
  const response = await app.request('/api/addresses', { method: 'POST', body: JSON.stringify({ address }), headers })
  return { status: response.status, body: JSON.parse(await response.text()) }
}
async function take(fields: readonly (readonly [string, string])[], query = '', app = appWith(true)) {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const response = await app.request(`/api/reports${query}`, { method: 'POST', body })
  const text = await response.text()
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? 'null'))
}

describe('a server that may ask its own machine', () => {
  test('a feed is listed, nothing is kept, and only the ticked entries are read', async () => {
    const { body } = await look(`${base}/feed`)
    expect(body.entries.map(({ title, published, known }: Record<string, unknown>) => [title, published, known])).toEqual([
      ['Army leaves town 1', '2024-12-01', false],
      ['Army leaves town 2', '2024-12-02', false],
      ['Army leaves town 3', '2024-12-03', false],
    ])
    const fields = [
      ['address', `${base}/feed`],
      ['entry', '0'],
      ['entry', '2'],
    ] as const
    const rehearsed = await take(fields, '?dry=1')
    expect(rehearsed.at(-1)).toMatchObject({ new: 2, known: 0 })
    expect(await ledger.heads()).toEqual([])
    expect((await take(fields)).at(-1)).toMatchObject({ new: 2, known: 0 })
    const again = await look(`${base}/feed`)
    expect(again.body.entries.map(({ known }: { known: boolean }) => known)).toEqual([true, false, true])
  }, 60_000)

  test('a page is followed to where it went, unpacked, and keeps its address', async () => {
    const { body } = await look(`${base}/moved`)
    expect(body.address).toBe(`${base}/page`)
    expect(body.entries[0]).toMatchObject({ title: 'Rebels enter Velmora', readable: true })
    const told = await take([['address', `${base}/moved`]])
    expect((await ledger.report(told[0].report))?.url).toBe(`${base}/page`)
  }, 60_000)

  test('what was looked at is read without asking again', async () => {
    const app = appWith(true)
    await look(`${base}/feed`, app)
    const before = asked.length
    await take([['address', `${base}/feed`]], '?dry=1', app)
    expect(asked.length).toBe(before)
  }, 60_000)

  test.each([
    ['no address of the web', 'ftp://arken.example/feed', 400, 'wrong-address'],
    ['an address with a password', 'http://me:secret@arken.example/', 400, 'wrong-address'],
    ['a file behind a redirect', '/file', 400, 'wrong-address'],
    ['a redirect without an end', '/round', 502, 'not-fetched'],
    ['a picture', '/picture', 415, 'not-readable'],
    ['a page that is gone', '/gone', 502, 'not-fetched'],
    ['a small packet that is huge', '/bomb', 413, 'too-large'],
  ])('%s is refused', async (_, address, status, code) => {
    const { status: got, body } = await look(address.startsWith('/') ? base + address : address)
    expect([got, body.code]).toEqual([status, code])
  })
})

describe('a server that may not', () => {
  test.each([
    ['this machine', () => `${base}/feed`],
    ['this machine by name', () => `${base.replace('127.0.0.1', 'localhost')}/feed`],
    ['this machine, as one number', () => 'http://2130706433/'],
    ['this machine in IPv6', () => 'http://[::1]/'],
    ['this machine as IPv4 within IPv6', () => 'http://[::ffff:127.0.0.1]/'],
    ['the network’s own', () => 'http://192.168.1.1/'],
    ['a cloud’s table of keys', () => 'http://169.254.169.254/latest/meta-data/'],
  ])('does not ask %s', async (_, address) => {
    const before = asked.length
    const { status, body } = await look(address(), appWith(false))
    expect([status, body.code]).toEqual([403, 'private-address'])
    expect(asked.length).toBe(before)
  })
})

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['::ffff:10.0.0.1', false],
])('%s is public: %s', (ip, expected) => {
  expect(isPublicAddress(ip), isIPv6(ip) ? 'IPv6' : 'IPv4').toBe(expected)
})

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openLanguages } from '#knowledge/languages.ts'
import type { Told } from './makeReport.ts'
import { type Incoming, readReports } from './readReports.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))
const languages = openLanguages()
const nothingTold: Told = { published: null, outlet: null, today: '2024-12-10', languages }
const dated: Told = { ...nothingTold, published: '2024-12-03', outlet: 'Velmora Herald' }
const body = 'The garrison left Velmora on Tuesday, the mayor said. The rebels have not commented on it.'

async function read(bytes: string | Uint8Array, told: Told = dated, name = 'input'): Promise<readonly Incoming[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return Array.fromAsync(readReports([path], told))
}
async function reportOf(bytes: string | Uint8Array, told: Told = dated) {
  const [only, ...more] = await read(bytes, told)
  expect(more).toEqual([])
  if (only?.kind !== 'report') throw new Error(`Expected a report, found ${JSON.stringify(only)}`)
  return only
}
function codes(incoming: readonly Incoming[]): readonly string[] {
  return incoming.flatMap((one) =>
    one.kind === 'problem' ? [one.problem.code] : ['report', ...one.problems.map(({ code }) => code)],
  )
}

describe('what an input is told to be, whatever its name', () => {
  const page = (head: string, main: string): string =>
    `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a></nav>${main}</body></html>`
  const article = `<article><h1>Garrison leaves Velmora</h1><p>${body}</p><p>${body.replaceAll('Velmora', 'Arken')}</p></article>`

  test('plain text, unchanged to the character', async () => {
    const text = `Garrison leaves\r\n\r\n  ${body} \u200f\n`
    const { report } = await reportOf(text)
    expect(report).toMatchObject({
      text,
      title: null,
      published: '2024-12-03',
      outlet: 'Velmora Herald',
      url: null,
      language: 'en',
    })
  })
  test('a page, with what its JSON-LD says', async () => {
    const linked = JSON.stringify({
      '@graph': [
        { '@type': 'WebSite', name: 'not this' },
        {
          '@type': ['NewsArticle'],
          headline: 'Garrison leaves Velmora',
          datePublished: '2024-12-03T23:50:00+03:00',
          publisher: { name: 'Arken Post' },
        },
      ],
    })
    const { report } = await reportOf(
      page(
        `<link rel="canonical" href="https://arken.example/1#top"><script type="application/ld+json">${linked}</script>`,
        article,
      ),
      nothingTold,
    )
    expect(report).toMatchObject({
      title: 'Garrison leaves Velmora',
      text: `Garrison leaves Velmora\n${body}\n${body.replaceAll('Velmora', 'Arken')}`,
      published: '2024-12-03',
      outlet: 'Arken Post',
      url: 'https://arken.example/1',
    })
  })
  test('a page, with what its OpenGraph says', async () => {
    const head = `<meta property="og:title" content="Garrison leaves Velmora"><meta property="og:site_name" content="Arken Post">
      <meta property="article:published_time" content="2024-12-03T01:00:00Z"><meta property="og:url" content="https://arken.example/2">`
    const { report } = await reportOf(page(head, article), nothingTold)
    expect(report).toMatchObject({
      title: 'Garrison leaves Velmora',
      published: '2024-12-03',
      outlet: 'Arken Post',
      url: 'https://arken.example/2',
    })
  })
  test('a page whose JSON-LD is broken falls back on its other metadata', async () => {
    const head = '<script type="application/ld+json">{"@type": "NewsArticle",</script><meta name="date" content="2024-12-02">'
    expect((await reportOf(page(head, article), nothingTold)).report.published).toBe('2024-12-02')
  })
  test('scripts of a page neither run nor show', async () => {
    const { report } = await reportOf(
      page('', `<script>document.title = 'gone'; throw 1</script>${article}<script>alert(1)</script>`),
    )
    expect(report.text).not.toMatch(/alert|document/)
    expect(report.text).toContain(body)
  })
  test.each([
    ['windows-1251', new Uint8Array([0xc4, 0xe0]), 'Да'],
    ['utf-8', new TextEncoder().encode('Да'), 'Да'],
  ])('a page in its declared charset, %s', async (charset, bytes, word) => {
    const start = new TextEncoder().encode(`<html><head><meta charset="${charset}"></head><body><p>${body} `)
    const { report, problems } = await reportOf(Buffer.concat([start, bytes]))
    expect(report.text).toContain(word)
    expect(problems).toEqual([])
  })
  test('UTF-16 by its byte order mark', async () => {
    expect((await reportOf(Buffer.from(`\ufeff${body}`, 'utf16le'))).report.text).toBe(body)
  })
  test('an RSS feed', async () => {
    const found = await read(
      rss(item('Garrison leaves', `&lt;p&gt;${body}&lt;/p&gt;`, 'Tue, 03 Dec 2024 23:04:00 +0300', 'https://arken.example/3')),
      nothingTold,
    )
    expect(codes(found)).toEqual(['report'])
    expect(found[0]).toMatchObject({
      report: {
        title: 'Garrison leaves',
        text: `Garrison leaves\n${body}`,
        published: '2024-12-03',
        outlet: 'Arken Post',
        url: 'https://arken.example/3',
      },
    })
  })
  test('an Atom feed, its address past the feed’s own link', async () => {
    const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Arken Post</title><entry><title>Garrison leaves</title>
      <link rel="self" href="https://arken.example/feed"/><link href="https://arken.example/4"/><updated>2024-12-03T10:00:00Z</updated>
      <content type="html"><![CDATA[<p>${body}</p><!-- </entry> -->]]></content></entry></feed>`
    expect(await read(feed, nothingTold)).toMatchObject([
      { report: { published: '2024-12-03', url: 'https://arken.example/4', text: `Garrison leaves\n${body}` } },
    ])
  })
  test('a JSON Feed, its plain text left plain', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Arken Post',
      items: [
        {
          id: '1',
          url: 'https://arken.example/5',
          content_text: `${body} <b> &amp;\nMore.`,
          date_published: '2024-12-03T01:00:00Z',
        },
      ],
    }
    expect(await read(JSON.stringify(feed, null, 2), nothingTold)).toMatchObject([
      { report: { text: `${body} <b> &amp;\nMore.`, outlet: 'Arken Post' } },
    ])
  })
  test('JSON Lines: each line speaks for itself, the command line fills the gaps', async () => {
    const lines = [
      { id: 'a', text: body, published: '2024-12-01', outlet: 'Arken Post', url: 'https://arken.example/6' },
      { id: 7, text: `${body}\u0000\ud800` },
    ]
    expect(await read(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`)).toMatchObject([
      { given: 'a', report: { published: '2024-12-01', outlet: 'Arken Post', url: 'https://arken.example/6', text: body } },
      { given: '7', report: { published: '2024-12-03', outlet: 'Velmora Herald', text: `${body}\ufffd\ufffd` } },
    ])
  })
})

describe('the same report twice is one, a changed one another', () => {
  const line = { text: body, published: '2024-12-01', outlet: 'Arken Post', url: 'https://arken.example/6' }
  const idOf = async (bytes: string, told: Told = dated): Promise<string> => (await reportOf(bytes, told)).report.id
  const jsonId = async (change: Partial<typeof line>): Promise<string> => idOf(JSON.stringify({ ...line, ...change }))

  test('same bytes', async () => expect(await idOf(body)).toBe(await idOf(body)))
  test('changed text', async () => expect(await jsonId({ text: `${body} Changed.` })).not.toBe(await jsonId({})))
  test('now with its day', async () => expect(await idOf(body)).not.toBe(await idOf(body, nothingTold)))
  test('an item keeps its hash when the feed grows', async () => {
    const old = item('Garrison leaves', body, '2024-12-03', 'https://arken.example/3')
    const before = await read(rss(old))
    const after = await read(rss(item('Garrison is back', body, '2024-12-04', 'https://arken.example/9') + old))
    expect(after.map((one) => one.kind === 'report' && one.report.id)).toContain(
      before[0]?.kind === 'report' && before[0].report.id,
    )
  })
})

describe('bad input: a problem that names the remedy, and the rest goes on', () => {
  const deep = `<html><body>${'<div>'.repeat(50_000)}${body}`
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title>${item('x', '&b;', '2024-12-03', '')}</channel></rss>`
  test.each<[reason: string, bytes: string | Uint8Array, codes: readonly string[], message: RegExp, told?: Told]>([
    ['empty', '', ['empty'], /Check that it was saved whole/],
    ['white space', ' \n\n\t', ['empty'], /saved whole/],
    ['binary', new Uint8Array([1, 2, 0, 3]), ['not-text'], /Save its text/],
    ['a PDF', '%PDF-1.7 …', ['not-text'], /PDF/],
    ['an office document', new Uint8Array([0x50, 0x4b, 3, 4]), ['not-text'], /Unpack/],
    ['a ledger', 'SQLite format 3\0', ['not-text'], /--ledger/],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from(body), new Uint8Array([0xff, 0xc3])]),
      ['report', 'faulty-characters'],
      /Save it as UTF-8/,
    ],
    ['no day told', body, ['report', 'no-date'], /--published/, nothingTold],
    ['a day that can mean two', JSON.stringify({ text: body, published: '03/12/2024' }), ['report', 'no-date'], /'03\/12\/2024'/],
    ['a day to come', body, ['report', 'future-date'], /after today/, { ...dated, published: '2031-01-01' }],
    [
      'another language',
      'La garnison a quitté la ville mardi et les rebelles ont pris ses positions.',
      ['report', 'unread-language'],
      /'fr'/,
    ],
    [
      'a page that scripts build',
      '<html><body><script>go()</script><div id="app"></div></body></html>',
      ['no-text'],
      /Copy the text/,
    ],
    ['markup nested without end', deep, ['too-tangled'], /nested/],
    ['too many elements', `<html><body>${'<p>a</p>'.repeat(70_000)}`, ['too-tangled'], /too many/],
    ['an entity bomb', bomb, ['feed-entities'], /entities of its own/],
    ['a feed without items', rss(''), ['no-items'], /has no items/],
    [
      'a feed cut off',
      `${rss(item('Garrison leaves', body, '2024-12-03', '')).slice(0, -30)}`,
      ['cut-off'],
      /Fetch the feed again/,
    ],
    [
      'an item without anything',
      rss(`${item('Garrison leaves', body, '2024-12-03', '')}<item></item>`),
      ['report', 'faulty-item'],
      /no title and no text/,
    ],
    ['XML of another kind', '<?xml version="1.0"?><invoice/>', ['not-text'], /<invoice>/],
    ['a JSON list', '[{"text": "x"}]', ['not-text'], /jq -c/],
    [
      'one faulty line',
      `{"text": "${body}"}\n{"text": \n{"txt": "${body}"}\n{"text": "${body}!"}`,
      ['report', 'faulty-line', 'faulty-line', 'report'],
      /:2: is no JSON/,
    ],
    ['a text longer than any report', `${body} `.repeat(25_000), ['too-long'], /Split it/],
    ['a file larger than any report', Buffer.alloc(200 * 1024 * 1024, `${body}\n`), ['too-large'], /16 MiB/],
    [
      'a line larger than any report',
      `{"text": "${'a '.repeat(9_000_000)}"}\n{"text": "${body}"}`,
      ['too-large', 'report'],
      /16 MiB/,
    ],
  ])('%s', async (_, bytes, expected, message, told = dated) => {
    const found = await read(bytes, told)
    expect(codes(found)).toEqual(expected)
    const problems = found.flatMap((one) => (one.kind === 'problem' ? [one.problem] : one.problems))
    if (expected.length > 0) expect(problems[0]?.message).toMatch(message)
    expect(problems.every(({ input }) => input === join(folder, 'input'))).toBe(true)
  })

  test('files that are none', async () => {
    mkdirSync(join(folder, 'reports'))
    writeFileSync(join(folder, 'closed'), body)
    chmodSync(join(folder, 'closed'), 0)
    const inputs = [join(folder, 'missing'), join(folder, 'reports'), 'https://arken.example/1', join(folder, 'good')]
    writeFileSync(join(folder, 'good'), body)
    expect(codes(await Array.fromAsync(readReports(inputs, dated)))).toEqual(['no-file', 'directory', 'not-a-file', 'report'])
    // Whoever is root may read all.
    if (process.getuid?.() !== 0)
      expect(codes(await Array.fromAsync(readReports([join(folder, 'closed')], dated)))).toEqual(['no-access'])
  })
  test('the day of tomorrow is no day to come: it may have dawned at the outlet', async () => {
    expect((await reportOf(body, { ...dated, published: '2024-12-11' })).report.published).toBe('2024-12-11')
  })
})

function rss(items: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Arken Post</title>${items}</channel></rss>`
}
function item(title: string, description: string, day: string, link: string): string {
  return `<item><title>${title}</title><link>${link}</link><pubDate>${day}</pubDate><description>${description}</description></item>`
}

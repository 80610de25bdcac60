import { parseFeed } from 'feedsmith'
import { decode } from './decode.ts'
import type { Draft } from './draft.ts'
import { textOfHtml, titled } from './page.ts'

/** One item of a feed: its own bytes, as they stand in the file, and what they say. */
export interface FeedItem {
  readonly raw: Uint8Array
  readonly line: number
  readonly draft: Draft | null
}
export type FeedRead =
  | { readonly kind: 'items'; readonly items: Iterable<FeedItem>; readonly cutOff: boolean }
  | { readonly kind: 'entities' | 'notAFeed' }

type Feed = Extract<ReturnType<typeof parseFeed>, { format: string }>

/**
 * The items of an RSS, Atom or RDF feed. Each is cut out as its own bytes and read within the feed's own head, so that an item
 * has the same hash in every later fetch of the feed, and a broken one spoils no other.
 * A feed that declares entities of its own is refused: nested ones ("bombs") grow without end, and no real feed needs them.
 */
export function readFeed(bytes: Uint8Array): FeedRead {
  const markup = new TextDecoder('latin1').decode(bytes)
  const { found, cutOff } = itemsIn(markup)
  const first = found[0]
  if (/<!ENTITY/i.test(markup.slice(0, first?.from))) return { kind: 'entities' }
  const { charset } = decode(bytes)
  const head = textOf(bytes.subarray(0, first?.from ?? bytes.length), charset)
  const closing = closingOf(head)
  if (closing === null) return { kind: 'notAFeed' }
  return { kind: 'items', cutOff, items: found.values().map(({ from, to, line }) => item(bytes.subarray(from, to), line)) }

  function item(raw: Uint8Array, line: number): FeedItem {
    const feed = parsed(`${head}${textOf(raw, charset)}${closing}`)
    return { raw, line, draft: feed === null ? null : draftOf(feed) }
  }
}

/** The items of a JSON Feed; an item's bytes are its JSON, written compactly. */
export function readJsonFeed(text: string): FeedRead {
  const feed = parsed(text)
  if (feed?.format !== 'json') return { kind: 'notAFeed' }
  const items = (feed.feed.items ?? []).values().map((item) => ({
    raw: new TextEncoder().encode(JSON.stringify(item)),
    line: 1,
    draft: draftOf({ format: 'json', feed: { ...feed.feed, items: [item] } }),
  }))
  return { kind: 'items', items, cutOff: false }
}

interface Cut {
  readonly from: number
  readonly to: number
  readonly line: number
}

/** Where items stand in markup of one character a byte. Ends inside CDATA and comments don't count. */
function itemsIn(markup: string): { readonly found: readonly Cut[]; readonly cutOff: boolean } {
  const found: Cut[] = []
  const sign = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<(\/?)(?:item|entry)(?=[\s/>])[^>]*>/gi
  let from = -1
  let line = 1
  let counted = 0
  for (const match of markup.matchAll(sign)) {
    if (match[1] === undefined) continue
    if (match[1] === '' && from === -1) from = match.index
    if (match[1] === '/' && from !== -1) {
      line += countBreaks(markup, counted, from)
      counted = from
      found.push({ from, to: match.index + match[0].length, line })
      from = -1
    }
  }
  return { found, cutOff: from !== -1 }
}

function countBreaks(markup: string, from: number, to: number): number {
  let count = 0
  for (let at = markup.indexOf('\n', from); at !== -1 && at < to; at = markup.indexOf('\n', at + 1)) count++
  return count
}

function closingOf(head: string): string | null {
  const root = /<(rss|feed|rdf:RDF)[\s>]/i.exec(head)?.[1]
  if (root === undefined) return null
  return /<channel[\s>]/i.test(head) && !/<\/channel>/i.test(head) ? `</channel></${root}>` : `</${root}>`
}

// feedsmith throws a bare Error for what it does not take for a feed; there is nothing finer to catch.
function parsed(text: string): Feed | null {
  try {
    return parseFeed(text)
  } catch {
    return null
  }
}

function draftOf(parsed: Feed): Draft | null {
  if (parsed.format === 'rss' || parsed.format === 'rdf') {
    const { feed } = parsed
    const item = feed.items?.[0]
    if (item === undefined) return null
    return draft({
      title: item.title,
      lines: textOfHtml(item.content?.encoded ?? item.description ?? ''),
      published: ('pubDate' in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0],
      outlet: feed.title,
      url: item.link,
    })
  }
  if (parsed.format === 'atom') {
    const entry = parsed.feed.entries?.[0]
    if (entry === undefined) return null
    return draft({
      title: entry.title?.value,
      lines: textOfHtml(entry.content?.value ?? entry.summary?.value ?? ''),
      published: entry.published ?? entry.updated,
      outlet: parsed.feed.title?.value,
      url: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
    })
  }
  const item = parsed.feed.items?.[0]
  if (item === undefined) return null
  return draft({
    title: item.title,
    lines: item.content_html === undefined ? linesOfText(item.content_text ?? item.summary ?? '') : textOfHtml(item.content_html),
    published: item.date_published,
    outlet: parsed.feed.title,
    url: item.url,
  })
}

interface ItemFields {
  readonly title: string | undefined
  readonly lines: readonly string[]
  readonly published: unknown
  readonly outlet: string | undefined
  readonly url: string | undefined
}

function draft({ title: titleHtml, lines, published, outlet, url }: ItemFields): Draft {
  const title = textOfHtml(titleHtml ?? '').join(' ') || null
  return {
    text: titled(title, lines),
    title,
    published: typeof published === 'string' ? published : null,
    outlet: outlet?.trim() || null,
    url: url ?? null,
  }
}

function linesOfText(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function textOf(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes)
}

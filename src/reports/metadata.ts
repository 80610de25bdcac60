import type { Node } from './blocks.ts'
import type { Draft } from './draft.ts'

export interface PageElement extends Node {
  readonly textContent: string
  getAttribute(name: string): string | null
}
export interface PageDocument {
  readonly body: PageElement
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number }
}

export type Metadata = Omit<Draft, 'text'>

/** What a page's metadata say of it: JSON-LD first, since it is written for programs; then OpenGraph and other meta tags. */
export function metadataOf(document: PageDocument): Metadata {
  const article = linkedArticle(document)
  const meta = metaTags(document)
  const first = (...keys: readonly string[]): string | null => keys.map((key) => meta.get(key)).find(Boolean) ?? null
  return {
    title: textOf(article?.headline) ?? first('og:title', 'twitter:title', 'dc.title'),
    published:
      textOf(article?.datePublished) ??
      first(
        'article:published_time',
        'og:published_time',
        'datepublished',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'pubdate',
        'publishdate',
        'date',
        'parsely-pub-date',
        'sailthru.date',
      ) ??
      attribute(document, 'time[pubdate], time[itemprop="datePublished"], article time[datetime]', 'datetime'),
    outlet: nameOf(article?.publisher) ?? first('og:site_name', 'application-name', 'dc.publisher'),
    url:
      addressOf(attribute(document, 'link[rel="canonical"]', 'href')) ??
      addressOf(first('og:url')) ??
      addressOf(textOf(article?.url)),
  }
}

/** Keys in lower case, by `property`, `name` or `itemprop`; the first of a key counts. */
function metaTags(document: PageDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const key = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    const content = element.getAttribute('content')?.trim()
    if (key && content && !tags.has(key.toLowerCase())) tags.set(key.toLowerCase(), content)
  }
  return tags
}

type Fields = Readonly<Record<string, unknown>>

/** The first JSON-LD thing that is an article (NewsArticle, ReportageNewsArticle, LiveBlogPosting …). */
function linkedArticle(document: PageDocument): Fields | null {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')]
  const things = scripts.flatMap((script) => thingsIn(parsedJson(script.textContent)))
  return things.find((thing) => [thing['@type']].flat().some((type) => /Article$|Posting$|^Report$/.test(String(type)))) ?? null
}

function thingsIn(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn)
  if (!isFields(value)) return []
  return [value, ...thingsIn(value['@graph']), ...thingsIn(value.mainEntity)]
}

// Pages carry broken JSON-LD often enough; their other metadata then speak for them.
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function nameOf(publisher: unknown): string | null {
  const [one] = [publisher].flat()
  return textOf(isFields(one) ? one.name : one)
}

function textOf(value: unknown): string | null {
  const [one] = [value].flat()
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : null
}

function addressOf(text: string | null): string | null {
  return text !== null && /^https?:\/\//.test(text) ? text : null
}

function attribute(document: PageDocument, selector: string, name: string): string | null {
  const [element] = document.querySelectorAll(selector)
  return element?.getAttribute(name)?.trim() || null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

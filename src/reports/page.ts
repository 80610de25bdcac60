import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { depthOf, linesOf, type Node } from './blocks.ts'
import type { Draft } from './draft.ts'
import { type Metadata, metadataOf, type PageDocument } from './metadata.ts'

/** A news page has some thousand tags and nests a few dozen deep; finding the article in more would take minutes. */
const mostTags = 40_000
const deepest = 300

/** A page as read, or why it could not be. Its scripts are text that is skipped: nothing runs. */
export type PageRead = { readonly kind: 'draft'; readonly draft: Draft } | { readonly kind: 'tooTangled' }

/** The article of a page: its headline and paragraphs, without menus, teasers and captions; and what its metadata say. */
export function readPage(html: string): PageRead {
  const document = parsed(html)
  if (document === null) return { kind: 'tooTangled' }
  const metadata = metadataOf(document)
  const article = articleOf(document)
  const title = metadata.title ?? article.title
  return { kind: 'draft', draft: { ...metadata, title, text: titled(title, article.lines) } }
}

/** Text of a piece of HTML, as feeds carry it: all of it, a line a block. */
export function textOfHtml(html: string): readonly string[] {
  const document = parsed(html)
  return document === null ? [] : linesOf(document.body)
}

/** A title is the first line of the text, once. */
export function titled(title: string | null, lines: readonly string[]): string {
  return (title === null || lines[0] === title ? lines : [title, ...lines]).join('\n')
}

function parsed(html: string): PageDocument | null {
  if ((html.match(/<[a-z]/gi)?.length ?? 0) > mostTags) return null
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  const document = parseHTML(whole).document as unknown as PageDocument
  return depthOf(document.body) > deepest ? null : document
}

function articleOf(document: PageDocument): { readonly title: Metadata['title']; readonly lines: readonly string[] } {
  const everything = linesOf(document.body)
  // Readability takes the document apart, so the fallback is read before.
  const found = new Readability<Node>(document as never, {
    serializer: (node) => node as unknown as Node,
    disableJSONLD: true,
  }).parse()
  const lines = found?.content ? linesOf(found.content) : []
  return { title: found?.title?.trim() || null, lines: lines.length > 0 ? lines : everything }
}

import { markedCharset } from './decode.ts'

export type Kind =
  | { readonly kind: 'text' | 'page' | 'feed' | 'lines' | 'jsonFeed' | 'empty' }
  | { readonly kind: 'unreadable'; readonly what: string; readonly remedy: string }

const saveAsText = 'Save its text as a .txt or .html file and read that.'
// First bytes of what people hand over by mistake, as Latin-1 text.
const signatures: readonly (readonly [start: string, what: string, remedy: string])[] = [
  ['%PDF-', 'a PDF file', saveAsText],
  ['PK\x03\x04', 'a ZIP archive or an office document', 'Unpack it, or save its text as a .txt file, and read that.'],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it with gunzip and read what it holds.'],
  ['\xd0\xcf\x11\xe0', 'an old office document', saveAsText],
  ['SQLite format 3\0', 'a database', 'Name it with --ledger if it is a Fogline ledger; reports are text, pages or feeds.'],
]

/**
 * What an input is, by its first bytes: names lie, and standard input has none.
 * @param head the first 64 KiB or all, whichever is less
 */
export function sniff(head: Uint8Array): Kind {
  const start = new TextDecoder('latin1').decode(head)
  for (const [signature, what, remedy] of signatures) if (start.startsWith(signature)) return { kind: 'unreadable', what, remedy }
  const marked = markedCharset(head)
  if (marked === null && start.includes('\0')) return { kind: 'unreadable', what: 'no text but binary data', remedy: saveAsText }
  return kindOfText(new TextDecoder(marked ?? 'utf-8').decode(head))
}

function kindOfText(head: string): Kind {
  const text = head.trimStart()
  if (text === '') return { kind: 'empty' }
  if (text.startsWith('{')) return { kind: head.includes('jsonfeed.org/version') ? 'jsonFeed' : 'lines' }
  if (/^\[\s*\{/.test(text))
    return { kind: 'unreadable', what: 'a JSON list', remedy: "Write one object a line instead: jq -c '.[]' FILE." }
  if (!text.startsWith('<')) return { kind: 'text' }
  const root = rootName(text)
  if (root === 'rss' || root === 'feed' || root === 'rdf:rdf') return { kind: 'feed' }
  if (root !== 'html' && text.startsWith('<?xml'))
    return { kind: 'unreadable', what: `XML of an unknown kind, <${root}>`, remedy: saveAsText }
  return root === '' ? { kind: 'text' } : { kind: 'page' }
}

/** Name of the first element in lower case, past declarations, comments and doctype; '' when no element begins there. */
function rootName(markup: string): string {
  const skipped = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!doctype(?:[^[>]|\[[\s\S]*?\])*>)*/i.exec(markup)?.[0].length ?? 0
  return /^<([a-z][\w:-]*)/i.exec(markup.slice(skipped))?.[1]?.toLowerCase() ?? ''
}

export interface Decoded {
  readonly text: string
  readonly charset: string
  /** True when bytes did not fit the charset and stand as � in the text. */
  readonly replaced: boolean
}

/** A declaration stands at the very start; this many bytes cover every page that keeps to the standard (1,024 there). */
const declarationWithin = 4096

/**
 * Bytes to text: by byte order mark, by the charset that a page or XML file declares, else as UTF-8.
 * What does not fit becomes �, one for each faulty sequence, and is told.
 */
export function decode(bytes: Uint8Array): Decoded {
  const charset = markedCharset(bytes) ?? declaredCharset(bytes) ?? 'utf-8'
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset, replaced: false }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder(charset).decode(bytes), charset, replaced: true }
  }
}

export function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

// A plain text that speaks of charsets declares none: only markup at the start does.
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationWithin))
  if (!/^\s*</.test(head)) return null
  const [, label] =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    []
  return label !== undefined && isCharset(label) ? label.toLowerCase() : null
}

function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Handler } from 'hono'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Files of the built web app. An address that is a screen, not a file, gives the one page that shows it. */
export function webFiles(folder: string): Handler {
  const packed = new Map<string, Uint8Array>()
  return async (context) => {
    const asked = normalize(decodeURIComponent(new URL(context.req.url).pathname))
    const isFile = extname(asked) !== ''
    const path = join(folder, isFile ? asked : 'index.html')
    if (!path.startsWith(folder) || !(await isThere(path))) return context.notFound()
    const type = types[extname(path)] ?? 'application/octet-stream'
    // Vite puts a hash of the content into the names of what it makes.
    const headers: Record<string, string> = {
      'content-type': type,
      'cache-control': asked.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    }
    const bytes = new Uint8Array(await readFile(path))
    if (type === 'font/woff2' || type === 'image/png' || !/\bgzip\b/.test(context.req.header('accept-encoding') ?? ''))
      return new Response(bytes, { headers })
    const small = packed.get(path) ?? new Uint8Array(gzipSync(bytes))
    if (asked.startsWith('/assets/')) packed.set(path, small)
    return new Response(new Uint8Array(small), { headers: { ...headers, 'content-encoding': 'gzip' } })
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

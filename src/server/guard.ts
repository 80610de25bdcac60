import type { MiddlewareHandler } from 'hono'
import { Answered } from './problem.ts'

/**
 * What a page from here may do: run our script, read our files, ask our API, and nothing else anywhere.
 * @param tiles the one other server that may be asked, for what lies under the map; null for none
 */
export function contentPolicy(tiles: string | null): string {
  const also = tiles === null ? '' : ` ${tiles}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob:${also}`,
    "font-src 'self'",
    `connect-src 'self'${also}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Keeps other sites out. A name that somebody else points at 127.0.0.1 (DNS rebinding) is refused by its Host, and what changes
 * the ledger is refused when another site's page sends it.
 * @param hosts names that this server goes by, without ports
 * @param tiles see {@link contentPolicy}
 */
export function guard(hosts: readonly string[], tiles: string | null): MiddlewareHandler {
  const policy = contentPolicy(tiles)
  const known = new Set(['localhost', '127.0.0.1', '[::1]', ...hosts])
  return async (context, next) => {
    const url = new URL(context.req.url)
    const host = context.req.header('host') ?? url.host
    if (!known.has(host.replace(/:\d+$/, '')))
      throw new Answered(
        421,
        'wrong-host',
        'Wrong host',
        `This server does not go by ${host}. Start it with --host ${host} to say so.`,
      )
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      const origin = context.req.header('origin')
      const site = context.req.header('sec-fetch-site')
      const foreign =
        (origin !== undefined && URL.parse(origin)?.host !== host) || (site !== undefined && !/^(same-origin|none)$/.test(site))
      if (foreign)
        throw new Answered(403, 'foreign-site', 'From another site', 'Only pages of this server may change the ledger.')
    }
    await next()
    const headers = context.res.headers
    headers.set('content-security-policy', policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache')
  }
}

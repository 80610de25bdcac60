import { lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { Answered } from './problem.ts'
import { isPublicAddress } from './publicAddress.ts'

/** What an address gave. */
export interface Fetched {
  /** After redirects. */
  readonly address: string
  readonly bytes: Uint8Array
}

interface How {
  /** Whether addresses of this machine and its network are asked too. */
  readonly privateToo: boolean
}

const mostRedirects = 5
const mostBytes = 16 * 1024 * 1024
/** Milliseconds, for all redirects together. */
const longestWait = 30_000
const readable = /^(text\/|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|feed\+json|x-ndjson|jsonl)\b)/

/**
 * Fetches a page or feed that somebody names. So that nobody reaches through this server what only it can see, the numeric address
 * that is connected to is the one that was checked, at every redirect anew.
 * @throws Answered that says why there is nothing
 */
export async function fetchAddress(address: string, how: How): Promise<Fetched> {
  const signal = AbortSignal.timeout(longestWait)
  let url = webAddress(address)
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const response = await answerOf(url, how, signal)
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy()
      url = webAddress(URL.parse(headers.location, url)?.href ?? headers.location)
      continue
    }
    if (statusCode !== 200) {
      response.destroy()
      throw notFetched(
        `${url.host} answers ${statusCode}. Open the address in a browser; what it shows can be saved and dropped here.`,
      )
    }
    const type = headers['content-type'] ?? 'text/html'
    if (!readable.test(type.toLowerCase())) {
      response.destroy()
      throw new Answered(415, 'not-readable', 'Not readable', `${url.href} is ${type}: give the address of a page, text or feed.`)
    }
    return { address: url.href, bytes: await bytesOf(response, url, signal) }
  }
  throw notFetched(`${address} leads on and on, more than ${mostRedirects} times.`)
}

function webAddress(text: string): URL {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    throw new Answered(
      400,
      'wrong-address',
      'Wrong address',
      'Give an address of the web, as https://example.org/news, without a password.',
    )
  return url
}

function answerOf(url: URL, { privateToo }: How, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!privateToo && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(url)
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? secure : plain
    const asked = ask(
      url,
      {
        signal,
        headers: {
          accept: 'text/html, application/rss+xml, application/atom+xml, application/feed+json, text/plain, */*;q=0.1',
          'accept-encoding': 'gzip, br',
          'user-agent': 'Fogline',
        },
        ...(!privateToo && { lookup: publicLookup }),
      },
      resolve,
    )
    asked.on('error', (error) =>
      reject(
        error instanceof PrivateHost ? privateAddress(url) : notFetched(`${url.host} could not be reached: ${error.message}.`),
      ),
    )
    asked.end()
  })
}

class PrivateHost extends Error {}

/** Names are looked up as ever, and none is connected to unless all that it stands for is public. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, [])
    if (!found.every(({ address }) => isPublicAddress(address))) return done(new PrivateHost(host), [])
    const [first] = found
    if (options.all === true || first === undefined) return done(null, found)
    done(null, first.address, first.family)
  })
}

/** The bytes as they are meant, unpacked; counted after unpacking, so that nothing small becomes huge. */
async function bytesOf(response: IncomingMessage, url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const packing = response.headers['content-encoding'] ?? 'identity'
  const unpacked =
    packing === 'gzip' ? response.pipe(createGunzip()) : packing === 'br' ? response.pipe(createBrotliDecompress()) : response
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of unpacked) {
      signal.throwIfAborted()
      length += piece.length
      if (length > mostBytes)
        throw new Answered(
          413,
          'too-large',
          'Too large',
          `${url.href} is larger than ${mostBytes / 1024 / 1024} MiB. Save the part that you need and drop it here.`,
        )
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof Answered) throw error
    throw notFetched(`${url.host} broke off: ${error instanceof Error ? error.message : String(error)}.`)
  } finally {
    response.destroy()
  }
  return Buffer.concat(pieces)
}

function notFetched(detail: string): Answered {
  return new Answered(502, 'not-fetched', 'Not fetched', detail)
}

function privateAddress(url: URL): Answered {
  return new Answered(
    403,
    'private-address',
    'Private address',
    `${url.host} is on this machine or its network, which is not asked. Save the page and drop it here, or start the server with --allow-private-addresses.`,
  )
}

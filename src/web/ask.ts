import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Why there is no answer, in words that the server or the browser gave. */
export interface Failed {
  readonly status: number
  readonly detail: string
}

interface Kept {
  readonly value: unknown
  readonly failed: Failed | null
  readonly done: boolean
}

const answers = new Map<string, Kept>()
const listeners = new Set<() => void>()
let version = 0
const waiting: Kept = { value: null, failed: null, done: false }
// Days stepped through are at hand again at once; more than this is let go.
const mostKept = 120

function tell(): void {
  version++
  for (const listener of listeners) listener()
}

async function fetchInto(path: string): Promise<void> {
  answers.set(path, waiting)
  for (const old of answers.keys()) if (answers.size > mostKept) answers.delete(old)
  answers.set(path, await ask(path))
  tell()
}

async function ask(path: string): Promise<Kept> {
  try {
    const response = await fetch(path)
    const body = await response.json()
    if (response.ok) return { value: body, failed: null, done: true }
    return { value: null, failed: { status: response.status, detail: String(body.detail ?? response.statusText) }, done: true }
  } catch (error) {
    return { value: null, failed: { status: 0, detail: error instanceof Error ? error.message : String(error) }, done: true }
  }
}

/** Forgets all answers: after the ledger grew. What is shown stays until its new answer is there. */
export function forgetAnswers(): void {
  answers.clear()
  tell()
}

/** Fetches what will be asked next, so that a step of a day is at once there. */
export function prepare(path: string): void {
  if (!answers.has(path)) void fetchInto(path)
}

export interface Answer<Value> {
  /** The last answer that there was: while the next one is fetched, the one before. */
  readonly value: Value | null
  readonly failed: Failed | null
  readonly loading: boolean
}

/** The answer to a question of the API; null asks nothing. */
export function useAnswer<Value>(path: string | null): Answer<Value> {
  // What others are answered draws nothing anew here.
  const kept = useSyncExternalStore(subscribe, () => (path === null ? undefined : answers.get(path)))
  const last = useRef<Value | null>(null)
  const [, again] = useState(0)
  useEffect(() => {
    if (path !== null && !answers.has(path)) {
      void fetchInto(path)
      again((count) => count + 1)
    }
  })
  if (kept?.done && kept.failed === null) last.current = kept.value as Value
  return { value: path === null ? null : last.current, failed: kept?.failed ?? null, loading: path !== null && !kept?.done }
}

/** The answers to several questions that cost the server much: asked one after the other, each null until it is there. */
export function useAnswers<Value>(paths: readonly string[]): readonly (Value | null)[] {
  useSyncExternalStore(subscribe, () => version)
  const last = useRef(new Map<string, Value>())
  useEffect(() => {
    const open = paths.find((path) => !answers.get(path)?.done)
    if (open !== undefined) prepare(open)
  })
  return paths.map((path) => {
    const kept = answers.get(path)
    if (kept?.done && kept.failed === null) last.current.set(path, kept.value as Value)
    return last.current.get(path) ?? null
  })
}

/** A long list that comes page by page: only what is looked at is fetched. */
export interface Pages<Page, Row> {
  /** The first page, for what stands there beside the rows; null while it is awaited. */
  readonly first: Page | null
  readonly failed: Failed | null
  readonly total: number
  /** Null while its page is awaited. */
  readonly rowAt: (index: number) => Row | null
  /** To be called, after drawing, with the first and last row in sight. */
  readonly need: (from: number, to: number) => void
}

const pageSize = 100

/** @param path a list of the API, with what narrows it but no `limit` or `after`; null asks nothing */
export function usePages<Page extends { readonly total: number }, Row>(
  path: string | null,
  rowsOf: (page: Page) => readonly Row[],
): Pages<Page, Row> {
  const pathOf = (page: number) =>
    path === null ? '' : `${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}&after=${page * pageSize}`
  useSyncExternalStore(subscribe, () => version)
  const first = useAnswer<Page>(path === null ? null : pathOf(0))
  // While pages are fetched anew, after the ledger grew, those before stay.
  const last = useRef({ path, pages: new Map<number, readonly Row[]>() })
  if (last.current.path !== path) last.current = { path, pages: new Map() }
  const { pages } = last.current
  const rowAt = (index: number): Row | null => {
    const page = Math.floor(index / pageSize)
    const kept = answers.get(pathOf(page))
    if (kept?.done && kept.failed === null) pages.set(page, rowsOf(kept.value as Page))
    return pages.get(page)?.[index % pageSize] ?? null
  }
  const need = (from: number, to: number) => {
    if (path === null) return
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) prepare(pathOf(page))
  }
  return { first: first.value, failed: first.failed, total: first.value?.total ?? 0, rowAt, need }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Sends something to the API. @throws Error with the server's words */
export async function send<Value>(path: string, body: unknown): Promise<Value> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(String(answer.detail ?? response.statusText))
  return answer as Value
}

/** Reads server-sent events from the answer to something sent. @throws Error with the server's words */
export async function* sendForEvents(path: string, body: FormData | null): AsyncGenerator<{ event: string; data: unknown }> {
  const response = await fetch(path, { method: 'POST', body })
  if (!response.ok || response.body === null) {
    const answer = await response.json().catch(() => ({}))
    throw new Error(String(answer.detail ?? response.statusText))
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    text += value ?? ''
    const blocks = text.split('\n\n')
    text = done ? '' : (blocks.pop() ?? '')
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const data = field('data')
      if (data !== undefined) yield { event: field('event') ?? 'message', data: JSON.parse(data) }
    }
    if (done) return
  }
}

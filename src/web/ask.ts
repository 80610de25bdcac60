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
  useSyncExternalStore(subscribe, () => version)
  const last = useRef<Value | null>(null)
  const kept = path === null ? null : answers.get(path)
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

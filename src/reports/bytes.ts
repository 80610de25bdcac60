import { open } from 'node:fs/promises'
import type { Problem } from '#model/problem.ts'
import { problem } from './draft.ts'

/** Bytes of one report, page or feed that are read at most: a page with all its pictures inlined stays below. */
export const largestInput = 16 * 1024 * 1024
const headLength = 64 * 1024

export type Chunks = AsyncIterator<Uint8Array, undefined>

export type Opened =
  | { readonly kind: 'open'; readonly head: Uint8Array; readonly rest: Chunks; readonly close: () => Promise<void> }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Opens a file, or standard input as `-`, and reads its first 64 KiB. A file that can't be opened is a problem with a remedy. */
export async function openInput(input: string): Promise<Opened> {
  if (input === '-') return headed(process.stdin[Symbol.asyncIterator](), async () => {})
  try {
    const file = await open(input)
    if ((await file.stat()).isDirectory()) {
      await file.close()
      return refused(input, 'EISDIR')
    }
    const stream = file.createReadStream({ highWaterMark: headLength })
    return await headed(stream[Symbol.asyncIterator](), async () => {
      stream.destroy()
      await file.close()
    })
  } catch (error) {
    return refused(input, codeOf(error))
  }
}

/** All bytes, or null when there are more than {@link largestInput}: reading stops there. */
export async function readWhole(head: Uint8Array, rest: Chunks): Promise<Uint8Array | null> {
  const chunks = [head]
  let length = head.length
  for (let next = await rest.next(); next.done !== true && length <= largestInput; next = await rest.next()) {
    chunks.push(next.value)
    length += next.value.length
  }
  return length > largestInput ? null : Buffer.concat(chunks)
}

/** A line without its line break; `bytes` is null for one longer than {@link largestInput}, which is skipped unread. */
export interface Line {
  readonly number: number
  readonly bytes: Uint8Array | null
}

/** The lines of an input of any length, one in memory at a time. */
export async function* readLines(head: Uint8Array, rest: Chunks): AsyncGenerator<Line> {
  let pending: Uint8Array[] = []
  let length = 0
  let number = 1
  const take = (): Line => {
    const line = { number: number++, bytes: length > largestInput ? null : Buffer.concat(pending) }
    pending = []
    length = 0
    return line
  }
  for (let chunk: Uint8Array | undefined = head; chunk !== undefined; chunk = (await rest.next()).value) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield take()

  function add(part: Uint8Array): void {
    length += part.length
    if (length > largestInput) pending = []
    else if (part.length > 0) pending.push(part)
  }
}

async function headed(chunks: AsyncIterator<Uint8Array, undefined>, close: () => Promise<void>): Promise<Opened> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < headLength) {
    const next = await chunks.next()
    if (next.done === true) break
    parts.push(next.value)
    length += next.value.length
  }
  return { kind: 'open', head: Buffer.concat(parts), rest: chunks, close }
}

function refused(input: string, code: string): Opened {
  const met = { input, line: null }
  if (/^https?:\/\//.test(input))
    return failed('not-a-file', 'Fogline reads files, it fetches nothing. Save the page and name the file.')
  if (code === 'ENOENT') return failed('no-file', 'There is no such file. Check the name and the folder.')
  if (code === 'EISDIR') return failed('directory', `Is a folder. Name the files in it, as ${input.replace(/\/$/, '')}/*.`)
  if (code === 'EACCES' || code === 'EPERM') return failed('no-access', 'May not be read by you. Change its permissions.')
  return failed('unreadable', `Can't be read (${code}). Copy it to a local disk and try again.`)

  function failed(problemCode: string, message: string): Opened {
    return { kind: 'problem', problem: problem(problemCode, message, met) }
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

import { createReadStream } from 'node:fs'
import { Unzip, UnzipInflate } from 'fflate'

/** A line of an input, without its end; `line` counts from 1. */
export interface Line {
  readonly line: number
  readonly text: string
}

/** Bytes that were read of a file so far, for progress. */
export type OnBytes = (read: number) => void

/** The text of a file, or of the first file of a ZIP archive that is wanted, in pieces; never the whole of it at once. */
export async function* textOf(file: string, wanted: (name: string) => boolean, onBytes: OnBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const pieces = /\.zip$/i.test(file) ? unzipped(file, wanted, onBytes) : read(file, onBytes)
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** Cuts text into lines at `\n` and `\r\n`. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let line = 0
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const each of lines) yield { line: ++line, text: withoutReturn(each) }
  }
  if (rest !== '') yield { line: ++line, text: withoutReturn(rest) }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

async function* read(file: string, onBytes: OnBytes): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 })) {
    bytes += piece.length
    yield piece
    onBytes(bytes)
  }
}

async function* unzipped(file: string, wanted: (name: string) => boolean, onBytes: OnBytes): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = []
  let failure: Error | null = null
  let found = false
  const unzip = new Unzip((entry) => {
    if (found || !wanted(entry.name)) return
    found = true
    entry.ondata = (error, piece) => {
      if (error) failure = error
      else out.push(piece)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for await (const piece of read(file, onBytes)) {
    unzip.push(piece)
    if (failure !== null) throw failure
    yield* out.splice(0)
  }
  unzip.push(new Uint8Array(0), true)
  if (failure !== null) throw failure
  yield* out.splice(0)
  if (!found) throw new Error('holds no file of places')
}

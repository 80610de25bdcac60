import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Problem } from '#model/problem.ts'
import { readReports } from '#reports/readReports.ts'
import type { IntakeStep } from '#views/intake.ts'
import { takeIn, type Wanted } from '../cli/takeIn.ts'
import { openReader, readClaims } from '../pipeline.ts'
import type { Served } from './server.ts'

/** What is to be taken in: files, what is told about them all, and which of their reports are wanted. */
export interface Intake {
  readonly files: readonly string[]
  readonly told: { readonly published?: string; readonly outlet?: string; readonly address?: string }
  readonly isWanted: Wanted
}

/** Reads and keeps what the ledger does not have yet. */
export async function* keep({ files, told, isWanted }: Intake, { ledger }: Served): AsyncGenerator<IntakeStep> {
  for await (const taken of takeIn(files, told, ledger, isWanted)) {
    const problems = messages(taken.problems)
    const blank = { input: basename(taken.input), title: null, outlet: null, published: null, report: null, claims: 0, problems }
    if (taken.kind !== 'new') yield { ...blank, kind: taken.kind }
    else {
      const { id, title, outlet, published } = taken.report
      yield { ...blank, kind: 'new', title, outlet, published, report: id, claims: taken.claims.length }
    }
  }
}

/** Says what would be read, and keeps nothing. */
export async function* rehearse({ files, told, isWanted }: Intake, { ledger, now }: Served): AsyncGenerator<IntakeStep> {
  const reader = openReader()
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const { languages } = reader.known
  const given = { ...told, published: told.published ?? null, outlet: told.outlet ?? null, today, languages }
  for (const file of files) {
    let number = 0
    for await (const incoming of readReports([file], given)) {
      if (!isWanted(file, number++)) continue
      const blank = { input: basename(file), title: null, outlet: null, published: null, report: null, claims: 0 }
      if (incoming.kind === 'problem') yield { ...blank, kind: 'none', problems: messages([incoming.problem]) }
      else {
        const { id, title, outlet, published } = incoming.report
        const known = await ledger.has(id)
        const claims = known ? 0 : readClaims(incoming.report, reader).length
        const problems = messages(incoming.problems)
        yield { ...blank, kind: known ? 'known' : 'new', title, outlet, published, report: id, claims, problems }
      }
    }
  }
}

/** A message names the file as it was sent, not where it was put meanwhile. */
export function messages(problems: readonly Problem[]): string[] {
  return problems.map(({ message, input }) => (input === null ? message : message.replaceAll(input, basename(input))))
}

/** Tells of each report as it is read, then the sum of all, as server-sent events. */
export function stream(context: Context, steps: AsyncIterable<IntakeStep>, tidy: () => Promise<void> = async () => {}): Response {
  return streamSSE(context, async (out) => {
    const counts = { new: 0, known: 0, none: 0, claims: 0 }
    try {
      for await (const step of steps) {
        counts[step.kind]++
        counts.claims += step.claims
        await out.writeSSE({ event: 'report', data: JSON.stringify(step) })
        if (out.aborted) return
      }
      await out.writeSSE({ event: 'done', data: JSON.stringify(counts) })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      await out.writeSSE({ event: 'problem', data: JSON.stringify({ code: 'intake-failed', detail }) })
    } finally {
      await tidy()
    }
  })
}

/** Each in a folder of its own, so that two of one name stay two, and the name in a message is the one that was sent. */
export async function save(file: File, folder: string): Promise<string> {
  await mkdir(folder)
  const name =
    basename(file.name.replaceAll('\\', '/'))
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .slice(-120) || 'report'
  const path = join(folder, name.startsWith('.') ? `_${name}` : name)
  await writeFile(path, new Uint8Array(await file.arrayBuffer()))
  return path
}

import { globSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { isDay } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'
import { readReports } from '#reports/readReports.ts'
import type { IntakeStep } from '#views/intake.ts'
import { takeIn } from '../../cli/takeIn.ts'
import { openReader, readClaims } from '../../pipeline.ts'
import type { Endpoint } from '../endpoint.ts'
import { Answered } from '../problem.ts'
import type { Served } from '../server.ts'

interface Told {
  readonly published?: string
  readonly outlet?: string
}

const query = z.strictObject({
  dry: z.enum(['1']).optional().describe('1: only says what would be read, and keeps nothing.'),
})

export function intakeRoutes(served: Served): Endpoint[] {
  return [
    {
      method: 'post',
      path: '/api/reports',
      summary:
        'Takes reports in: files or pasted text as multipart/form-data (file, text, outlet, published). Answers with server-sent events, one a report, then `done`.',
      query,
      body: null,
      answer: { media: 'text/event-stream' },
      handle: (context) => takeUpload(context, served),
    },
    {
      method: 'post',
      path: '/api/samples',
      summary: 'Takes the sample reports in, as the demo does. Answers with server-sent events, one a report, then `done`.',
      query: z.strictObject({}),
      body: null,
      answer: { media: 'text/event-stream' },
      handle: async (context) => stream(context, keep(samples(), {}, served), served),
    },
  ]
}

function samples(): string[] {
  const folder = join(import.meta.dirname, '../../../samples')
  return globSync('*', { cwd: folder })
    .sort()
    .map((file) => join(folder, file))
}

async function takeUpload(context: Context, served: Served): Promise<Response> {
  const form = await formOf(context)
  const folder = await mkdtemp(join(tmpdir(), 'fogline-'))
  const tidy = () => rm(folder, { recursive: true, force: true })
  try {
    const files = await Promise.all(partsOf(form).map((part, index) => save(part, join(folder, String(index)))))
    if (files.length === 0)
      throw new Answered(
        400,
        'nothing-sent',
        'Nothing sent',
        'Send at least one file as `file`, or the words of a report as `text`.',
      )
    const told = toldOf(form)
    const steps = context.req.query('dry') === '1' ? rehearse(files, told, served) : keep(files, told, served)
    return stream(context, steps, served, tidy)
  } catch (error) {
    await tidy()
    throw error
  }
}

async function formOf(context: Context): Promise<FormData> {
  try {
    return await context.req.formData()
  } catch {
    throw new Answered(415, 'not-a-form', 'Not a form', 'Send it as multipart/form-data.')
  }
}

function partsOf(form: FormData): File[] {
  const files = form.getAll('file').filter((part) => part instanceof File)
  const text = form.get('text')
  return typeof text === 'string' && text.trim() !== '' ? [...files, new File([text], 'pasted text.txt')] : files
}

/** Each in a folder of its own, so that two of one name stay two, and the name in a message is the one that was sent. */
async function save(file: File, folder: string): Promise<string> {
  await mkdir(folder)
  const name =
    basename(file.name.replaceAll('\\', '/'))
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .slice(-120) || 'report'
  const path = join(folder, name.startsWith('.') ? `_${name}` : name)
  await writeFile(path, new Uint8Array(await file.arrayBuffer()))
  return path
}

function toldOf(form: FormData): Told {
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const [published, outlet] = [field('published'), field('outlet')]
  if (published !== undefined && !isDay(published))
    throw new Answered(400, 'wrong-parameter', 'Wrong parameter', 'published: give a day as 2024-12-03.')
  return { ...(published !== undefined && { published }), ...(outlet !== undefined && { outlet }) }
}

async function* keep(files: readonly string[], told: Told, { ledger }: Served): AsyncGenerator<IntakeStep> {
  for await (const taken of takeIn(files, told, ledger)) {
    const problems = messages(taken.problems)
    const blank = { input: basename(taken.input), title: null, outlet: null, published: null, report: null, claims: 0, problems }
    if (taken.kind !== 'new') yield { ...blank, kind: taken.kind }
    else {
      const { id, title, outlet, published } = taken.report
      yield { ...blank, kind: 'new', title, outlet, published, report: id, claims: taken.claims.length }
    }
  }
}

async function* rehearse(files: readonly string[], told: Told, { ledger, now }: Served): AsyncGenerator<IntakeStep> {
  const reader = openReader()
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const given = { published: told.published ?? null, outlet: told.outlet ?? null, today, languages: reader.known.languages }
  for (const file of files)
    for await (const incoming of readReports([file], given)) {
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

/** A message names the file as it was sent, not where it was put meanwhile. */
function messages(problems: readonly Problem[]): string[] {
  return problems.map(({ message, input }) => (input === null ? message : message.replaceAll(input, basename(input))))
}

function stream(
  context: Context,
  steps: AsyncIterable<IntakeStep>,
  served: Served,
  tidy: () => Promise<void> = async () => {},
): Response {
  return streamSSE(context, async (out) => {
    const counts = { new: 0, known: 0, none: 0, claims: 0 }
    try {
      for await (const step of steps) {
        counts[step.kind]++
        counts.claims += step.claims
        await out.writeSSE({ event: 'report', data: JSON.stringify(step) })
        if (out.aborted) return
      }
      served.accounts.refresh()
      await out.writeSSE({ event: 'done', data: JSON.stringify(counts) })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      await out.writeSSE({ event: 'problem', data: JSON.stringify({ code: 'intake-failed', detail }) })
    } finally {
      await tidy()
    }
  })
}

import { globSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from 'hono'
import { z } from 'zod'
import { isDay } from '#model/day.ts'
import type { Endpoint } from '../endpoint.ts'
import { type Intake, keep, rehearse, save, stream } from '../intake.ts'
import { Answered } from '../problem.ts'
import type { Served } from '../server.ts'
import { addressRoute } from './addresses.ts'

const query = z.strictObject({
  dry: z.enum(['1']).optional().describe('1: only says what would be read, and keeps nothing.'),
})

export function intakeRoutes(served: Served): Endpoint[] {
  return [
    addressRoute(served),
    {
      method: 'post',
      path: '/api/reports',
      summary:
        'Takes reports in: files or pasted text as multipart/form-data (file, text, outlet, published, address; and of the entries at an address the numbers of those wanted as `entry`). Answers with server-sent events, one a report, then `done`.',
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
      handle: async (context) => stream(context, keep({ files: samples(), told: {}, isWanted: () => true }, served)),
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
  const told = toldOf(form)
  const ticked = form.getAll('entry').map(Number)
  const fetched = await served.addresses.fetch(fieldOf(form, 'address'))
  const parts = fetched === null ? partsOf(form) : [...partsOf(form), fetched.file]
  if (parts.length === 0)
    throw new Answered(
      400,
      'nothing-sent',
      'Nothing sent',
      'Send at least one file as `file`, the words of a report as `text`, or where it stands as `address`.',
    )
  const folder = await mkdtemp(join(tmpdir(), 'fogline-'))
  const tidy = () => rm(folder, { recursive: true, force: true })
  try {
    const files = await Promise.all(parts.map((part, index) => save(part, join(folder, String(index)))))
    const ofAddress = fetched === null ? null : files.at(-1)
    const isWanted = (input: string, number: number) => ticked.length === 0 || input !== ofAddress || ticked.includes(number)
    const intake = { files, told: fetched === null ? told : { ...told, address: fetched.address }, isWanted }
    return stream(context, context.req.query('dry') === '1' ? rehearse(intake, served) : keep(intake, served), tidy)
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

function fieldOf(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function toldOf(form: FormData): Intake['told'] {
  const [published, outlet] = [fieldOf(form, 'published'), fieldOf(form, 'outlet')]
  if (published !== null && !isDay(published))
    throw new Answered(400, 'wrong-parameter', 'Wrong parameter', 'published: give a day as 2024-12-03.')
  return { ...(published !== null && { published }), ...(outlet !== null && { outlet }) }
}

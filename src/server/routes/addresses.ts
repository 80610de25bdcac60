import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openLanguages } from '#knowledge/languages.ts'
import { readReports } from '#reports/readReports.ts'
import { dayOut } from '../answers/records.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { messages, save } from '../intake.ts'
import type { Served } from '../server.ts'

const entry = z
  .strictObject({
    number: z.number().int().describe('As `entry` in what is then taken in.'),
    readable: z.boolean(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: dayOut.nullable(),
    characters: z.number().int(),
    known: z.boolean(),
    problems: z.array(z.string()),
  })
  .meta({ id: 'Entry' })

export function addressRoute(served: Served): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/addresses',
    summary: 'What stands at an address of the web: the report of a page or text, or the entries of a feed. Nothing is kept.',
    query: {},
    body: z.strictObject({ address: z.string().trim().min(1).max(2000) }),
    answer: z.strictObject({ address: z.string(), entries: z.array(entry) }).meta({ id: 'AtAddress' }),
    handle: async ({ body }) => {
      const fetched = await served.addresses.fetch(body.address)
      if (fetched === null) throw new TypeError('An address was checked and is none.')
      const folder = await mkdtemp(join(tmpdir(), 'fogline-'))
      try {
        const entries: z.output<typeof entry>[] = []
        const today = served.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
        const told = { published: null, outlet: null, today, languages: openLanguages(), address: fetched.address }
        for await (const one of readReports([await save(fetched.file, join(folder, '0'))], told)) {
          const number = entries.length
          if (one.kind === 'problem') {
            const nothing = { title: null, outlet: null, published: null, characters: 0, known: false }
            entries.push({ ...nothing, number, readable: false, problems: messages([one.problem]) })
            continue
          }
          const { id, title, outlet, published, text } = one.report
          const known = await served.ledger.has(id)
          const problems = messages(one.problems)
          entries.push({ number, readable: true, title, outlet, published, characters: text.length, known, problems })
        }
        return { address: fetched.address, entries }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  })
}

import { z } from 'zod'
import { sourceLetters } from '#model/review.ts'
import { segment } from '#sentences/segment.ts'
import { type SourceRecord, sources } from '#views/sources.ts'
import { habits, type WireSentence, wireChanges } from '#views/wire.ts'
import { oncePer } from '../accounts.ts'
import { span } from '../answers/records.ts'
import { side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { dates } from '../parameters.ts'
import type { Served } from '../server.ts'
import { textsOf } from '../texts.ts'

const count = z.number().int()
const record = z
  .strictObject({
    origin: z.string(),
    name: z.string(),
    names: z.array(z.string()),
    kind: z.string(),
    side: z.string().nullable(),
    letter: z.enum(sourceLetters),
    letterSet: z.strictObject({ author: z.string(), recorded: z.string() }).nullable(),
    claims: count,
    told: count,
    first: count,
    alone: count,
    confirmed: count,
    denied: count,
    withdrawn: count,
    denies: count,
    overtaken: count,
    silent: count,
    copies: z.array(z.strictObject({ outlet: z.string(), reports: count })),
  })
  .meta({ id: 'SourceRecord' })

const words = z.strictObject({ text: z.string(), span })
const swap = { was: z.string(), is: z.string() }
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kept'), first: words, copy: words }),
  z.strictObject({ kind: z.literal('changed'), first: words, copy: words, swaps: z.array(z.strictObject(swap)) }),
  z.strictObject({ kind: z.literal('dropped'), first: words }),
  z.strictObject({ kind: z.literal('added'), copy: words }),
])
const carried = z
  .strictObject({
    first: z.string(),
    copy: z.string(),
    changes: z.array(change),
    habits: z.array(z.strictObject({ ...swap, times: count })),
  })
  .meta({ id: 'Carried' })

export function sourceRoutes(served: Served): Endpoint[] {
  const recordsOf = oncePer(({ reports, claims, list, copies, letters }) =>
    sources({ reports, claims, events: list, copies, letters }),
  )
  return [
    endpoint({
      path: '/api/sources',
      summary: 'The record of each source in counts of events, its letter, and whose stories it carries.',
      query: { known: dates.known, ...page },
      answer: z
        .strictObject({
          ...pageFields,
          sides: z.array(side),
          sources: z.array(record),
          carriers: z.array(record.pick({ origin: true, name: true, copies: true })),
        })
        .meta({ id: 'Sources' }),
      handle: async ({ query }) => {
        const records = recordsOf(await served.accounts.at(query.known ?? null))
        const sides = new Set(records.flatMap((one) => one.side ?? []))
        const { shown, ...part } = pageOf(records, query)
        return {
          ...part,
          sides: [...sides].map(served.names.side),
          sources: shown.map((one) => ({ ...one, names: [...one.names], copies: [...one.copies], name: nameOf(one, served) })),
          carriers: records
            .filter(({ copies }) => copies.length > 0)
            .slice(0, mostCarriers)
            .map((one) => ({ origin: one.origin, name: nameOf(one, served), copies: [...one.copies] })),
        }
      },
    }),
    endpoint({
      path: '/api/reports/{id}/copies',
      summary: 'How the report’s story was carried on, sentence by sentence: words changed, sentences dropped and added.',
      query: { known: dates.known },
      answer: z.strictObject({ carried: z.array(carried) }).meta({ id: 'Copies' }),
      handle: async ({ query, id }) => {
        const { copies } = await served.accounts.at(query.known ?? null)
        const pairs = [...copies].filter(([copy, first]) => copy === id || first === id)
        const texts = await textsOf(served.ledger, pairs.flat())
        return {
          carried: pairs.map(([copy, first]) => {
            const changes = wireChanges(sentencesOf(texts.get(first)?.text ?? ''), sentencesOf(texts.get(copy)?.text ?? ''))
            return { first, copy, changes: changes.map(plain), habits: habits(changes) }
          }),
        }
      },
    }),
  ]
}

// Whom many pass on comes first among the records; the record of each other says it too.
const mostCarriers = 200

function nameOf({ origin, names }: SourceRecord, served: Served): string {
  const [first] = names
  const plainName = first.replace(/\s+/g, ' ').replace(/^(the|a|an|its|their) /i, '')
  return served.names.actor(origin) ?? plainName.charAt(0).toUpperCase() + plainName.slice(1)
}

type Changes = ReturnType<typeof wireChanges>

/** The same, in arrays of its own: what an answer may hold. */
function plain(one: Changes[number]): z.output<typeof change> {
  const copied = ({ text, span: [from, to] }: WireSentence) => ({ text, span: [from, to] as [number, number] })
  switch (one.kind) {
    case 'kept':
      return { kind: 'kept', first: copied(one.first), copy: copied(one.copy) }
    case 'changed':
      return { kind: 'changed', first: copied(one.first), copy: copied(one.copy), swaps: [...one.swaps] }
    case 'dropped':
      return { kind: 'dropped', first: copied(one.first) }
    case 'added':
      return { kind: 'added', copy: copied(one.copy) }
  }
}

function sentencesOf(text: string): WireSentence[] {
  return segment(text)
    .filter(({ kind }) => kind !== 'dateline')
    .map((sentence) => ({ text: text.slice(...sentence.span), span: sentence.span }))
}

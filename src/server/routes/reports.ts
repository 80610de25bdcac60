import { z } from 'zod'
import type { Claim } from '#model/claim.ts'
import { besides, paragraphsOf, reportLine } from '#views/reader.ts'
import type { Account } from '../account.ts'
import { reportLine as line, readerView } from '../answers/reading.ts'
import { side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { dates, page } from '../parameters.ts'
import { notFound } from '../problem.ts'
import type { Served } from '../server.ts'

export function reportRoutes(served: Served): Endpoint[] {
  const known = { known: dates.known }
  return [
    endpoint({
      path: '/api/reports',
      summary: 'Reports, the last published first.',
      query: { ...known, ...page },
      answer: z.strictObject({ total: z.number().int(), reports: z.array(line) }).meta({ id: 'Reports' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const counts = Map.groupBy(account.claims.values(), (claim) => claim.report)
        const all = [...account.reports.values()].toReversed()
        const reports = all
          .slice(query.after, query.after + query.limit)
          .map((head) => reportLine(head, counts.get(head.id)?.length ?? 0, account.copies.get(head.id) ?? null))
        return { total: all.length, reports }
      },
    }),
    endpoint({
      path: '/api/reports/{id}',
      summary: 'One report: its text, its claims with where each stands, and the reports that carry the same story.',
      query: known,
      answer: readerView,
      handle: async ({ query, id }) => {
        const [account, report, reviews] = await Promise.all([
          served.accounts.at(query.known ?? null),
          served.ledger.report(id),
          served.ledger.reviews(),
        ])
        if (report === null) throw notFound(`Report ${id}`, 'Ask /api/reports for those there are.')
        const claims = await served.ledger.claims({ report: id, versions: 'all' })
        const beside = besides(claims, account.eventOf, (claim) => nameOf(claim, served), reviews)
        const copyOf = account.copies.get(id) ?? null
        return {
          ...reportLine(report, claims.length, copyOf),
          text: report.text,
          language: report.language,
          sha256: report.sha256,
          recorded: report.recorded,
          problems: report.problems.map(({ code, message }) => ({ code, message })),
          paragraphs: paragraphsOf(report.text, report.title, beside),
          claimsBeside: beside,
          copies: copiesOf(id, account),
        }
      },
    }),
    endpoint({
      path: '/api/sides',
      summary: 'Every side that is named in the ledger, with the mark it is drawn with.',
      query: known,
      answer: z.strictObject({ sides: z.array(side) }).meta({ id: 'Sides' }),
      handle: async ({ query }) => {
        const { claims } = await served.accounts.at(query.known ?? null)
        const sides = new Set(
          [...claims.values()].flatMap(({ source, actor, target }) =>
            [source, ...actor, ...target].flatMap((party) => party?.side ?? []),
          ),
        )
        return { sides: [...sides].map(served.names.side).sort((a, b) => a.slot - b.slot || (a.id < b.id ? -1 : 1)) }
      },
    }),
  ]
}

function nameOf(claim: Claim, { names }: Served): string | null {
  return names.actor(claim.source?.id ?? null)
}

/** The story's other carriers: the original of a copy, and the copies of either. */
function copiesOf(id: string, account: Account) {
  const original = account.copies.get(id) ?? id
  const family = [...account.copies].filter(([, of]) => of === original).map(([copy]) => copy)
  return [original, ...family]
    .filter((one) => one !== id)
    .flatMap((one) => {
      const head = account.reports.get(one)
      const claims = [...account.claims.values()].filter((claim) => claim.report === one).length
      return head === undefined ? [] : [reportLine(head, claims, account.copies.get(one) ?? null)]
    })
}

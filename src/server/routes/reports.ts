import { z } from 'zod'
import type { Claim } from '#model/claim.ts'
import type { ReportHead } from '#model/report.ts'
import { reviewed } from '#reviews/reviewed.ts'
import { besides, paragraphsOf, reportLine } from '#views/reader.ts'
import type { Account } from '../account.ts'
import { oncePer } from '../accounts.ts'
import { reportLine as line, readerView } from '../answers/reading.ts'
import { side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { dates } from '../parameters.ts'
import { notFound } from '../problem.ts'
import type { Served } from '../server.ts'

export function reportRoutes(served: Served): Endpoint[] {
  const known = { known: dates.known }
  const sidesOf = oncePer(sidesNamed)
  return [
    endpoint({
      path: '/api/reports',
      summary: 'Reports, the last published first.',
      query: { ...known, ...page },
      answer: z.strictObject({ ...pageFields, reports: z.array(line) }).meta({ id: 'Reports' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(query.known ?? null)
        const { shown, ...part } = pageOf([...account.reports.values()].toReversed(), query)
        return { ...part, reports: shown.map((head) => lineOf(head, account)) }
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
          served.ledger.reviews(query.known === undefined ? {} : { knownAt: query.known }),
        ])
        if (report === null) throw notFound(`Report ${id}`, 'Ask /api/reports for those there are.')
        const read = await served.ledger.claims({ report: id, versions: 'all' })
        // As people left them, but that what was rejected still stands beside its words.
        const { claims } = reviewed(
          read,
          reviews.filter(({ decision }) => decision.kind !== 'reject'),
        )
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
        const sides = sidesOf(await served.accounts.at(query.known ?? null))
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
      return head === undefined ? [] : [lineOf(head, account)]
    })
}

function lineOf(head: ReportHead, { claimsIn, copies }: Account) {
  return reportLine(head, claimsIn().get(head.id) ?? 0, copies.get(head.id) ?? null)
}

function sidesNamed({ claims }: Account): ReadonlySet<string> {
  const sides = new Set<string>()
  for (const { source, actor, target } of claims.values())
    for (const party of [source, ...actor, ...target]) if (party !== null && party.side !== null) sides.add(party.side)
  return sides
}

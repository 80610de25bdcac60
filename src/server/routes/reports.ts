import { z } from 'zod'
import type { Claim } from '#model/claim.ts'
import type { ReportHead } from '#model/report.ts'
import { reviewed } from '#reviews/reviewed.ts'
import { besides, type ClaimBeside, markOf, paragraphsOf, reportLine } from '#views/reader.ts'
import type { Account } from '../account.ts'
import { oncePer } from '../accounts.ts'
import { claimBeside, reportLine as line, readerView } from '../answers/reading.ts'
import { side } from '../answers/situation.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { dates } from '../parameters.ts'
import { notFound } from '../problem.ts'
import type { Served } from '../server.ts'

export function reportRoutes(served: Served): Endpoint[] {
  const known = { known: dates.known }
  const sidesOf = oncePer(sidesNamed)
  const besideOf = lastBeside(served)
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
      summary: 'One report: its text, what its claims mark in it, and the reports that carry the same story.',
      query: known,
      answer: readerView,
      handle: async ({ query, id }) => {
        const [account, report] = await Promise.all([served.accounts.at(query.known ?? null), served.ledger.report(id)])
        if (report === null) throw noSuchReport(id)
        const beside = await besideOf(id, account)
        const copyOf = account.copies.get(id) ?? null
        return {
          ...reportLine(report, beside.length, copyOf),
          text: report.text,
          language: report.language,
          sha256: report.sha256,
          recorded: report.recorded,
          problems: report.problems.map(({ code, message }) => ({ code, message })),
          paragraphs: paragraphsOf(report.text, report.title, beside),
          marks: beside.map(markOf),
          copies: copiesOf(id, account),
        }
      },
    }),
    endpoint({
      path: '/api/reports/{id}/claims',
      summary: 'The claims of one report in order of its text, each with where it stands and what people decided on it.',
      query: { ...known, ...page },
      answer: z.strictObject({ ...pageFields, claims: z.array(claimBeside) }).meta({ id: 'ClaimsBeside' }),
      handle: async ({ query, id }) => {
        const account = await served.accounts.at(query.known ?? null)
        if (!(await served.ledger.has(id))) throw noSuchReport(id)
        const { shown, ...part } = pageOf(await besideOf(id, account), query)
        return { ...part, claims: [...shown] }
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

/** The claims of a report with what people decided; those of the report asked for last are kept, since they come page by page. */
function lastBeside(served: Served): (report: string, account: Account) => Promise<readonly ClaimBeside[]> {
  let last: { readonly report: string; readonly account: Account; readonly beside: Promise<readonly ClaimBeside[]> } | null = null
  return (report, account) => {
    if (last?.report === report && last.account === account) return last.beside
    const beside = besideIn(report, account, served)
    last = { report, account, beside }
    // What failed is tried again.
    beside.catch(() => {
      last = null
    })
    return beside
  }
}

async function besideIn(report: string, account: Account, served: Served): Promise<readonly ClaimBeside[]> {
  const { ledger } = served
  const reviews = await ledger.reviews(account.known === null ? {} : { knownAt: account.known })
  const read = await ledger.claims({ report, versions: 'all' })
  // As people left them, but that what was rejected still stands beside its words.
  const { claims } = reviewed(
    read,
    reviews.filter(({ decision }) => decision.kind !== 'reject'),
  )
  return besides(claims, account.eventOf, (claim) => nameOf(claim, served), reviews)
}

function noSuchReport(id: string) {
  return notFound(`Report ${id}`, 'Ask /api/reports for those there are.')
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

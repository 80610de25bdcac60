import { z } from 'zod'
import type { Claim } from '#model/claim.ts'
import type { Decision, Review } from '#model/review.ts'
import { inForce } from '#reviews/inForce.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { caseKinds, casesOf } from '#views/queue.ts'
import { quoteShown } from '#views/quoteShown.ts'
import { needsOf } from '../../cli/review/list.ts'
import type { Account } from '../account.ts'
import { oncePer } from '../accounts.ts'
import { caseShown } from '../answers/reading.ts'
import { decision, review } from '../answers/records.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { page, pageFields, pageOf } from '../pages.ts'
import { Answered } from '../problem.ts'
import type { Served } from '../server.ts'
import { textsOf } from '../texts.ts'

export function reviewRoutes(served: Served): Endpoint[] {
  const queueOf = oncePer(async (account) => {
    const [needs, { reviews }] = await Promise.all([needsOf(served.ledger), served.ledger.reviewsInUse()])
    return casesOf(needs, account.list, account, decidedBy(inForce(reviews)))
  })
  return [
    endpoint({
      path: '/api/review',
      summary:
        'What needs a person: possible merges, names that may be several places or none, moves of a town without a side or a day.',
      query: { ...page, kind: z.enum(caseKinds).optional() },
      answer: z
        .strictObject({ ...pageFields, byKind: z.record(z.string(), z.number().int()), cases: z.array(caseShown) })
        .meta({ id: 'Queue' }),
      handle: async ({ query }) => {
        const account = await served.accounts.at(null)
        const all = await queueOf(account)
        const byKind = Object.fromEntries([...Map.groupBy(all, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]))
        const asked = query.kind === undefined ? all : all.filter(({ kind }) => kind === query.kind)
        const { shown, ...part } = pageOf(asked, query)
        const claims = shown.flatMap((one) => one.claims.flatMap((id) => account.claims.get(id) ?? []))
        const texts = await textsOf(
          served.ledger,
          claims.map((claim) => claim.report),
        )
        const cases = shown.map((one) => ({
          ...one,
          quotes: one.claims.flatMap((id) => quotesOf(account.claims.get(id), account, texts)),
        }))
        return { ...part, byKind, cases }
      },
    }),
    endpoint({
      path: '/api/reviews',
      summary: 'The decisions of persons, the last first. Each is an entry of its own; none was overwritten.',
      query: page,
      answer: z.strictObject({ ...pageFields, reviews: z.array(review) }).meta({ id: 'Reviews' }),
      handle: async ({ query }) => {
        const { shown, ...part } = pageOf((await served.ledger.reviews()).toReversed(), query)
        return { ...part, reviews: [...shown] }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/reviews',
      summary: 'Adds a decision: accept, reject, correct, place, locate, merge, split, grade, or undo an earlier one.',
      query: {},
      body: z.strictObject({
        author: z.string().trim().min(1).max(100),
        note: z.string().max(2000).nullable().default(null),
        decision,
      }),
      answer: review,
      handle: async ({ body }) => {
        await mustExist(body.decision as Decision, served)
        const made = makeReview(body.decision as Decision, { author: body.author, note: body.note, at: served.now() })
        await served.ledger.append(made)
        return made
      },
    }),
  ]
}

/** Claims that a decision which counts is about. */
function decidedBy(reviews: readonly Review[]): Set<string> {
  return new Set(reviews.flatMap(({ decision: one }) => ('claim' in one ? [one.claim] : 'claims' in one ? [...one.claims] : [])))
}

function quotesOf(claim: Claim | undefined, account: Account, texts: Awaited<ReturnType<typeof textsOf>>) {
  const report = claim && account.reports.get(claim.report)
  if (claim === undefined || report === undefined) return []
  return quoteShown({ claim, report, name: claim.source?.text ?? report.outlet ?? 'the report itself' }, texts)
}

async function mustExist(asked: Decision, served: Served): Promise<void> {
  const unknown = (what: string) =>
    new Answered(
      404,
      'not-found',
      'Not found',
      `${what} is not in this ledger. Load the page again; somebody may have decided before.`,
    )
  if (asked.kind === 'undo') {
    if (!(await served.ledger.reviews()).some(({ id }) => id === asked.review)) throw unknown(`Review ${asked.review}`)
    return
  }
  if (asked.kind === 'grade' || asked.kind === 'locate') return
  const named = 'claim' in asked ? [asked.claim] : asked.kind === 'split' ? [...asked.claims, ...asked.from] : asked.claims
  const claims = new Set((await served.ledger.claimsNamed(named)).map(({ id }) => id))
  for (const id of named) if (!claims.has(id)) throw unknown(`Claim ${id}`)
}

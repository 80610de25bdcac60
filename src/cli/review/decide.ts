import type { Claim } from '#model/claim.ts'
import type { Decision, SourceLetter } from '#model/review.ts'
import { makeReview } from '#reviews/makeReview.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { openLedger } from '../../ledger/openLedger.ts'
import { foundOf } from '../foundOf.ts'
import { printable } from '../terminal.ts'
import { WrongUse } from '../wrongUse.ts'
import { correctionOf } from './correction.ts'
import { sayDecision } from './sayDecision.ts'

export interface Deciding {
  readonly ledger: string
  readonly json?: boolean
  readonly by: string
  readonly note?: string
}

export async function judge(kind: 'accept' | 'reject', claims: readonly string[], options: Deciding): Promise<void> {
  await decide(options, async (ledger) => (await claimsOf(ledger, claims)).map(({ id }) => ({ kind, claim: id })))
}

export async function correct(id: string, fields: readonly string[], options: Deciding): Promise<void> {
  await decide(options, async (ledger) => {
    const claim = await claimOf(ledger, id)
    const report = await ledger.report(claim.report)
    return [{ kind: 'correct', claim: claim.id, to: correctionOf(claim, fields, report) }]
  })
}

export async function merge(ids: readonly string[], options: Deciding): Promise<void> {
  await decide(options, async (ledger) => {
    const claims = await claimsOrEvents(ledger, ids)
    if (claims.length < 2) throw new WrongUse('Name two claims or events at least: one can’t be put together with itself.')
    return [{ kind: 'merge', claims }]
  })
}

export async function split(ids: readonly string[], options: Deciding & { readonly from?: readonly string[] }): Promise<void> {
  await decide(options, async (ledger) => {
    const claims = (await claimsOf(ledger, ids)).map(({ id }) => id)
    const leaving = new Set(claims)
    const named = options.from === undefined ? await companyOf(ledger, leaving) : await claimsOrEvents(ledger, options.from)
    const from = named.filter((id) => !leaving.has(id))
    if (from.length === 0) throw new WrongUse('Nothing else stands in their event: there is nothing to split them from.')
    return [{ kind: 'split', claims, from }]
  })
}

export async function grade(source: string, letter: SourceLetter, options: Deciding): Promise<void> {
  await decide(options, async () => [{ kind: 'grade', source, letter }])
}

export async function undo(id: string, options: Deciding): Promise<void> {
  await decide(options, async (ledger) => {
    const known = (await ledger.reviews()).some((review) => review.id === id)
    if (!known) throw new WrongUse(`There is no decision ${id}: \`fogline review log\` lists them.`)
    return [{ kind: 'undo', review: id }]
  })
}

/** Makes the decisions into entries, in the ledger of the options, and prints them. */
export async function decide(
  { ledger: address, json, by, note }: Deciding,
  made: (ledger: Ledger) => Promise<readonly Decision[]>,
): Promise<void> {
  const ledger = await openLedger(address, { mustExist: true })
  try {
    for (const decision of await made(ledger)) {
      const review = makeReview(decision, { author: by, note: note ?? null, at: Temporal.Now.instant() })
      await ledger.append(review)
      console.log(json ? JSON.stringify(review) : printable(`${review.id}  ${sayDecision(decision)}, by ${by}`))
    }
  } finally {
    await ledger.close()
  }
}

export async function claimOf(ledger: Ledger, id: string): Promise<Claim> {
  const [claim] = await ledger.claimsNamed([id])
  if (claim !== undefined) return claim
  throw new WrongUse(`There is no claim ${id}: \`fogline why PLACE --json\` and \`fogline export --of claims\` show their ids.`)
}

function claimsOf(ledger: Ledger, ids: readonly string[]): Promise<Claim[]> {
  return Promise.all(ids.map((id) => claimOf(ledger, id)))
}

/** Claims by their own ids or all of an event's by its. */
async function claimsOrEvents(ledger: Ledger, ids: readonly string[]): Promise<string[]> {
  const claims: string[] = []
  for (const id of ids) {
    if (!id.startsWith('e_')) claims.push((await claimOf(ledger, id)).id)
    else {
      const event = (await foundOf(ledger, { event: id })).events.get(id)
      if (event === undefined) throw new WrongUse(`There is no event ${id}: \`fogline events\` lists them.`)
      claims.push(...event.claims)
    }
  }
  return [...new Set(claims)]
}

/** The other claims of the events in which these stand. */
async function companyOf(ledger: Ledger, claims: ReadonlySet<string>): Promise<readonly string[]> {
  const { list } = await foundOf(ledger, { claims: [...claims] })
  return list.filter((event) => event.claims.some((id) => claims.has(id))).flatMap((event) => event.claims)
}

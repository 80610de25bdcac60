import { z } from 'zod'
import type { Claim } from '#model/claim.ts'
import type { Place } from '#model/place.ts'
import type { Decision, Review } from '#model/review.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { correctionOf } from '../../cli/review/correction.ts'
import { matchesFor, placed } from '../../cli/review/place.ts'
import { WrongUse } from '../../cli/wrongUse.ts'
import { review } from '../answers/records.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { countriesOf } from '../names.ts'
import { Answered, notFound } from '../problem.ts'
import type { Served } from '../server.ts'

const author = z.string().trim().min(1).max(100)
const note = z.string().max(2000).nullable().default(null)
const name = z.string().trim().min(1).max(200)
const mostCandidates = 30

/** What a person puts right of a claim: where it was, and what it tells, by the same checks as on the command line. */
export function byHandRoutes(served: Served): Endpoint[] {
  return [
    endpoint({
      path: '/api/candidates',
      summary: 'Places that a name may mean, those of countries that are fought in first: what a claim may be placed at by hand.',
      query: { name },
      answer: z
        .strictObject({
          candidates: z.array(
            z.strictObject({
              id: z.string(),
              name: z.string(),
              lat: z.number(),
              lon: z.number(),
              country: z.string().nullable(),
              admin1: z.string().nullable(),
              kind: z.string(),
              population: z.number(),
            }),
          ),
        })
        .meta({ id: 'Candidates' }),
      handle: async ({ query }) => {
        const homes = countriesOf(await served.accounts.at(null), served.names)
        const isHome = ({ country }: Place) => country !== null && homes.includes(country)
        const places = matchesFor(query.name)
          .map(({ place }) => place)
          .sort((a, b) => Number(isHome(b)) - Number(isHome(a)) || b.population - a.population)
        return {
          candidates: places.slice(0, mostCandidates).map(({ id, name: own, lat, lon, country, admin1, kind, population }) => {
            return { id, name: own, lat, lon, country, admin1, kind, population }
          }),
        }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/claims/{id}/place',
      summary: 'Places a claim by hand: at a place of the gazetteer, by its id, or at a point. Its other places stay.',
      query: {},
      body: z.strictObject({
        author,
        note,
        name,
        insteadOf: z.string().optional().describe('Which of the claim’s places, in the report’s words, where it has several.'),
        id: z.string().optional(),
        at: z
          .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)])
          .optional()
          .describe('Latitude, longitude.'),
      }),
      answer: review,
      handle: async ({ body, id }) =>
        decided(served, id, body, (claim) => {
          const { insteadOf, id: place, at } = body
          return placed(claim, body.name, {
            ...(insteadOf !== undefined && { insteadOf }),
            ...(place !== undefined && { id: place }),
            ...(at !== undefined && { at }),
          })
        }),
    }),
    endpoint({
      method: 'post',
      path: '/api/claims/{id}/correction',
      summary:
        'Corrects fields of a claim, as `fogline review correct` takes them: stance=denies, date=2024-12-03, actor=syria/opposition, killed=24-.',
      query: {},
      body: z.strictObject({ author, note, fields: z.array(z.string().max(1000)).min(1).max(40) }),
      answer: review,
      handle: async ({ body, id }) =>
        decided(served, id, body, async (claim) => {
          const report = await served.ledger.report(claim.report)
          return { kind: 'correct', claim: claim.id, to: correctionOf(claim, body.fields, report) }
        }),
    }),
  ]
}

async function decided(
  { ledger, now }: Served,
  id: string,
  by: { readonly author: string; readonly note: string | null },
  decide: (claim: Claim) => Decision | Promise<Decision>,
): Promise<Review> {
  const [claim] = await ledger.claimsNamed([id])
  if (claim === undefined) throw notFound(`Claim ${id}`, 'Load the page again; its report may have been read anew.')
  try {
    const made = makeReview(await decide(claim), { author: by.author, note: by.note, at: now() })
    await ledger.append(made)
    return made
  } catch (error) {
    if (error instanceof WrongUse) throw new Answered(400, 'wrong-decision', 'Wrong decision', error.message)
    throw error
  }
}

import type { Reading } from '#ledger/ledger.ts'
import { type ClaimPlace, happeningTypes } from '#model/claim.ts'
import { madePlace, madeReading } from '../../test/made.ts'
import { madeReports } from './madeReports.ts'
import { oneOf, seeded } from './random.ts'

export const claimsEach = 8
const madePlaces = Array.from({ length: 2000 }, (_, number) => madePlace(`made:${number}`, `Town ${number}`))

/**
 * Readings as the ledger takes them, each with claims as large as read ones: to fill a ledger fast. The same for the same seed.
 * @param places the claims' places, the most told of first: the second is told of half as often as the first, and so on
 */
export function* madeReadings(count: number, seed = 1, places: readonly ClaimPlace[] = madePlaces): Generator<Reading> {
  const random = seeded(seed)
  const place = (): readonly ClaimPlace[] => places.slice(Math.floor(places.length ** random()) - 1).slice(0, 1)
  for (const { text, published, outlet, url } of madeReports(count, seed)) {
    const claims = Array.from({ length: claimsEach }, (_, sentence) => ({
      sentence,
      type: oneOf(random, happeningTypes),
      places: place(),
      date: { from: published, to: published, text: 'on Tuesday', precision: 'day' as const },
      because: ['event-verb made', 'cue made +that-clause', 'place from the clause of the verb'],
    }))
    yield madeReading({ text, published, outlet, url }, ...claims)
  }
}

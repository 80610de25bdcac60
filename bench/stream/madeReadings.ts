import type { Reading } from '#ledger/ledger.ts'
import { happeningTypes } from '#model/claim.ts'
import { madePlace, madeReading } from '../../test/made.ts'
import { madeReports } from './madeReports.ts'
import { oneOf, seeded } from './random.ts'

const claimsEach = 8
const places = Array.from({ length: 400 }, (_, number) => madePlace(`made:${number}`, `Town ${number}`))

/** Readings as the ledger takes them, each with claims as large as read ones: to fill a ledger fast. The same for the same seed. */
export function* madeReadings(count: number, seed = 1): Generator<Reading> {
  const random = seeded(seed)
  for (const { text, published, outlet, url } of madeReports(count, seed)) {
    const claims = Array.from({ length: claimsEach }, (_, sentence) => ({
      sentence,
      type: oneOf(random, happeningTypes),
      places: [oneOf(random, places), oneOf(random, places)],
      date: { from: published, to: published, text: 'on Tuesday', precision: 'day' as const },
      because: ['event-verb made', 'cue made +that-clause', 'place from the clause of the verb'],
    }))
    yield madeReading({ text, published, outlet, url }, ...claims)
  }
}

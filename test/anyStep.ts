import fc from 'fast-check'
import type { Told } from '#events/told.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { Decision } from '#model/review.ts'
import { madeReading } from './made.ts'

/** One thing that happens to a ledger; the numbers choose what it happens to. */
export const anyStep = fc.record({
  what: fc.constantFrom(
    ...(['keep', 'keep', 'keep', 'keep', 'reread', 'reject', 'accept', 'correct', 'locate', 'merge', 'split', 'undo'] as const),
  ),
  turn: fc.nat(30),
  other: fc.nat(30),
  third: fc.nat(30),
  later: fc.nat(2),
})

/** Keeps one report: some have no day, some are versions of one address, some share their words. */
export async function keepAs(ledger: Ledger, own: readonly Told[], how: number): Promise<void> {
  const [first] = own
  if (first === undefined) return
  const { id, outlet, published } = first.report
  const reading = madeReading({
    id,
    outlet,
    published: how % 5 === 0 ? null : published,
    url: how % 3 === 0 ? `https://made.example/${how % 2}` : null,
    text: id,
  })
  const sketch = how % 4 === 0 ? Array.from({ length: 12 }, (_, index) => index + 1) : reading.sketch
  await ledger.keep({ ...reading, sketch, claims: own.map(({ claim }) => claim) })
}

/** What a decision is on: claims and earlier reviews by their numbers. */
interface Chosen {
  readonly id: (number: number) => string
  readonly turn: number
  readonly other: number
  readonly third: number
  readonly reviews: readonly string[]
}

export function decisionOf(
  what: 'reject' | 'accept' | 'correct' | 'locate' | 'merge' | 'split' | 'undo',
  { id, turn, other, third, reviews }: Chosen,
): Decision {
  const [one, two, three] = [id(turn), id(other), id(third)]
  switch (what) {
    case 'reject':
    case 'accept':
      return { kind: what, claim: one }
    case 'correct':
      return { kind: what, claim: one, to: other % 2 ? { stance: 'denies' } : { type: 'capture', date: null } }
    case 'locate':
      return {
        kind: what,
        name: 'Orsk',
        place: { name: 'Orsk', id: `test:orsk-${other % 2}`, lat: 2, lon: 2, country: null, admin1: null },
      }
    case 'merge':
      return { kind: what, claims: [...new Set([one, two, three])] }
    case 'split':
      return { kind: what, claims: [one], from: [two, three] }
    case 'undo':
      return { kind: what, review: reviews[turn % Math.max(1, reviews.length)] ?? 'v_none' }
  }
}

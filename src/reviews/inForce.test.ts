import { expect, test } from 'vitest'
import type { Review } from '#model/review.ts'
import { inForce } from './inForce.ts'

test.each([
  ['a hundredth, then a thousandth', '2024-12-04T09:30:00.12Z', '2024-12-04T09:30:00.123Z'],
  ['a full second, then a part of it', '2024-12-04T09:30:00Z', '2024-12-04T09:30:00.5Z'],
])('an undo counts right after what it names: %s', (_, first, second) => {
  const by = { author: 'Ida', note: null }
  const made: Review = { ...by, id: 'v_b', recorded: first, decision: { kind: 'reject', claim: 'c_1' } }
  const undo: Review = { ...by, id: 'v_a', recorded: second, decision: { kind: 'undo', review: 'v_b' } }
  expect(inForce([made, undo])).toEqual([])
  expect(inForce([made])).toEqual([made])
})

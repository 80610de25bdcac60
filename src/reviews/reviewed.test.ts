import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claim } from '#model/claim.ts'
import type { Decision, Review } from '#model/review.ts'
import { madeClaim, madePlace, madeReport } from '../../test/made.ts'
import { makeReview } from './makeReview.ts'
import { reviewed } from './reviewed.ts'

const claim: Claim = { ...madeClaim(madeReport()), id: 'c_1' }
const arken = madePlace('made:arken', 'Arken')

/** Decisions an hour apart by one editor; a number stands for an undo of the decision at that place, from 0. */
function decided(...decisions: readonly (Decision | number)[]): Review[] {
  const reviews: Review[] = []
  for (const [hour, each] of decisions.entries()) {
    const decision: Decision = typeof each === 'number' ? { kind: 'undo', review: reviews[each]?.id ?? '' } : each
    reviews.push(makeReview(decision, { author: 'Ida', at: Temporal.Instant.from('2031-05-04T08:00:00Z').add({ hours: hour }) }))
  }
  return reviews
}
const reject: Decision = { kind: 'reject', claim: 'c_1' }
const accept: Decision = { kind: 'accept', claim: 'c_1' }
const denies: Decision = { kind: 'correct', claim: 'c_1', to: { stance: 'denies' } }
const asserts: Decision = { kind: 'correct', claim: 'c_1', to: { stance: 'asserts' } }
const capture: Decision = { kind: 'correct', claim: 'c_1', to: { type: 'capture' } }
const velmora = madePlace('made:velmora', 'Velmora')
const moved = { name: 'Velmora', id: 'provisional:35.5,36.5', lat: 35.5, lon: 36.5, country: 'XV', admin1: null }
const locate = (change: Partial<typeof moved> = {}): Decision => ({
  kind: 'locate',
  name: 'al-Velmora',
  place: { ...moved, ...change },
})
const place: Decision = { kind: 'place', claim: 'c_1', places: [arken] }

test.each<[reason: string, reviews: readonly (Decision | number)[], left: Partial<Claim> | null]>([
  ['nothing decided', [], { stance: 'asserts', type: 'withdraw', because: [] }],
  ['rejected: it counts no more', [reject], null],
  ['rejected, then accepted after all', [reject, accept], { because: ['accepted by Ida'] }],
  ['rejection undone', [reject, 0], { because: [] }],
  ['the undo undone: rejected again', [reject, 0, 1], null],
  ['corrected', [denies], { stance: 'denies', because: ['stance corrected by Ida'] }],
  ['the later correction of one field counts', [denies, asserts], { stance: 'asserts' }],
  ['corrections of two fields stand beside each other', [denies, capture], { stance: 'denies', type: 'capture' }],
  ['the later one undone: the earlier counts again', [denies, asserts, 1], { stance: 'denies' }],
  ['placed by hand', [place], { places: [arken], because: ['placed by Ida'] }],
  ['its name placed by hand', [locate()], { places: [{ ...velmora, ...moved }], because: ['al-Velmora placed by Ida'] }],
  ['the later word on a name counts', [locate({ lat: 1 }), locate()], { places: [{ ...velmora, ...moved }] }],
  ['a name placed in another country is a namesake', [locate({ country: 'XA' })], { places: [velmora] }],
  ['a name placed, then this claim elsewhere', [locate(), place], { places: [arken] }],
  ['the placing of a name undone', [locate(), 0], { places: [velmora] }],
  ['correcting what is rejected does not bring it back', [reject, denies], null],
  ['another claim’s review', [{ kind: 'reject', claim: 'c_2' }], { because: [] }],
])('%s', (_, decisions, left) => {
  const { claims } = reviewed([claim], decided(...decisions))
  if (left === null) expect(claims).toEqual([])
  else expect(claims).toEqual([{ ...claim, ...left, because: left.because ?? expect.anything() }])
})

const merge = (...claims: readonly string[]): Decision => ({ kind: 'merge', claims })
const split = (claims: readonly string[], from: readonly string[]): Decision => ({ kind: 'split', claims, from })

test.each<[reason: string, decisions: readonly (Decision | number)[], together: string[][], apart: string[][]]>([
  ['a merge', [merge('b', 'a')], [['a', 'b']], []],
  ['merges that meet are one', [merge('a', 'b'), merge('c', 'd'), merge('b', 'c')], [['a', 'b', 'c', 'd']], []],
  [
    'a split keeps each from each',
    [split(['a'], ['b', 'c'])],
    [],
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  ['a split takes out of an earlier merge', [merge('a', 'b', 'c'), split(['a'], ['b'])], [['b', 'c']], [['a', 'b']]],
  [
    'what is split off together stays together',
    [merge('a', 'b', 'c', 'd'), split(['a', 'b'], ['c'])],
    [
      ['c', 'd'],
      ['a', 'b'],
    ],
    [
      ['a', 'c'],
      ['b', 'c'],
    ],
  ],
  ['a merge takes back an earlier split', [split(['a'], ['b']), merge('a', 'b')], [['a', 'b']], []],
  ['a merge undone', [merge('a', 'b'), 0], [], []],
  ['the split undone: the merge counts again', [merge('a', 'b'), split(['a'], ['b']), 1], [['a', 'b']], []],
])('%s', (_, decisions, together, apart) => {
  expect(reviewed([], decided(...decisions)).grouping).toEqual({ together, apart })
})

test('the last letter of a source counts, with who set it and when', () => {
  const grade = (letter: 'B' | 'D'): Decision => ({ kind: 'grade', source: 'vel/ministry', letter })
  const graded = decided(grade('B'), grade('D'), 1)
  const set = (at: number, letter: 'B' | 'D') => ({ letter, author: graded[at]?.author, recorded: graded[at]?.recorded })
  expect(reviewed([], graded.slice(0, 2)).letters).toEqual(new Map([['vel/ministry', set(1, 'D')]]))
  expect(reviewed([], graded).letters).toEqual(new Map([['vel/ministry', set(0, 'B')]]))
})

test('reviews come in any order; their times tell', () => {
  const reviews = decided(denies, reject, accept, capture, 1, asserts, merge('c_1', 'c_2'), split(['c_1'], ['c_2']), 4)
  const expected = reviewed([claim], reviews)
  fc.assert(
    fc.property(fc.shuffledSubarray(reviews, { minLength: reviews.length }), (shuffled) => {
      expect(reviewed([claim], shuffled)).toEqual(expected)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copiesAmong, sketchOf } from './copies.ts'

const wire = `Rebels took the market town of Velmora before dawn on Sunday after a night of fighting on its northern edge, a commander of the
  border brigade told reporters at the crossing. The army said its units had regrouped south of the river and that the bridge remained
  open to civilians. Hospital staff counted nine dead and some forty wounded, among them three children from one family. The United
  Nations asked both sides to let a convoy of flour and medicine through before the rains close the only road.`
const copy = wire
  .replace('Rebels took', 'Terrorists occupied')
  .replace('a commander', 'a ringleader')
  .replace(/Hospital staff.*?family\. /s, '')
const other = `The army said its units had regrouped south of the river. Traders in the capital reported that the price of flour had doubled
  within a week, and a convoy of forty lorries was waiting at the border for papers that nobody seemed able to sign on a Sunday.`

const report = (id: string, text: string, published: string | null = '2031-05-04') => ({
  id,
  published,
  knownFrom: published ?? '2031-12-31',
  sketch: sketchOf(text),
})

test.each([
  ['loaded words swapped, a sentence dropped', [report('a', wire), report('b', copy)], { b: 'a' }],
  ['the earlier one is the first, whatever its id', [report('b', wire, '2031-05-03'), report('a', copy)], { a: 'b' }],
  ['a copy of a copy leads back to the first', [report('a', wire), report('b', copy), report('c', copy)], { b: 'a', c: 'a' }],
  ['one statement quoted by both', [report('a', wire), report('b', other)], {}],
  ['printed anew weeks later', [report('a', wire), report('b', wire, '2031-05-24')], {}],
  ['too short to tell', [report('a', 'Velmora has fallen.'), report('b', 'Velmora has fallen.')], {}],
])('%s', (_, reports, expected) => expect(Object.fromEntries(copiesAmong(reports))).toEqual(expected))

test('the order in which reports come does not matter', () => {
  const reports = [report('a', wire), report('b', copy), report('c', other), report('d', wire, null)]
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: 4 }), (shuffled) => {
      expect(copiesAmong(shuffled)).toEqual(copiesAmong(reports))
    }),
  )
})

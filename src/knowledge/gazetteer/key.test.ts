import { expect, test } from 'vitest'
import { plain, skeleton, spelling, vowelKey, withoutArticles } from './key.ts'

test.each(spelling.same)('%s: %s and %s are spellings of one name', (country, one, other) =>
  expect(vowelKey(one, country)).toBe(vowelKey(other, country)),
)
test.each(spelling.different)('%s: %s and %s are two names', (country, one, other) =>
  expect(vowelKey(one, country)).not.toBe(vowelKey(other, country)),
)
test.each([
  ["Ma'arrat al-Nuʿmān", 'maarrat al numan', 'maarrat numan'],
  ['Chasiv-Yar', 'chasiv yar', 'chasiv yar'],
  ['Al', 'al', 'al'],
  ['حماة', 'حماة', 'حماة'],
  ['', '', ''],
])('%s is %s, and %s without articles', (name, folded, bare) => {
  expect(plain(name)).toBe(folded)
  expect(withoutArticles(name)).toBe(bare)
})
test.each([
  ['umturman', 'Vmtrmn'],
  ['murik', 'mrk'],
])('the skeleton of %s is %s', (key, bones) => expect(skeleton(key)).toBe(bones))

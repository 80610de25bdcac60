import { expect, test } from 'vitest'
import { numbersFile, openNumberWords } from './numberWords.ts'
import { readKnowledge } from './yaml.ts'

const numbers = openNumberWords()
const { ranges } = readKnowledge('en/numbers.yml', numbersFile)
const saysIn = (text: string) => numbers.find(text).map(({ says }) => says)

test.each(ranges.flatMap(({ says, yes }) => yes.map((text) => [says, text] as const)))('“%s” in “%s”', (says, text) => {
  expect(saysIn(text)).toContain(says)
})
test.each(ranges.flatMap(({ says, no }) => no.map((text) => [says, text] as const)))('“%s” not in “%s”', (says, text) => {
  expect(saysIn(text)).not.toContain(says)
})

test.each<[string, (readonly [number | null, number | null])[]]>([
  ['thirty-two', [[32, 32]]],
  ['3,250', [[3250, 3250]]],
  ['1.2 million', [[1200000, 1200000]]],
  ['two and a half million', [[2500000, 2500000]]],
  ['half a million', [[500000, 500000]]],
  ['a hundred and twenty', [[120, 120]]],
  ['twenty to thirty thousand', [[20000, 30000]]],
  ['at least 17', [[17, null]]],
  ['up to 535', [[null, 535]]],
  ['dozens', [[24, null]]],
  ['tens of thousands', [[20000, null]]],
  ['more than two hundred', [[200, null]]],
  ['between 500 and 1,000', [[500, 1000]]],
  ['nearly nine million', [[9000000, 9000000]]],
  [
    'twelve killed and three hurt',
    [
      [12, 12],
      [3, 3],
    ],
  ],
  ['nobody at all', []],
])('%s', (text, expected) => expect(numbers.find(text).map(({ range }) => range)).toEqual(expected))

import { expect, test } from 'vitest'
import { extentsFile, openExtentWords } from '#knowledge/extentWords.ts'
import { readKnowledge } from '#knowledge/yaml.ts'

const words = openExtentWords()
const { before, after } = readKnowledge('en/extents.yml', extentsFile)
const entries = [...before, ...after]

/** The words around the place in asterisks. */
function around(example: string) {
  const [left = '', , right = ''] = example.split('*')
  return words.around(left, right)
}

test.each(entries.flatMap(({ means, yes }) => yes.map((example) => [example, means] as const)))('%s is %s', (example, means) => {
  expect(around(example)).toMatchObject({ extent: means })
})
test.each(entries.flatMap(({ no }) => no))('%s tells no extent', (example) => {
  expect(around(example)).toBeNull()
})

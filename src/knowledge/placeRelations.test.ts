import { expect, test } from 'vitest'
import { openNumberWords } from './numberWords.ts'
import { openPlaceRelations, otherPlace, relationsFile } from './placeRelations.ts'
import { openPlaceWords } from './placeWords.ts'
import { readKnowledge } from './yaml.ts'

const relations = openPlaceRelations(openNumberWords(), openPlaceWords())
const { before, after } = readKnowledge('en/placeRelations.yml', relationsFile)
const entries = [...before, ...after]

function told(example: string) {
  const text = example.replace(/_([^_]+)_/g, (_, name: string) => otherPlace.repeat(name.length))
  const [left = '', , right = ''] = text.split('*')
  return relations.around(left, right)
}

test.each(entries.flatMap(({ yes, says }) => yes.map((example) => [example, says] as const)))('%s — %s', (example, says) =>
  expect(told(example)?.says).toBe(says),
)
test.each(entries.flatMap(({ no, says }) => no.map((example) => [example, says] as const)))('%s — not %s', (example, says) =>
  expect(told(example)?.says).not.toBe(says),
)

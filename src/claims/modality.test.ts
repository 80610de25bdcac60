import { expect, test } from 'vitest'
import { modalityFile, openModalWords } from '#knowledge/modalWords.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import type { HappeningType } from '#model/claim.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'
import { isAhead, modalityOf } from './modality.ts'
import { treeOf } from './tree.ts'

const words = openModalWords()
const language = loadLanguage()
const file = readKnowledge('en/modality.yml', modalityFile)

/** How the word in asterisks is told. */
function told(example: string, type: HappeningType | null = null) {
  const [before = '', word = ''] = example.split('*')
  const sentences = annotate(example.replaceAll('*', ''), language)
  for (const sentence of sentences) {
    const token = sentence.tokens.findIndex(({ from, to }) => from >= before.length && to <= before.length + word.length)
    if (token >= 0) return modalityOf(treeOf(sentence), token, words, type)
  }
  throw new RangeError(`“${example}” marks no word; put one in *asterisks*.`)
}

const irreal = [...file.auxiliaries, ...file.governors, ...file.ahead, { ...file.adverbs, means: 'possible' as const }]
const conditions = { ...file.conditions, means: 'conditional' as const }
const denying = [file.failed, file.hindered, file.negators, ...file.none, ...file.over, file.carriers]

test.each([...irreal, conditions].flatMap(({ means, yes }) => yes.map((example) => [example, means] as const)))(
  '%s is %s',
  (example, means) => {
    expect(told(example).modality).toBe(means)
  },
)
test.each([...irreal, conditions, file.realised].flatMap(({ no }) => no))('%s is told as done', (example) => {
  expect(told(example).modality).toBe('actual')
})
test.each(file.realised.yes)('%s is done', (example) =>
  expect(told(example)).toMatchObject({ modality: 'actual', negated: false }),
)
test.each(denying.flatMap(({ yes }) => yes))('%s is denied', (example) => expect(told(example).negated).toBe(true))
test.each(denying.flatMap(({ no }) => no))('%s is not denied', (example) => expect(told(example).negated).toBe(false))

test.each<[string, HappeningType, string]>([
  ['“must” makes a demand', 'demand', 'All sides must *stop* the fighting in Ostrel.'],
  ['“will not” makes a threat', 'threaten', 'We will not *give* up Ostrel without a fight.'],
  ['“will not” makes a refusal', 'reject', 'The council will not *recognise* the border.'],
])('%s', (_, type, example) => expect(told(example, type)).toMatchObject({ modality: 'actual', negated: false }))

test.each([
  ['Talks will resume in Sedrin on Thursday.', true],
  ['A second convoy is planned for Thursday.', true],
  ['The rebels left Sedrin on Thursday.', false],
  ['The army said on Thursday that it would leave.', false],
])('is “Thursday” ahead in %s', (text, expected) => {
  const [sentence] = annotate(text, language)
  if (sentence === undefined) throw new RangeError('No sentence was read.')
  const thursday = sentence.tokens.findIndex(({ text }) => text === 'Thursday')
  expect(isAhead(treeOf(sentence), thursday, words)).toBe(expected)
})

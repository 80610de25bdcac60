import { expect, test } from 'vitest'
import { countsFile, openCountWords } from '#knowledge/countWords.ts'
import { openDayWords } from '#knowledge/dayWords.ts'
import { openNumberWords } from '#knowledge/numberWords.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import type { HappeningType } from '#model/claim.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'
import { countsIn, countsOf } from './counts.ts'
import { treeOf } from './tree.ts'

const numbers = openNumberWords()
const words = openCountWords(numbers, openDayWords(numbers))
const language = loadLanguage()

/** The counts of the happening that the word in asterisks tells. */
function counted(example: string, type: HappeningType) {
  const [before = '', word = ''] = example.split('*')
  for (const sentence of annotate(example.replaceAll('*', ''), language)) {
    const token = sentence.tokens.findIndex(({ from, to }) => from >= before.length && to <= before.length + word.length)
    const tree = treeOf(sentence)
    if (token >= 0) return countsOf(tree, token, type, countsIn(tree, words), words)
  }
  throw new RangeError(`“${example}” marks no word; put one in *asterisks*.`)
}

const typeOf: Readonly<Partial<Record<string, HappeningType>>> = { returned: 'displacement', captured: 'arrest' }
const { deeds } = readKnowledge('en/counts.yml', countsFile)
test.each(deeds.flatMap(({ key, yes }) => yes.map((example) => [key, example] as const)))('%s in “%s”', (key, example) => {
  expect(counted(example, typeOf[key] ?? 'killing')).toEqual({ [key]: [9, 9] })
})

test.each<[string, HappeningType, string, ReturnType<typeof counted>]>([
  [
    'the sum that a verb sets on its object',
    'displacement',
    'The agency put the number of villagers who *fled* from Sedrin at 16,000.',
    { displaced: [16000, 16000] },
  ],
  [
    'a part told behind the sum',
    'killing',
    'The monitor put the *dead* at 3,250, among them 1,130 civilians.',
    { killed: [3250, 3250] },
  ],
  [
    'killed and wounded in one breath',
    'killing',
    'Shells *killed* 12 people and wounded 30 in Sedrin.',
    { killed: [12, 12], wounded: [30, 30] },
  ],
  [
    'nouns of the dead and wounded',
    'killing',
    'The clinic counted 31 *dead* and about 200 wounded.',
    { killed: [31, 31], wounded: [200, 200] },
  ],
  ['a lower bound', 'killing', 'At least 17 villagers were *killed* in Ostrel.', { killed: [17, null] }],
  ['an open number', 'killing', 'Dozens *died* in Kalmere on Sunday.', { killed: [24, null] }],
  ['a part is no total', 'killing', 'Gunmen *killed* 40 people, 18 of them children.', { killed: [40, 40] }],
  [
    'two sorts of dead are summed',
    'killing',
    'Ten soldiers and nineteen gunmen were *killed* in the raid.',
    { killed: [29, 29] },
  ],
  ['who did it is not counted', 'killing', 'Two bombers *killed* 12 people in Sedrin.', { killed: [12, 12] }],
  ['one is told by its article', 'killing', 'A shepherd was *killed* near Kalmere.', { killed: [1, 1] }],
  ['days are not counted', 'killing', 'On 27 November a blast *killed* 5 guards.', { killed: [5, 5] }],
  ['a toll that rose', 'killing', 'The *toll* of the blast rose from 43 to 76.', { killed: [76, 76] }],
  [
    'people, not households',
    'displacement',
    'Some 700 families, or around 4,900 people, have *fled* Sedrin.',
    { displaced: [4900, 4900] },
  ],
  ['those who left their homes', 'displacement', 'Around 300,000 people *fled* their homes.', { displaced: [300000, 300000] }],
  ['prisoners of an army', 'arrest', 'The army *took* 150 prisoners.', { captured: [150, 150] }],
  ['prisoners of a police', 'arrest', 'Police *arrested* eleven people.', { detained: [11, 11] }],
  ['places', 'capture', 'The militia *captured* seven villages on Sunday.', { places: [7, 7] }],
  ['deeds', 'repel', 'The garrison *repelled* three attacks.', { attacks: [3, 3] }],
  ['deeds by their own noun', 'airstrike', 'Jets carried out 32 *raids* on Ostrel.', { attacks: [32, 32] }],
  ['how often', 'attack', 'The militia *attacked* the convoy twice.', { attacks: [2, 2] }],
  ['places struck', 'airstrike', 'The jets *struck* nine sites.', { places: [9, 9] }],
  ['money is not counted', 'killing', 'The militia *killed* the guards and took 40 dollars.', {}],
])('%s', (_, type, example, expected) => expect(counted(example, type)).toEqual(expected))

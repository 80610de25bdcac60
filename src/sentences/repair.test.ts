import { describe, expect, test } from 'vitest'
import { repairsSchema } from '#knowledge/repairs.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import { annotate } from './annotate.ts'
import { loadLanguage } from './language.ts'

const language = loadLanguage()
const { tells, goesOn, orders } = readKnowledge('en/repairs.yml', repairsSchema)

function tagOf(sentence: string, word: string): string | undefined {
  return tokensOf(sentence).find((token) => token.text === word)?.upos
}
/** Pairs of dependent and head as "saying → denied". */
function arcs(sentence: string): string[] {
  const tokens = tokensOf(sentence)
  return tokens.map((token) => `${token.text} → ${tokens[token.head]?.text ?? 'root'}`)
}
function tokensOf(sentence: string) {
  return annotate(sentence, language).flatMap((part) => part.tokens)
}

describe('the examples of knowledge/en/repairs.yml', () => {
  test.each(Object.entries(tells.yes))('“%s” is a verb: %s', (word, sentence) => expect(tagOf(sentence, word)).toBe('VERB'))
  test.each(Object.entries(tells.no))('“%s” is a noun: %s', (word, sentence) => expect(tagOf(sentence, word)).toBe('NOUN'))
  const yes = [...Object.entries(goesOn.yes), ...Object.entries(orders.yes)]
  const no = [...Object.entries(goesOn.no), ...Object.entries(orders.no)]
  test.each(yes)('%s: %s', (arc, sentence) => expect(arcs(sentence)).toContain(arc))
  test.each(no)('not %s: %s', (arc, sentence) => expect(arcs(sentence)).not.toContain(arc))
})

test.each([
  ['Suspilne → governor', 'The town was shelled, both the governor and Suspilne Kharkiv, a state channel, reported.'],
  ['Kharkiv → Suspilne', 'The town was shelled, both the governor and Suspilne Kharkiv, a state channel, reported.'],
  ['Okapi → Radio', 'Both the monitor and Radio Okapi reported the attack.'],
  ['Radio → Dabanga', 'It fell, the mayor and Dabanga Radio, a network in exile, said.'],
])('a name of two words is one member of a list: %s', (arc, sentence) => expect(arcs(sentence)).toContain(arc))

describe('a clause has a verb, and one that fits', () => {
  test.each([
    ['a sentence has one', 'The council called for a truce.', 'called', 'VBD'],
    ['so has what “that” begins', 'Diplomats fear that the truce collapses soon.', 'collapses', 'VBZ'],
    ['a headline need not', 'Thousands trapped in Marjan', 'trapped', 'VBN'],
    ['no adjective before a bare figure', 'Shells killed 12 people and wounded 30 in Sedrin.', 'wounded', 'VBD'],
    ['but before a figure and its noun', 'Doctors treated the dead and wounded civilians.', 'wounded', 'JJ'],
    ['no verb in -s behind a plural', 'They keep medical records, police reports.', 'reports', 'NNS'],
    ['one behind a singular', 'The town is calm, the paper reports.', 'reports', 'VBZ'],
  ])('%s: %s', (_, sentence, word, xpos) => expect(tokensOf(sentence).find((token) => token.text === word)?.xpos).toBe(xpos))
})

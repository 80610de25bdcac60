import { describe, expect, test } from 'vitest'
import { repairsSchema } from '#knowledge/repairs.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import { annotate } from './annotate.ts'
import { loadLanguage } from './language.ts'

const language = loadLanguage()
const { tells, goesOn } = readKnowledge('en/repairs.yml', repairsSchema)

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
  test.each(Object.entries(goesOn.yes))('%s: %s', (arc, sentence) => expect(arcs(sentence)).toContain(arc))
  test.each(Object.entries(goesOn.no))('not %s: %s', (arc, sentence) => expect(arcs(sentence)).not.toContain(arc))
})

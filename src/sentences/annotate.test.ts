import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sentence } from '#model/sentence.ts'
import { annotate } from './annotate.ts'
import { longestSentence } from './beam.ts'
import { loadLanguage } from './language.ts'

const language = loadLanguage()

/** The arcs of a text's first sentence as "dependent relation head". */
function arcs(text: string): string[] {
  const tokens = annotate(text, language)[0]?.tokens ?? []
  return tokens.map(({ text: word, relation, head }) => `${word} ${relation} ${tokens[head]?.text ?? '–'}`)
}

describe('who did what to whom', () => {
  test.each([
    ['doer and deed', 'Rebels captured the town of Velmora.', ['Rebels nsubj captured', 'town obj captured', 'captured root –']],
    [
      'passive with its doer',
      'The bridge was destroyed by the army.',
      ['bridge nsubj:pass destroyed', 'army obl:agent destroyed'],
    ],
    [
      'what is said, without “that”',
      'The ministry insisted the pullback was over.',
      ['ministry nsubj insisted', 'over ccomp insisted'],
    ],
    ['what is said, with “that”', 'Residents said that shells hit the market.', ['shells nsubj hit', 'hit ccomp said']],
    // As EWT, GUM and PUD hang it: the verb of saying is the root when it stands behind all that is said.
    [
      'who says it, behind',
      'The bridge fell, activists said.',
      ['bridge nsubj fell', 'activists nsubj said', 'fell ccomp said', 'said root –'],
    ],
    ['of two towns', 'They took Velmora and Orsk.', ['Velmora obj took', 'Orsk conj Velmora']],
    ['not', 'The army did not enter the town.', ['army nsubj enter', 'not advmod enter']],
  ])('%s', (_, text, expected) => expect(arcs(text)).toEqual(expect.arrayContaining(expected)))
})

describe('whatever the text', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n '],
    ['emoji', 'Rebels 🎯 took 👨‍👩‍👧 the town 🏳️‍🌈.'],
    ['Arabic', 'سيطر المقاتلون على البلدة يوم الثلاثاء. The town fell.'],
    ['a NUL and control signs', 'The\u0000 town\u0001 fell.\u0000'],
    ['halves of surrogate pairs', 'The \ud800 town \udc00\udc00 fell \ud83d'],
    ['signs only', '… — “” ,,, ;;; !!! ??? ((('],
    ['one word of many letters', 'a'.repeat(20_000)],
  ])('%s', (_, text) => void expectSound(text))

  test('a line of a thousand words without a full stop', () => {
    const text = 'rebels took the town and the army left it , '.repeat(100)
    const [sentence] = expectSound(text)
    expect(sentence?.tokens.length).toBeGreaterThan(longestSentence)
  })

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void expectSound(text)),
      { numRuns: 60, seed: 4 },
    )
  })
})

// A megabyte goes through in the same way; it only takes longer than a unit test should.
test('a long text: a thousand lines, the last read as the first', () => {
  const sentences = annotate('Rebels took the town of Velmora on Tuesday, the ministry said.\n'.repeat(1000), language)
  expect(sentences).toHaveLength(1000)
  expect(sentences.at(-1)?.tokens.map((token) => token.head)).toEqual(sentences[0]?.tokens.map((token) => token.head))
})

test('the same text gives the same sentences, whatever was read before', () => {
  const text = 'The mayor denied the depot was lost, saying the attack had failed. Shells hit Orsk, residents told the paper.'
  const first = annotate(text, language)
  annotate('Something else entirely: four new towns were captured early on Tuesday.', language)
  expect(annotate(text, language)).toEqual(first)
  expect(annotate(text, loadLanguage())).toEqual(first)
})

test('a doubtful sentence has a margin and says which words it is unsure of', () => {
  const sentences = annotate('They saw the man with the telescope near the bank on the river after the raid.', language)
  const [sentence] = sentences
  expect(sentence?.margin).toBeGreaterThanOrEqual(0)
  if (sentence && sentence.margin < Infinity) expect(sentence.unsure.length).toBeGreaterThan(0)
})

// Every sign in one token, tokens as the text has them, heads that form one tree.
function expectSound(text: string): readonly Sentence[] {
  const sentences = annotate(text, language)
  const rest = [...text]
  const covered = new Uint8Array(text.length)
  for (const { tokens, span } of sentences) {
    expect(tokens.filter((token) => token.head === -1)).toHaveLength(1)
    for (const [i, token] of tokens.entries()) {
      if (text.slice(token.from, token.to) !== token.text) throw new Error(`token ${i} is not what the text has at ${token.from}`)
      if (token.from < span[0] || token.to > span[1]) throw new Error(`token ${i} lies outside its sentence`)
      covered.fill(1, token.from, token.to)
      let steps = 0
      for (let at = i; at >= 0; at = tokens[at]?.head ?? -1)
        if (++steps > tokens.length) throw new Error(`token ${i} hangs in a circle`)
    }
  }
  for (let i = 0; i < text.length; i++)
    if (!covered[i] && /\S/.test(text[i] ?? '')) throw new Error(`sign ${i} of ${rest.length} was lost`)
  return sentences
}

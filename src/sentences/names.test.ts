import { expect, test } from 'vitest'
import { nameTailsSchema } from '#knowledge/nameTails.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import type { NameKind } from '#model/sentence.ts'
import { annotate } from './annotate.ts'
import { loadLanguage } from './language.ts'
import { openNameReader } from './nameReader.ts'
import { settleNames } from './settleNames.ts'

const language = loadLanguage()

function namesIn(text: string): string[] {
  return annotate(text, language).flatMap((sentence) =>
    sentence.names.map(({ span: [from, to], kind }) => `${kind}: ${text.slice(from, to)}`),
  )
}

test.each([
  ['a town nobody has heard of', 'The rebels seized the town of Velmora on Friday.', ['place: Velmora']],
  ['two of them', 'Fighting went on in Orskaya and near Tal Brenna.', ['place: Orskaya', 'place: Tal Brenna']],
  [
    'a name inside a name',
    'The Syrian Observatory for Human Rights counted nine dead.',
    ['organisation: Syrian Observatory for Human Rights', 'side: Syrian'],
  ],
  ['a side', 'Turkish troops shelled the village.', ['side: Turkish']],
  ['letters', 'The RSF denied it.', ['organisation: RSF']],
  ['a person by the title', 'General Halvar Brandt spoke on Monday.', ['person: General Halvar Brandt']],
  ['no name', 'The villagers fled on Tuesday in May.', []],
])('%s', (_, text, expected) => expect(namesIn(text)).toEqual(expected))

const tails = readKnowledge('en/nameTails.yml', nameTailsSchema)
const tailCases = (['organisation', 'place'] as const).flatMap((kind) => [
  ...tails[kind].yes.map((marked) => [marked, kind, true] as const),
  ...tails[kind].no.map((marked) => [marked, kind, false] as const),
])
test.each(tailCases)('nameTails.yml: %s as %s: %s', (marked, kind, expected) => {
  const name = /\[(.*)\]/.exec(marked)?.[1]
  expect(namesIn(marked.replace(/[[\]]/g, '')).includes(`${kind}: ${name}`)).toBe(expected)
})

test('names lie in their sentence, and inner ones in an outer one', () => {
  const text = 'The Libyan National Army left Velmora. Orland’s Ministry of Defence said so to the Orland Times.'
  for (const sentence of annotate(text, language))
    for (const { span, tokens } of sentence.names) {
      expect(span[0]).toBe(sentence.tokens[tokens[0]]?.from)
      expect(span[1]).toBe(sentence.tokens[tokens[1] - 1]?.to)
    }
})

function named(words: string, ...names: readonly [first: number, end: number, kind: NameKind, sureness: number][]) {
  let at = 0
  const tokens = words.split(' ').map((text) => {
    const from = at
    at += text.length + 1
    return { from, to: from + text.length, text, upos: /^\p{Lu}/u.test(text) ? 'PROPN' : 'X' }
  })
  return {
    tokens,
    names: names.map(([first, end, kind, sureness]) => ({
      span: [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0] as const,
      tokens: [first, end] as const,
      kind,
      sureness,
    })),
  }
}

test.each([
  [
    'a full name settles its last word',
    [named('Halvar Orsk left', [0, 2, 'person', 0.9]), named('Orsk spoke', [0, 1, 'place', 0.6])],
    ['person', 'person'],
  ],
  [
    'the surer kind wins',
    [named('in Orsk', [1, 2, 'place', 0.9]), named('Orsk fell', [0, 1, 'person', 0.5])],
    ['place', 'place'],
  ],
  ['a name that was missed is put in', [named('in Orsk', [1, 2, 'place', 0.95]), named('then Orsk fell')], ['place', 'place']],
  ['a side stays one', [named('in Arab', [1, 2, 'place', 0.9]), named('Arab fighters', [0, 1, 'side', 0.5])], ['place', 'side']],
])('%s', (_, sentences, expected) =>
  expect(settleNames(sentences).flatMap((names) => names.map(({ kind }) => kind))).toEqual(expected),
)

test('damaged weights are refused with a remedy', () => {
  expect(() => openNameReader(Buffer.from('no weights'))).toThrow(/names\.weights.*Install Fogline anew/)
})

import { expect, test } from 'vitest'
import { daysFile, openDayWords } from '#knowledge/dayWords.ts'
import { openModalWords } from '#knowledge/modalWords.ts'
import { openNumberWords } from '#knowledge/numberWords.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import type { ClaimDate } from '#model/claim.ts'
import type { Sentence } from '#model/sentence.ts'
import { segment } from '#sentences/segment.ts'
import { daysOf } from './days.ts'

const known = { dayWords: openDayWords(openNumberWords()), modalWords: openModalWords() }
const { expressions } = readKnowledge('en/days.yml', daysFile)

/** Sentences with tokens only: finding and reckoning days needs no parse. */
function unparsed(text: string): Sentence[] {
  return segment(text).map(({ span, kind, paragraph, tokens }, index) => ({
    index,
    span,
    kind,
    paragraph,
    tokens: tokens.map((token) => ({
      ...token,
      lemma: token.text.toLowerCase(),
      upos: 'X',
      xpos: '',
      head: -1,
      relation: 'root',
    })),
    names: [],
    mentions: [],
    margin: Number.POSITIVE_INFINITY,
    unsure: [],
  }))
}
const mentionsIn = (text: string, published: string) =>
  daysOf(unparsed(text), published, known).flatMap(({ mentions }) => mentions)
const written = (date: ClaimDate | null | undefined) =>
  !date ? null : date.from === date.to ? date.from : `${date.from}/${date.to}`

test.each(expressions.flatMap(({ says, yes }) => yes.map((example) => ({ says, ...example }))))(
  '“$says” in “$text”',
  ({ says, text, published, is }) => {
    const mention = mentionsIn(text, published).find(({ because }) => because === `day “${says}”`)
    expect(mention, 'the entry finds nothing in its own example').toBeDefined()
    expect(written(mention?.date)).toBe(is)
  },
)

test.each(expressions.flatMap(({ says, no }) => no.map((text) => ({ says, text }))))(
  '“$says” not in “$text”',
  ({ says, text }) => {
    expect(mentionsIn(text, '2024-12-04').map(({ because }) => because)).not.toContain(`day “${says}”`)
  },
)

test.each([
  [
    'a dateline’s day is the report’s',
    'OSTREL, 3 December (Marsh News) – Rebels entered the port on Monday.',
    '2024-12-04',
    ['2024-12-03', '2024-12-02'],
  ],
  [
    'an announcement lies ahead',
    'The road will be closed from 15 September to 2 October.',
    '2021-09-12',
    ['2021-09-15/2021-10-02'],
  ],
  ['a year-less day is the last one', 'The port fell on 28 December.', '2025-01-03', ['2024-12-28']],
  [
    'a day after a year follows it',
    'Sedrin, 2014. On 25 January both sides sat down. The talks collapsed on 15 February.',
    '2023-05-01',
    ['2014-01-01/2014-12-31', '2014-01-25', '2014-02-15'],
  ],
  [
    'a day later than the day before it in the sentence',
    'They took it on 4 May and lost it two days later.',
    '2024-06-01',
    ['2024-05-04', '2024-05-06'],
  ],
  ['a day later than none told', 'They lost it two days later.', '2024-06-01', [null]],
  ['no report day, no weekday', 'They lost it on Tuesday.', null, [null]],
  ['no report day, a full date all the same', 'They lost it on 4 May 2018.', null, ['2018-05-04']],
  ['no such day', 'They lost it on 31 April 2018.', null, [null]],
])('%s', (_, text, published, expected) => {
  const days = daysOf(unparsed(text), published, known).flatMap(({ mentions }) => mentions.map(({ date }) => written(date)))
  expect(days).toEqual(expected)
})

test('a headline is of the lead’s day', () => {
  const days = daysOf(
    unparsed('Rebels seize Ostrel\n\nRebels took the port of Ostrel on Sunday, residents said.'),
    '2024-12-03',
    known,
  )
  expect(written(days[0]?.scene.day)).toBe('2024-12-01')
})
test.each([
  [
    'news goes on into the next paragraph',
    'Tuesday 7. Bambra: a mine hit a lorry. One man was hurt.\n\nThe army came.',
    ['2021-09-07', '2021-09-07'],
  ],
  [
    'background ends with its paragraph',
    'In May 2014 the port fell. It burned.\n\nThe army came.',
    ['2014-05-01/2014-05-31', null],
  ],
  [
    'a bulletin’s title dates it',
    'Daily bulletin, Sunday 12 September 2021\n\nThe port fell. It burned.\n\nThe army came.',
    ['2021-09-12', '2021-09-12'],
  ],
  [
    'a list’s entry keeps to its day',
    '05 Sep – Depot in flames. Nobody hurt.\n06 Sep – Army base struck. Hotel damaged.',
    ['2021-09-05', '2021-09-06'],
  ],
])('%s', (_, text, expected) => {
  const sentences = unparsed(text)
  const days = daysOf(sentences, '2021-09-13', known)
  const last = sentences.flatMap(({ paragraph }, i) =>
    paragraph === sentences[i + 1]?.paragraph ? [] : [written(days[i]?.scene.day)],
  )
  expect(last.slice(-2)).toEqual(expected)
})

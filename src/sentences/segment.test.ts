import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abbreviationsSchema, tokensSchema } from '#knowledge/writing.ts'
import { readKnowledge } from '#knowledge/yaml.ts'
import { segment } from './segment.ts'

const { yes: tokenCases } = readKnowledge('en/tokens.yml', tokensSchema)
const { title, number, ending } = readKnowledge('en/abbreviations.yml', abbreviationsSchema)

function tokensOf(text: string): string {
  return segment(text)
    .flatMap((part) => part.tokens.map((token) => token.text))
    .join(' ')
}
function sentencesOf(text: string): string[] {
  return segment(text).map(({ span: [from, to] }) => text.slice(from, to))
}

test.each(Object.entries(tokenCases))('tokens.yml: %s', (text, expected) => expect(tokensOf(text)).toBe(expected))

const groups = [title, number, ending]
test.each(groups.flatMap(({ yes }) => yes))('abbreviations.yml, one sentence: %s', (text) =>
  expect(sentencesOf(text)).toEqual([text]),
)
test.each(groups.flatMap(({ no }) => no))('abbreviations.yml, two sentences: %s', (text) =>
  expect(sentencesOf(text)).toHaveLength(2),
)

test.each([
  ['a plain pair', 'The town fell. The army left.', ['The town fell.', 'The army left.']],
  ['initials', 'J. R. Marlow spoke. He left.', ['J. R. Marlow spoke.', 'He left.']],
  ['letters with stops before a name', 'The U.S. Embassy closed.', ['The U.S. Embassy closed.']],
  ['letters with stops at the end', 'They flew to the U.S. The rest stayed.', ['They flew to the U.S.', 'The rest stayed.']],
  ['a quotation ends it', '“We hold it.” The mayor left.', ['“We hold it.”', 'The mayor left.']],
  ['straight quotes', '"We hold it." The mayor left.', ['"We hold it."', 'The mayor left.']],
  ['doubled quotes', "''We hold it.'' The mayor left.", ["''We hold it.''", 'The mayor left.']],
  ['a question within', '“Who fired?” asked the mayor.', ['“Who fired?” asked the mayor.']],
  ['brackets', 'It fell. (It was held since May.) All left.', ['It fell.', '(It was held since May.)', 'All left.']],
  ['a figure with a stop', 'Some 3.5 tonnes arrived. No more came.', ['Some 3.5 tonnes arrived.', 'No more came.']],
  ['the mark of a note', 'It fell in July. [6] All left.', ['It fell in July. [6]', 'All left.']],
  ['an ellipsis goes on', 'They waited … and left.', ['They waited … and left.']],
  ['lines are never joined', 'Velmora falls\nThe army left.', ['Velmora falls', 'The army left.']],
  [
    'lines of an old telegram are',
    'THE MINISTRY SAYS THAT ITS TROOPS HAVE ENTERED\nVELMORA AND THAT THEY HOLD BOTH OF THE BRIDGES\nTHERE. NOTHING ELSE IS KNOWN.',
    [
      'THE MINISTRY SAYS THAT ITS TROOPS HAVE ENTERED\nVELMORA AND THAT THEY HOLD BOTH OF THE BRIDGES\nTHERE.',
      'NOTHING ELSE IS KNOWN.',
    ],
  ],
])('sentences: %s', (_, text, expected) => expect(sentencesOf(text)).toEqual(expected))

test.each([
  ['agency and date', 'VELMORA, Dec 3 (HNA) — The army left.', ['dateline', 'sentence']],
  ['agency alone', 'NARROW BAY (HNA) - The army left.', ['dateline', 'sentence']],
  ['country', 'VELMORA, Orland – The army left.', ['dateline', 'sentence']],
  ['small letters and a date', 'Velmora, 3 December 2031 – The army left.', ['dateline', 'sentence']],
  ['a telegram', 'VELMORA, 3 DEC 31 (HNA) -- [TEXT] THE ARMY LEFT.', ['dateline', 'sentence']],
  ['no dateline without place or date', 'Velmora – which fell in May – is calm.', ['sentence']],
  ['no dateline in a title', 'VELMORA — WHAT NEXT\nThe army left.', ['headline', 'sentence']],
  ['title and standfirst', 'Velmora falls\nArmy speaks of a pullback\nThe army left.', ['headline', 'headline', 'sentence']],
  ['a subhead', 'The army left.\nIn the south\nAll is calm.', ['sentence', 'headline', 'sentence']],
  [
    'a list has one title',
    'Strikes today\nVelmora\nNarrow Bay\nOrsk\nHalvar\nAll is calm.',
    ['headline', 'sentence', 'sentence', 'sentence', 'sentence', 'sentence'],
  ],
  ['a bullet is no title', '• Velmora: two shells\nAll is calm.', ['sentence', 'sentence']],
])('kinds: %s', (_, text, expected) => expect(segment(text).map(({ kind }) => kind)).toEqual(expected))

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'U.S.',
        'Gen.',
        '“',
        '”',
        "''",
        "don't",
        'al-',
        '-',
        '.',
        '…',
        '?!',
        ' ',
        '\n',
        '\r\n',
        '\u0000',
        '\ud800',
        '\u200d',
        '😀',
        'حماة',
        '1,000',
        "'s",
        '\u00a0',
        '—',
        'A',
        'x',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
)

test('every character that is no white space stands in exactly one token, in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parts = segment(text)
      let at = 0
      for (const part of parts) {
        expect(part.tokens.length).toBeGreaterThan(0)
        expect(part.span).toEqual([part.tokens[0]?.from, part.tokens.at(-1)?.to])
        for (const token of part.tokens) {
          expect(token.from).toBeGreaterThanOrEqual(at)
          expect(text.slice(at, token.from)).toMatch(/^\s*$/)
          expect(token.to).toBeGreaterThan(token.from)
          expect(text.slice(token.from, token.to)).toBe(token.text)
          at = token.to
        }
      }
      expect(text.slice(at)).toMatch(/^\s*$/)
    }),
    { numRuns: 2000 },
  )
})

// A rule that takes square time would need minutes; the limit leaves room for a busy machine.
test.each([
  ['sentences', 'The army of Velmora left the town at dawn. '],
  ['one word', 'x'],
  ['hyphens', 'a-'],
  ['apostrophes', "'s"],
  ['stops', 'a.'],
  ['signs', '.,!?-'],
  ['digits', '1-'],
  ['at signs', 'a@'],
  ['brackets', '[1]'],
  ['lines', 'Velmora\n'],
])('a quarter of a megabyte of %s takes less than ten seconds', (_, unit) => {
  const text = unit.repeat(Math.ceil(2 ** 18 / unit.length))
  const start = performance.now()
  expect(segment(text).length).toBeGreaterThan(0)
  expect(performance.now() - start).toBeLessThan(10_000)
})

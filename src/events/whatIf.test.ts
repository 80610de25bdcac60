import { expect, test } from 'vitest'
import { told } from '../../test/told.ts'
import { judge } from './standing.ts'
import { whatWouldChange } from './whatIf.ts'

const taken = '1 May: command asserts capture Velmora by militia of army'
const reported = '1 May: monitor asserts capture Velmora by militia of army'

// A story, what is said to change it, and just such a claim: the standing must become what was said.
test.each<[reason: string, story: string, code: string, claim: string, to: string]>([
  [
    'only who gains; a source of no side tells it',
    taken,
    'another-tells',
    'mayor asserts capture Velmora by militia of army',
    'corroborated',
  ],
  [
    'only who gains; the loser says so',
    taken,
    'loser-admits',
    'ministry acknowledges capture Velmora by militia of army',
    'acknowledged',
  ],
  [
    'only who gains; the loser denies it',
    taken,
    'loser-denies',
    'ministry denies capture Velmora by militia of army',
    'disputed',
  ],
  [
    'only who gains; a source of no side denies it',
    taken,
    'outsider-denies',
    'monitor denies capture Velmora by militia of army',
    'refuted',
  ],
  ['one source; another tells it', reported, 'another-tells', 'mayor asserts capture Velmora by militia of army', 'corroborated'],
  [
    'one source; the loser says so',
    reported,
    'loser-admits',
    'army acknowledges capture Velmora by militia of army',
    'acknowledged',
  ],
  ['one source; it takes it back', reported, 'teller-withdraws', 'monitor denies capture Velmora by militia of army', 'refuted'],
  ['one source; the loser denies it', reported, 'loser-denies', 'army denies capture Velmora by militia of army', 'disputed'],
  [
    'an outlet in its own voice; it corrects itself',
    '1 May: itself asserts capture Velmora by militia',
    'teller-withdraws',
    'itself denies capture Velmora by militia',
    'refuted',
  ],
  [
    'two sources; nobody is told to lose by it, and a source of no side denies it',
    '1 May: monitor asserts shelling Velmora; 1 May: mayor asserts shelling Velmora',
    'outsider-denies',
    'resident denies shelling Velmora',
    'disputed',
  ],
  [
    'a withdrawal, told by the other side; who left says so',
    '1 May: command asserts withdraw from Velmora by army',
    'loser-admits',
    'ministry asserts withdraw from Velmora by army',
    'acknowledged',
  ],
  [
    'an admission; the loser denies it again',
    '1 May: ministry acknowledges capture Velmora by militia of army',
    'loser-denies',
    'army denies capture Velmora by militia of army',
    'disputed',
  ],
  [
    'told and denied the same day; who denied it admits it',
    `${taken}; 1 May: ministry denies capture Velmora by militia of army`,
    'loser-admits',
    'army acknowledges capture Velmora by militia of army',
    'acknowledged',
  ],
  [
    'told and denied the same day; two tell it later',
    `${taken}; 1 May: ministry denies capture Velmora by militia of army`,
    'two-others-tell',
    'mayor asserts capture Velmora by militia of army; 3 May: monitor asserts capture Velmora by militia of army',
    'corroborated',
  ],
  [
    'nobody vouches; somebody tells it',
    '1 May: monitor doubts capture Velmora by militia',
    'another-tells',
    'mayor asserts capture Velmora by militia',
    'reported',
  ],
])('%s', (_, story, code, claim, to) => {
  expect(whatWouldChange(told(story)).map((one) => ({ code: one.code, to: one.to }))).toContainEqual({ code, to })
  expect(judge(told(`${story}; 3 May: ${claim}`)).standing).toBe(to)
})

test('who would have to say it is the side that loses', () => {
  const sides = (story: string) => whatWouldChange(told(story)).flatMap((one) => ('side' in one ? [one.side] : []))
  expect(sides(taken)).toEqual(['vel/government', 'vel/government'])
  expect(sides('1 May: command asserts withdraw from Velmora by army')).toEqual(['vel/government', 'vel/government'])
  expect(sides('1 May: monitor asserts capture Velmora')).toEqual([null])
})

test('what another event admits counts: it is not asked for again', () => {
  const admitting = told('1 May: ministry asserts withdraw from Velmora by army')
  expect(judge(told(taken), admitting).standing).toBe('acknowledged')
  expect(whatWouldChange(told(taken), admitting).every(({ raises }) => !raises)).toBe(true)
})

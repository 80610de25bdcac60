import { expect, test } from 'vitest'
import { reconcile } from '#events/reconcile.ts'
import { day, told } from '../../test/told.ts'
import { onDay } from './onDay.ts'
import { whoHolds } from './whoHolds.ts'

/** "Velmora  militia held since 1 May": the line of holdings as a reader would say it. */
function say(story: string): string[] {
  return whoHolds(reconcile(told(story))).map(
    ({ place, side, status, since, notBefore, pressed, extent }) =>
      `${place.name}: ${[extent, side?.replace('vel/', '') ?? 'nobody known', status, since ? `since ${Number(since.slice(-2))} May${notBefore === since ? '' : notBefore === null ? ' at the latest' : ` or before, from ${Number(notBefore.slice(-2))} May on`}` : null, pressed ? 'pressed' : null].filter(Boolean).join(' ')}`,
  )
}

test.each([
  ['one side says so', '1 May: command asserts capture Velmora by militia on 1 May', ['Velmora: militia claimed since 1 May']],
  [
    'a monitor confirms',
    '1 May: command asserts capture Velmora, Orsk by militia on 1 May; 1 May: monitor confirms capture Velmora, Orsk',
    ['Orsk: militia held since 1 May', 'Velmora: militia held since 1 May'],
  ],
  [
    'claimed and denied',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia',
    ['Velmora: militia disputed since 1 May'],
  ],
  [
    'no day told: it was so by the day of the report',
    '4 May: command asserts capture Velmora by militia',
    ['Velmora: militia claimed since 4 May at the latest'],
  ],
  [
    'announced on a day: it was so by then',
    '5 May: ministry asserts capture Velmora by army said 4 May',
    ['Velmora: government claimed since 4 May at the latest'],
  ],
  [
    'one of several days',
    '5 May: monitor asserts capture Velmora by army on 2 May–4 May',
    ['Velmora: government reported since 4 May or before, from 2 May on'],
  ],
  [
    'only claimed, and who had it is told to have left later',
    '2 May: command asserts capture Velmora by militia on 1 May; 5 May: monitor asserts withdraw from Velmora by army on 4 May',
    ['Velmora: militia claimed since 1 May', 'Velmora: militia reported since 4 May'],
  ],
  [
    'who takes it cannot settle by itself when the other left',
    '2 May: command asserts capture Velmora by militia on 1 May; 5 May: command asserts withdraw from Velmora by army on 4 May',
    ['Velmora: militia claimed since 1 May'],
  ],
  [
    'held on a day: by then',
    '5 May: monitor asserts hold Velmora by militia on 3 May',
    ['Velmora: militia reported since 3 May at the latest'],
  ],
  [
    'who has its airport has not taken the town',
    '1 May: itself asserts hold Velmora by army; 3 May: monitor asserts capture airport Velmora by militia on 3 May',
    ['Velmora: government reported pressed'],
  ],
  [
    'taken and retaken',
    '1 May: monitor asserts capture Velmora by militia on 1 May; 4 May: army asserts capture Velmora by army on 3 May',
    ['Velmora: militia reported since 1 May', 'Velmora: government claimed since 3 May'],
  ],
  [
    'the holder admits that it left, the other comes',
    '1 May: army asserts withdraw from Velmora by army on 1 May; 2 May: command asserts capture Velmora by militia on 2 May',
    ['Velmora: nobody known unknown since 1 May', 'Velmora: militia held since 2 May'],
  ],
  [
    'the army left, and a monitor says who is there',
    '1 May: army asserts withdraw from Velmora by army on 1 May; 1 May: monitor asserts hold most Velmora by militia on 1 May',
    ['Velmora: most militia held since 1 May'],
  ],
  [
    'held all along, day not told',
    '1 May: itself asserts hold Velmora by army; 2 May: itself asserts shelling Velmora by militia on 2 May',
    ['Velmora: government reported pressed'],
  ],
  ['strikes give it to nobody', '1 May: itself asserts shelling Velmora by militia on 1 May', []],
  [
    'fighting near it leaves its holder and presses it',
    '1 May: itself asserts hold Velmora by army; 1 May: itself asserts clash near Velmora on 1 May',
    ['Velmora: government reported pressed'],
  ],
  [
    'who takes it and its prison does not press itself',
    '1 May: monitor asserts capture Velmora by militia on 1 May; 1 May: monitor asserts capture prison Velmora by militia on 1 May',
    ['Velmora: militia reported since 1 May'],
  ],
  [
    'fire near it does not press it',
    '1 May: itself asserts hold Velmora by army; 1 May: itself asserts shelling near Velmora on 1 May',
    ['Velmora: government reported'],
  ],
  [
    'fire from it does not press it',
    '1 May: itself asserts hold Velmora by army; 1 May: itself asserts shelling from Velmora on 1 May',
    ['Velmora: government reported'],
  ],
  [
    'who enters and takes it presses nobody',
    '1 May: monitor asserts advance Velmora by militia on 1 May; 1 May: monitor asserts capture Velmora by militia on 1 May',
    ['Velmora: militia reported since 1 May'],
  ],
  [
    'the other side nears it',
    '1 May: itself asserts hold Velmora by army; 2 May: itself asserts advance Velmora by militia on 2 May',
    ['Velmora: government reported pressed'],
  ],
  [
    'fighting inside it contests it',
    '1 May: itself asserts hold Velmora by army; 2 May: itself asserts clash inside Velmora on 2 May',
    ['Velmora: government reported', 'Velmora: government contested pressed'],
  ],
  [
    'two sides claim it for one day',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: army asserts capture Velmora by army on 1 May',
    ['Velmora: militia contested since 1 May'],
  ],
  [
    'who is inside has it when its holder leaves',
    '1 May: itself asserts hold Velmora by army; 2 May: monitor asserts advance inside Velmora by militia on 2 May; 3 May: army asserts withdraw from Velmora by army on 3 May',
    ['Velmora: government reported', 'Velmora: inside government contested since 2 May', 'Velmora: militia held since 3 May'],
  ],
  [
    'of two that claim it one leaves',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia; 4 May: monitor asserts withdraw from Velmora by army on 4 May',
    ['Velmora: militia disputed since 1 May', 'Velmora: militia reported since 4 May'],
  ],
  [
    'left to somebody',
    '2 May: monitor asserts withdraw from Velmora by army of militia on 2 May',
    ['Velmora: militia reported since 2 May'],
  ],
  [
    'taken by somebody not told',
    '1 May: monitor asserts capture Velmora on 1 May',
    ['Velmora: nobody known unknown since 1 May'],
  ],
  [
    'the surer of two takings of one day',
    '1 May: monitor asserts capture Velmora by militia on 1 May; 1 May: itself asserts capture Velmora by militia on 1 May; 1 May: army asserts capture Velmora by army on 1 May',
    ['Velmora: militia held since 1 May'],
  ],
  [
    'most of it',
    '1 May: monitor asserts capture most Velmora by militia on 1 May',
    ['Velmora: most militia reported since 1 May'],
  ],
  [
    'a part of it',
    '1 May: itself asserts hold Velmora by army; 2 May: monitor asserts capture part Velmora by militia on 2 May',
    ['Velmora: government reported', 'Velmora: part government contested since 2 May'],
  ],
])('%s', (_, story, expected) => expect(say(story)).toEqual(expected))

test('a holding nobody has told of for a fortnight is stale, with its last holder', () => {
  const events = reconcile(told('1 May: monitor asserts capture Velmora by militia on 1 May'))
  const byId = new Map(events.map((event) => [event.id, event]))
  const status = (on: string) => onDay(whoHolds(events), byId, day(on), () => 14).map((holding) => [holding.status, holding.side])
  expect(status('15 May')).toEqual([['reported', 'vel/militia']])
  expect(status('16 May')).toEqual([['stale', 'vel/militia']])
})

test('what is told of a district colours no town, and no town a district', () => {
  const district = told('1 May: monitor asserts capture Velmora by militia on 1 May').map((one) => ({
    ...one,
    claim: { ...one.claim, places: one.claim.places.map((place) => ({ ...place, precision: 'admin' as const })) },
  }))
  expect(whoHolds(reconcile(district))).toEqual([])
})

test('before the first report nothing is known', () => {
  const events = reconcile(told('2 May: monitor asserts capture Velmora by militia on 2 May'))
  expect(onDay(whoHolds(events), new Map(), day('1 May'), () => 14)).toEqual([])
})

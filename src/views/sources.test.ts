import { expect, test } from 'vitest'
import { reconcile } from '#events/reconcile.ts'
import type { LetterSet } from '#model/review.ts'
import { told } from '../../test/told.ts'
import { type SourceRecord, sources } from './sources.ts'

function recordsOf(
  story: string,
  letters: ReadonlyMap<string, LetterSet> = new Map(),
  copies = new Map<string, string>(),
): SourceRecord[] {
  const list = told(story).map((one) => ({ ...one }))
  return sources({
    reports: new Map(list.map(({ report }) => [report.id, report])),
    claims: new Map(list.map(({ claim }) => [claim.id, claim])),
    events: reconcile(list),
    copies,
    letters,
  })
}

function say(records: readonly SourceRecord[], origin: string): string {
  const record = records.find((one) => one.origin === origin)
  const counts = ['told', 'first', 'alone', 'confirmed', 'denied', 'withdrawn', 'denies', 'overtaken', 'silent'] as const
  return counts.flatMap((name) => (record?.[name] ? [`${name} ${record[name]}`] : [])).join(', ')
}

test.each([
  [
    'first to tell, confirmed by a monitor a day later',
    '1 May: command asserts capture Velmora by militia on 1 May; 2 May Courier: monitor asserts capture Velmora by militia on 1 May',
    'vel/command',
    'told 1, first 1, confirmed 1',
  ],
  [
    'who comes second is neither first nor confirmed by who came before',
    '1 May: command asserts capture Velmora by militia on 1 May; 2 May Courier: monitor asserts capture Velmora by militia on 1 May',
    'source:monitor',
    'told 1',
  ],
  [
    'twenty outlets that quote it are one voice: it stands alone',
    '1 May: monitor asserts capture Velmora by militia on 1 May; 1 May Courier: monitor asserts capture Velmora by militia on 1 May',
    'source:monitor',
    'told 1, alone 1',
  ],
  [
    'denied, and the denial stands',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia',
    'vel/command',
    'told 1, alone 1, denied 1',
  ],
  [
    'a denial that its own side overtakes',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia; 2 May: army acknowledges capture Velmora by militia',
    'vel/ministry',
    'denies 1, overtaken 1',
  ],
  [
    'asked and silent',
    '1 May: monitor asserts capture Velmora by militia on 1 May; 1 May: ministry silent capture Velmora by militia',
    'vel/ministry',
    'silent 1',
  ],
  [
    'who gains with it confirms nothing',
    '1 May: itself asserts capture Velmora by militia on 1 May; 2 May: command asserts capture Velmora by militia on 1 May',
    'outlet:herald',
    'told 1, first 1',
  ],
])('%s', (_, story, origin, expected) => expect(say(recordsOf(story), origin)).toBe(expected))

test('a source is an F until a person sets its letter', () => {
  const story = '1 May: command asserts capture Velmora by militia on 1 May'
  expect(recordsOf(story)[0]?.letter).toBe('F')
  expect(recordsOf(story)[0]?.letterSet).toBe(null)
  const set = { author: 'Ida', recorded: '2031-05-02T09:30:00Z' }
  expect(recordsOf(story, new Map([['vel/command', { letter: 'C', ...set }]]))[0]).toMatchObject({ letter: 'C', letterSet: set })
})

test('an outlet that only carries another’s story stands in the list with whom it copies', () => {
  const story = told(
    '1 May Herald: itself asserts capture Velmora by militia on 1 May; 1 May Courier: itself asserts capture Velmora by militia on 1 May',
  )
  const [wire, copy] = story.map(({ report }) => report)
  if (wire === undefined || copy === undefined) throw new Error('The story has two reports.')
  const list = story.map((one) => ({ ...one, original: wire }))
  const records = sources({
    reports: new Map(list.map(({ report }) => [report.id, report])),
    claims: new Map(list.map(({ claim }) => [claim.id, claim])),
    events: reconcile(list),
    copies: new Map([[copy.id, wire.id]]),
    letters: new Map(),
  })
  expect(records.map(({ origin, told: events, copies }) => [origin, events, copies])).toEqual([
    ['outlet:herald', 1, []],
    ['outlet:courier', 0, [{ outlet: 'Herald', reports: 1 }]],
  ])
})

import { expect, test } from 'vitest'
import { habits, wireChanges } from './wire.ts'

const sentences = (text: string) => text.split('\n').map((line) => ({ text: line.trim(), span: [0, line.length] as const }))

const first = sentences(`Insurgents captured Velmora before dawn on Sunday, the ministry said.
  The ministry denied that insurgents had entered the barracks.
  Nine civilians were killed when shells hit the market.
  The United Nations asked both sides to let a convoy through.`)
const copy = sentences(`Terrorists captured Velmora before dawn on Sunday, the ministry said.
  The ministry denied that terrorists had entered the barracks.
  The United Nations asked both sides to let a convoy through.
  The president will speak tonight.`)

test('each sentence is kept, changed, dropped or added, in the order of the copy', () => {
  expect(
    wireChanges(first, copy).map((change) => [
      change.kind,
      (change.kind === 'dropped' ? change.first : change.copy).text.slice(0, 12),
    ]),
  ).toEqual([
    ['changed', 'Terrorists c'],
    ['changed', 'The ministry'],
    ['dropped', 'Nine civilia'],
    ['kept', 'The United N'],
    ['added', 'The presiden'],
  ])
})

test('a changed sentence says which words stand in the place of which', () => {
  const [one] = wireChanges(first, copy)
  expect(one?.kind === 'changed' && one.swaps).toEqual([{ was: 'Insurgents', is: 'Terrorists' }])
})

test('what is swapped again and again is a habit', () => {
  expect(habits(wireChanges(first, copy))).toEqual([{ was: 'insurgents', is: 'terrorists', times: 2 }])
})

test.each([
  [
    'one is cut short',
    'The army, which had held it for a year, left Orsk.',
    'The army left Orsk.',
    [{ was: 'which had held it for a year', is: '' }],
  ],
  ['a doubt is put in', 'He was killed.', 'He was reportedly killed.', [{ was: '', is: 'reportedly' }]],
])('%s', (_, was, is, swaps) => {
  const [change] = wireChanges(sentences(was), sentences(is))
  expect(change?.kind === 'changed' && change.swaps).toEqual(swaps)
})

test('sentences that share only small words are no rewording of each other', () => {
  expect(
    wireChanges(sentences('Six civilians were killed in the raid.'), sentences('The road to the coast was cut.')).map(
      ({ kind }) => kind,
    ),
  ).toEqual(['added', 'dropped'])
})

import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

// 2024-12-06 is a Friday.
test.each([
  [
    'an announcement has a day of its own',
    'Jets bombed Goma on Monday. On Wednesday the army announced that it had retaken Sake.',
    { date: null, saidOn: '2024-12-04' },
  ],
  ['also behind what is said', 'The army had left Sake, residents said on Wednesday.', { date: null, saidOn: '2024-12-04' }],
  [
    'the day of the happening stands beside it',
    'On Wednesday the army announced that it had retaken Sake on Tuesday.',
    { date: '2024-12-03', saidOn: '2024-12-04' },
  ],
  [
    'what the outlet tells itself is told on no other day',
    'Rebels captured Sake on Tuesday.',
    { date: '2024-12-03', saidOn: null },
  ],
])('%s', (_, text, expected) => {
  const claim = readClaims(madeReport({ text, published: '2024-12-06', outlet: 'Herald' }), reader).find(({ places }) =>
    places.some((place) => place.text === 'Sake'),
  )
  expect({ date: claim?.date?.from ?? null, saidOn: claim?.saidOn ?? null }).toEqual(expected)
})

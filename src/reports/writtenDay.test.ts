import { expect, test } from 'vitest'
import { writtenDay } from './writtenDay.ts'

test.each([
  ['2024-12-03', '2024-12-03'],
  ['2024-12-03T23:30:00+03:00', '2024-12-03'],
  ['2024-12-03 23:30', '2024-12-03'],
  [' 2024-12-03T23:30:00Z ', '2024-12-03'],
  ['Tue, 03 Dec 2024 21:04:00 GMT', '2024-12-03'],
  ['3 December 2024', '2024-12-03'],
  ['December 3, 2024', '2024-12-03'],
  ['Tuesday, Sept. 3, 2024 at 5pm', '2024-09-03'],
  ['2024-02-30', null],
  ['31 Foo 2024', null],
  ['03/12/2024', null], // 3 December or 12 March
  ['yesterday', null],
  ['', null],
])('%s', (text, day) => expect(writtenDay(text)).toBe(day))

import { expect, test } from 'vitest'
import { spellingsOf } from './spellings.ts'

test.each([
  ['a town of a country file, under its former name too', 'geonames:713174', 'UA', ['Bakhmut', 'Артемовск']],
  ['a region', 'geonames:SY.10', 'SY', ['Hama', 'Muhafazat Hamah']],
  ['a country', 'iso:SY', 'SY', ['Syria']],
])('names of %s', (_, id, country, some) => {
  const names = spellingsOf({ id, country })
  expect(names[0]).toBe(some[0])
  for (const name of some) expect(names).toContain(name)
})

test.each([
  ['a place set by a person', 'provisional:35.2,36.6', 'SY'],
  ['a place that lies in no country', 'geonames:713174', null],
  ['a number that the country does not have', 'geonames:1', 'SY'],
  ['a code that is no country', 'geonames:713174', '../UA'],
])('none of %s', (_, id, country) => expect(spellingsOf({ id, country })).toEqual([]))

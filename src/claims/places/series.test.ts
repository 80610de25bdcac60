import { expect, test } from 'vitest'
import type { PlaceKind, PlaceMention } from '#model/place.ts'
import { seriesIn } from './series.ts'

/** Places of a text in which each is written as `kind:Name`; gives the names of each series. */
function seriesOf(marked: string): string[] {
  const mentions: PlaceMention[] = []
  const text = marked.replace(/(\w+):(\S*\w)/g, (_, _kind, name) => name)
  let from = 0
  for (const [, kind = '', name = ''] of marked.matchAll(/(\w+):(\S*\w)/g)) {
    from = text.indexOf(name, from)
    const place = { id: name, name, lat: 0, lon: 0, country: 'SY', admin1: null, kind: kind as PlaceKind, population: 0 }
    mentions.push({
      span: [from, from + name.length],
      sentence: 0,
      text: name,
      located: kind === 'unknown' ? { kind: 'unknown' } : { kind: 'found', place, runnersUp: [] },
      relation: 'at',
      precision: 'town',
      distance: null,
      bearing: null,
      outline: null,
      locative: true,
      because: [],
    })
    from += name.length
  }
  return seriesIn(mentions, text).map((series) => series.map((mention) => mention.text).join(' '))
}

test.each([
  [
    'a list of towns',
    'settlement:Halfaya, settlement:Soran, settlement:Morek and settlement:Suqaylabiyah fell',
    ['Halfaya Soran Morek Suqaylabiyah'],
  ],
  ['a comma before the last', 'settlement:Goma, settlement:Sake, and settlement:Minova fell', ['Goma Sake Minova']],
  ['a village that no list has', 'settlement:Soran and unknown:Maardis fell', ['Soran Maardis']],
  ['a town and its region', 'settlement:Kutum, admin:Darfur fell', []],
  ['a town, its region and a country', 'settlement:Kutum, admin:Darfur and country:Chad', []],
  ['no “and”', 'settlement:Sumy, settlement:Lyman fell', []],
  ['words between', 'from settlement:Sumy to settlement:Lyman and then on', []],
])('%s', (_, text, expected) => expect(seriesOf(text)).toEqual(expected))

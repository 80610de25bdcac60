import { describe, expect, test } from 'vitest'
import type { GazetteerRow } from '#model/place.ts'
import { alongside, keysFor, keysOf } from './alongside.ts'
import { openGazetteer } from './gazetteer.ts'

function row(id: string, country: string, ...names: string[]): GazetteerRow {
  const [name = ''] = names
  return {
    place: { id, name, lat: 35, lon: 36, country, admin1: null, kind: 'settlement', population: 0 },
    names,
    feature: 'PPL',
  }
}

describe('a name finds the row by one of its keys', () => {
  test.each([
    ['the same letters', row('a', 'SY', 'Velmora'), 'Velmora'],
    ['another name of it', row('a', 'SY', 'Velmora', 'Tall Zahra'), 'Tall Zahra'],
    ['an article more', row('a', 'SY', 'Velmora'), 'al-Velmora'],
    ['by ear', row('a', 'SY', 'Kafr Zaytā'), 'Kafr Zeita'],
    ['by ear out of Cyrillic', row('a', 'UA', 'Avdiyivka'), 'Avdiivka'],
  ])('%s', (_, { place, names, feature }, name) => {
    const keys = new Set(keysOf({ place, names, feature }))
    expect(keysFor(name).some((key) => keys.has(key))).toBe(true)
  })
  test('but not by ear where names are spelled by rule', () => {
    const keys = new Set(keysOf(row('a', 'US', 'Kafr Zaytā')))
    expect(keysFor('Kafr Zeita').some((key) => keys.has(key))).toBe(false)
  })
})

describe('alongside', () => {
  const own = openGazetteer()
  const gazetteer = alongside(own, [row('ocha:1', 'SY', 'Velmora'), row('ocha:2', 'SY', 'Hama')])
  const ids = (matches: readonly { readonly place: { readonly id: string } }[]) => matches.map(({ place }) => place.id)
  test('a village that the built-in lists lack is found at home and anywhere', () => {
    expect(ids(gazetteer.within(['SY'], 'Velmora'))).toEqual(['ocha:1'])
    expect(ids(gazetteer.anywhere('Velmora'))).toEqual(['ocha:1'])
    expect(gazetteer.knows('Velmora')).toBe(true)
    expect(own.knows('Velmora')).toBe(false)
  })
  test('only in its own country', () => expect(ids(gazetteer.within(['UA'], 'Velmora'))).toEqual([]))
  test('it stands beside its namesakes', () => {
    expect(ids(gazetteer.within(['SY'], 'Hama'))).toEqual([...ids(own.within(['SY'], 'Hama')), 'ocha:2'])
  })
  test('under the id of a place that is there it adds a spelling, no second place', () => {
    const hama = own.within(['SY'], 'Hama').find(({ place }) => place.kind === 'settlement')?.place
    if (hama === undefined) throw new Error('There is no Hama.')
    const more = alongside(own, [{ ...row(hama.id, 'SY', 'Hama', 'Velmora on the Orontes') }])
    expect(ids(more.within(['SY'], 'Hama'))).toEqual(ids(own.within(['SY'], 'Hama')))
    expect(ids(more.within(['SY'], 'Velmora on the Orontes'))).toEqual([hama.id])
  })
})

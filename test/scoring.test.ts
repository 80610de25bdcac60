import { describe, expect, test } from 'vitest'
import type { Claim } from '#model/claim.ts'
import { compare, figuresOf } from '../bench/score/claims/rule.ts'
import type { GoldClaim, GoldReport } from '../training/claims/gold.ts'
import { madeClaim, madeReport } from './made.ts'

const text = 'Gunmen took Velmora on Monday. They killed ten soldiers in Velmora, the mayor said.'
const taken: GoldClaim = { at: ['Gunmen took Velmora on Monday'], type: 'capture', actor: 'gunmen', source: null, places: [] }
const killed: GoldClaim = { at: ['They killed ten soldiers'], type: 'killing', counts: { killed: 10 }, source: 'the mayor' }
const gold = (...claims: GoldClaim[]): GoldReport => ({
  name: 'made',
  group: 'made',
  text,
  published: '2031-05-06',
  outlet: null,
  claims,
})
const told = (quote: string, fields: Partial<Claim>): Claim => {
  const from = text.indexOf(quote)
  return madeClaim(madeReport({ text }), { quote, span: [from, from + quote.length], places: [], ...fields })
}
const gunmen = { text: 'Gunmen', span: [0, 6], id: null, side: null } as const

describe('claims are scored by the guide', () => {
  test.each<[why: string, claims: Claim[], found: number, spurious: number]>([
    ['the same happening in the same words', [told('Gunmen took Velmora', { type: 'capture' })], 1, 0],
    ['a neighbouring happening pairs, with a wrong type', [told('Gunmen took Velmora', { type: 'hold' })], 1, 0],
    ['a happening of another kind is missed and spurious', [told('Gunmen took Velmora', { type: 'talks' })], 0, 1],
    ['the right happening elsewhere in the text', [told('the mayor said', { type: 'capture' })], 0, 1],
    ['what is marked as not real', [told('the mayor said', { type: 'capture', modality: 'possible' })], 0, 0],
    ['a type that the gold does not mark', [told('the mayor said', { type: 'protest' })], 0, 0],
    [
      'the same told again',
      [told('Gunmen took Velmora', { type: 'capture', actor: [gunmen] }), told('They', { type: 'capture', actor: [gunmen] })],
      1,
      0,
    ],
  ])('%s', (_, claims, found, spurious) => {
    const result = compare(gold(taken, killed), claims)
    expect([result.pairs.length, result.spurious.length]).toEqual([found, spurious])
    expect(result.missed.length).toBe(2 - found)
  })

  test('overall is F1 times the mean of what is judged', () => {
    const right = told('Gunmen took Velmora', { type: 'capture', actor: [gunmen], source: null, places: [] })
    const figures = figuresOf([compare(gold(taken, killed), [right])])
    expect(figures.recall).toBe(0.5)
    expect(figures.overall).toBeCloseTo(2 / 3)
  })

  test('a quote that does not stand in the report is an error of the gold', () => {
    expect(() => compare(gold({ ...taken, at: ['Gunmen lost Velmora'] }), [])).toThrow('Mend the gold file')
  })
})

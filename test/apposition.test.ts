import { describe, expect, test } from 'vitest'
import type { Located } from '#model/place.ts'
import { kilometres } from '#model/sphere.ts'
import { locate } from '#places/locate.ts'
import { annotate } from '#sentences/annotate.ts'
import { openReader } from '../src/pipeline.ts'

const { known, language } = openReader()

function located(text: string, name: string): Located {
  const mention = locate({ text }, annotate(text, language), known, { countries: ['SY'] }).find((one) => one.text === name)
  if (mention === undefined) throw new Error(`${name} is not found in “${text}”.`)
  return mention.located
}
const hama = { lat: 35.13, lon: 36.76 }

describe('where a village lies, said after its name', () => {
  test.each([
    [
      'no list has it: a provisional place at the point told',
      'The army shelled the village of Tal Velmora, about 8 km north of Hama.',
      'Tal Velmora',
      8,
    ],
    ['with a verb', 'The village of Tal Velmora lies 12 kilometres east of Hama.', 'Tal Velmora', 12],
  ])('%s', (_, text, name, distance) => {
    const result = located(text, name)
    expect(result.kind).toBe('found')
    if (result.kind !== 'found') return
    expect(result.place.id).toMatch(/^provisional:/)
    expect(result.place.country).toBe('SY')
    expect(kilometres(result.place, hama)).toBeGreaterThan(distance - 2)
    expect(kilometres(result.place, hama)).toBeLessThan(distance + 2)
  })
  test.each([
    ['a list has it, and there', 'The army shelled Halfaya, 20 km northwest of Hama.', 'Halfaya', 'found'],
    ['of several, the one that lies there', 'The army shelled Soran, 18 km north of Hama.', 'Soran', 'found'],
    [
      'a list has it elsewhere: which is wrong stays open',
      'The army shelled Halfaya, 40 km south of Hama.',
      'Halfaya',
      'ambiguous',
    ],
    [
      'no direction is told: nothing to put it at',
      'The army shelled the village of Tal Velmora, 8 km from Hama.',
      'Tal Velmora',
      'unknown',
    ],
    [
      'another verb between: no apposition',
      'The village of Tal Velmora fell as troops stood 8 km north of Hama.',
      'Tal Velmora',
      'unknown',
    ],
  ])('%s', (_, text, name, kind) => {
    const result = located(text, name)
    expect(result.kind).toBe(kind)
    if (result.kind === 'found') expect(result.place.id).not.toMatch(/^provisional:/)
  })
})

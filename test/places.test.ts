import { expect, test } from 'vitest'
import { placeSpellings, readTowns, without } from '../bench/score/places.ts'
import { openReader } from '../src/pipeline.ts'

const reader = openReader()
const towns = readTowns()
const share = (placed: readonly { readonly kind: string }[], kind: string) =>
  placed.filter((each) => each.kind === kind).length / placed.length

test('towns of six wars are found by at least 95 of 100 spellings, and by none at another place', () => {
  const placed = towns.flatMap((town) => placeSpellings(town, reader))
  expect(placed.length).toBeGreaterThan(110)
  expect(share(placed, 'right')).toBeGreaterThanOrEqual(0.95)
  expect(placed.filter(({ kind }) => kind === 'wrong')).toEqual([])
})

test('a village that no list has is left open, not given to another place', () => {
  const villages = towns.filter(({ name }) => ['Maardis', 'Qamhana', 'Robotyne', 'Minova', 'Bunagana'].includes(name))
  expect(villages).toHaveLength(5)
  const placed = villages.flatMap((town) => placeSpellings(town, without(town, reader)))
  expect(placed.filter(({ kind }) => kind === 'wrong')).toEqual([])
})

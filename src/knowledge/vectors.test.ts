import { expect, test } from 'vitest'
import { openVectors, packVectors } from './vectors.ts'

test('vectors come back with length one and point where they did', () => {
  const vectors = openVectors(packVectors(['town', 'city'], Float32Array.of(0.6, 0.8, -1, 0)))
  expect(vectors.width).toBe(2)
  expect(Array.from(vectors.vectorOf('city') ?? [])).toEqual([-1, 0])
  const [across = 0, up = 0] = vectors.vectorOf('town') ?? []
  expect(Math.hypot(across, up)).toBeCloseTo(1)
  expect(across / up).toBeCloseTo(0.75, 1)
  expect(vectors.vectorOf('village')).toBeNull()
})

test.each([
  ['captured', 'seized', 'baked'],
  ['shelled', 'bombarded', 'elected'],
  ['insurgents', 'rebels', 'recipes'],
])('the shipped table has %s nearer to %s than to %s', (word, like, unlike) => {
  const { vectorOf } = openVectors()
  const likeness = (other: string) =>
    vectorOf(word)?.reduce((sum, number, k) => sum + number * (vectorOf(other)?.[k] ?? Number.NaN), 0) ?? Number.NaN
  expect(likeness(like)).toBeGreaterThan(likeness(unlike) + 0.3)
})

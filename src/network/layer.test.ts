import { expect, test } from 'vitest'
import { addLayer } from './layer.ts'
import { hashOf, logLinear } from './logLinear.ts'

// Two numbers, two units, two classes: the first unit sees their sum less one, the second is off unless the second number is large.
const layer = {
  units: 2,
  takesFeatures: false,
  incoming: Float32Array.of(1, 0, 1, 1),
  bias: Float32Array.of(-1, -2),
  outgoing: Float32Array.of(2, -1, 0, 5),
}

test.each([
  ['both units off', [0.5, 0.25], [10, 20]],
  ['the first unit on', [1, 1], [12, 19]],
  ['both on', [0, 3], [14, 23]],
])('%s', (_, numbers, expected) => {
  const sums = Float32Array.of(10, 20)
  addLayer(layer, layer.bias.slice(), Float32Array.from(numbers), sums)
  expect(Array.from(sums)).toEqual(expected)
})

test('a reader with a layer weighs numbers beside features', () => {
  const reader = logLinear({
    classes: ['attack', 'none'],
    hashes: Uint32Array.of(hashOf('l:storm')),
    rows: Float32Array.of(0, 1),
    layer,
  })
  const [attack, none] = reader.weigh(['l:storm', 'never met'], Float32Array.of(1, 1))
  // Sums 0 + 2 and 1 - 1.
  expect(attack).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 1), 5)
  expect(none).toBeCloseTo(1 / (Math.exp(2) + 1), 5)
})

import { expect, test } from 'vitest'
import { logLinear } from '#network/logLinear.ts'
import { type Example, exampleOf } from './example.ts'
import { fitLogLinear, plainFit } from './fit.ts'

const layer = { units: 16, takesFeatures: false, rate: 0.05, dropout: 0, decay: 0 }
const options = { ...plainFit, epochs: 60, readers: 2, layer }

// Told only where both numbers have one sign: no sum of weights says so, and no feature.
const corners = [
  [1, 1, 'told'],
  [-1, -1, 'told'],
  [1, -1, 'none'],
  [-1, 1, 'none'],
] as const
const examples: Example[] = Array.from({ length: 10 }, () =>
  corners.map(([a, b, label]) => exampleOf(['bias'], label, 1, Float32Array.of(a, b))),
).flat()

test('a layer learns what numbers say only together', () => {
  const reader = logLinear(fitLogLinear(examples, options))
  for (const [a, b, label] of corners) {
    const weights = reader.weigh(['bias'], Float32Array.of(a, b))
    expect(weights[reader.classes.indexOf(label)]).toBeGreaterThan(0.8)
  }
})

test('the same examples give the same weights', () => {
  expect(fitLogLinear(examples, options)).toEqual(fitLogLinear(examples, options))
})

test('without numbers there is no layer, and features decide', () => {
  const weights = fitLogLinear(
    ['l:storm', 'l:bake'].flatMap((feature, i) =>
      Array.from({ length: 10 }, () => exampleOf([feature], i === 0 ? 'told' : 'none', 1)),
    ),
    { ...options, dropout: 0 },
  )
  expect(weights.layer).toBeNull()
  const reader = logLinear(weights)
  expect(reader.weigh(['l:storm'])[reader.classes.indexOf('told')]).toBeGreaterThan(0.8)
  expect(reader.weigh(['l:bake'])[reader.classes.indexOf('none')]).toBeGreaterThan(0.8)
})

test('features that go through the units say together what none says alone', () => {
  const paired = Array.from({ length: 10 }, () =>
    corners.map(([a, b, label]) => exampleOf([`left:${a}`, `right:${b}`], label, 1)),
  ).flat()
  const reader = logLinear(fitLogLinear(paired, { ...options, dropout: 0, layer: { ...layer, takesFeatures: true } }))
  for (const [a, b, label] of corners)
    expect(reader.weigh([`left:${a}`, `right:${b}`])[reader.classes.indexOf(label)]).toBeGreaterThan(0.8)
})

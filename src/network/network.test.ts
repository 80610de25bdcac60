import { expect, test } from 'vitest'
import { FeatureCounter, FeatureSpace } from './features.ts'
import { Learner } from './learner.ts'
import { Network, strideOf } from './network.ts'

// One feature or the other is enough; both or none is another answer each.
const space = new FeatureSpace()
const first = space.take(2)
const second = space.take(2)
const cases = [0, 1].flatMap((a) => [0, 1].map((b) => ({ a, b, answer: a + b })))

function learn() {
  const counter = new FeatureCounter(space.size)
  for (const { a, b } of cases) {
    counter.add(first + a)
    counter.add(second + b)
  }
  let seed = 1
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
  const learner = new Learner({ hidden: 16, outputs: 3, rowOf: counter.rows(1), random, dropout: 0 })
  const valid = Uint8Array.of(1, 1, 1)
  for (let round = 0; round < 400; round++)
    for (const { a, b, answer } of cases) {
      learner.add(first + a, 1)
      learner.add(second + b, 1)
      learner.step(
        valid,
        Uint8Array.from(valid, (_, i) => Number(i === answer)),
        0.1,
      )
    }
  return learner.weights(127)
}

test('it learns what the features tell together', () => {
  const network = new Network(learn())
  for (const { a, b, answer } of cases) {
    network.add(first + a, 1)
    network.add(second + b, 1)
    const scores = Array.from(network.score())
    expect(scores.indexOf(Math.max(...scores)), `${a} and ${b}`).toBe(answer)
  }
})

test('the same seed gives the same weights', () => expect(learn()).toEqual(learn()))

test('scores are relu(bias + Σ value · scale · row) times the outgoing weights', () => {
  const weights = learn()
  const network = new Network(weights)
  network.add(first + 1, 0.25)
  network.add(second, 2)
  const scores = Array.from(network.score())
  const expected = Array.from(weights.outgoingBias.slice(0, weights.outputs))
  for (let unit = 0; unit < weights.hidden; unit++) {
    let sum = weights.bias[unit] ?? 0
    for (const [id, value] of [[first + 1, 0.25] as const, [second, 2] as const]) {
      const row = weights.rowOf[id] ?? 0
      sum += value * (weights.scales[row] ?? 0) * (weights.rows[row * weights.hidden + unit] ?? 0)
    }
    for (let output = 0; output < weights.outputs; output++)
      expected[output] =
        (expected[output] ?? 0) + Math.max(0, sum) * (weights.outgoing[unit * strideOf(weights.outputs) + output] ?? 0)
  }
  for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i] ?? 0, 4)
})

test('a kept sum scores as its features do', () => {
  const network = new Network(learn(), 3)
  network.add(first + 1, 1)
  network.keep(2)
  network.addKept(2)
  network.add(second, 1)
  const kept = Array.from(network.score())
  network.add(first + 1, 1)
  network.add(second, 1)
  for (const [i, score] of Array.from(network.score()).entries()) expect(kept[i]).toBeCloseTo(score, 4)
})

test('features too rare to have a row are passed over', () => {
  const counter = new FeatureCounter(3)
  for (const id of [0, 2, 2]) counter.add(id)
  expect(Array.from(counter.rows(2))).toEqual([-1, -1, 0])
})

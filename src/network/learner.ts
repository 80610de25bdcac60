import type { Sink } from './features.ts'
import { type Kernel, Layout, openKernel } from './kernel.ts'
import { strideOf, type Weights } from './network.ts'
import { scaleByte, scaleOf } from './scale.ts'

export interface LearnerOptions {
  readonly hidden: number
  readonly outputs: number
  /** For each feature its row, or -1. */
  readonly rowOf: Int32Array
  /** Gives numbers from 0 to 1; seeded, so that training can be repeated. */
  readonly random: () => number
  /** Share of hidden units left out of each step. */
  readonly dropout: number
}

// Small first squares let a feature that was seen once move by a full step and be learnt by heart: 0.1 gave 1.3 points of
// LAS over 0.0001 on EWT's development set.
const firstRowSquare = 0.1
const firstSquare = 1e-3
// Most of the outputs are as good as ruled out; their gradients are noise.
const leastGradient = 1e-4
const mostFeatures = 1024

/**
 * The training twin of a network, in floats. Usage: `add` the features of one decision, then `step` with the answers.
 * Online AdaGrad: a rate of its own for each weight behind the hidden layer, and one a row before it.
 */
export class Learner implements Sink {
  /** Probabilities of the last step, as they were before it. */
  readonly probabilities: Float32Array
  private readonly options: LearnerOptions
  private readonly kernel: Kernel
  private readonly rowCount: number
  private readonly at: Addresses
  private readonly pointers: Int32Array
  private readonly values: Float32Array
  private readonly bias: Float32Array
  private readonly biasSquares: Float32Array
  private readonly state: Float32Array
  private readonly stateGradient: Float32Array
  private readonly outgoingBias: Float32Array
  private readonly outgoingBiasSquares: Float32Array
  private readonly gradient: Float32Array
  private readonly activePointers: Int32Array
  private readonly activeValues: Float32Array
  private readonly rowSquares: Float32Array
  private count = 0

  constructor(options: LearnerOptions) {
    this.options = options
    const { hidden, outputs, rowOf, random } = options
    this.rowCount = rowOf.reduce((most, row) => Math.max(most, row + 1), 0)
    const layout = new Layout()
    this.at = addresses(layout, hidden, outputs, this.rowCount)
    this.kernel = openKernel(layout.bytes)
    const { at } = this
    const { memory } = this.kernel
    const floats = (from: number, count: number) => new Float32Array(memory, from, count)
    this.pointers = new Int32Array(memory, at.pointers, mostFeatures)
    this.values = floats(at.values, mostFeatures)
    this.bias = floats(at.bias, hidden).fill(0.05)
    this.biasSquares = new Float32Array(hidden).fill(firstSquare)
    this.state = floats(at.state, hidden)
    this.stateGradient = floats(at.stateGradient, hidden)
    this.outgoingBias = floats(at.outgoingBias, strideOf(outputs))
    this.outgoingBiasSquares = new Float32Array(outputs).fill(firstSquare)
    this.probabilities = floats(at.scores, outputs)
    this.gradient = floats(at.gradient, strideOf(outputs))
    this.activePointers = new Int32Array(memory, at.activePointers, hidden)
    this.activeValues = floats(at.activeValues, hidden)
    this.rowSquares = new Float32Array(this.rowCount).fill(firstRowSquare)
    const rows = floats(at.rows, this.rowCount * hidden)
    for (let i = 0; i < rows.length; i++) rows[i] = (random() - 0.5) * 0.04
    const outgoing = floats(at.outgoing, hidden * strideOf(outputs))
    for (let i = 0; i < outgoing.length; i++) outgoing[i] = i % strideOf(outputs) < outputs ? (random() - 0.5) * 0.2 : 0
    floats(at.squares, outgoing.length).fill(firstSquare)
  }

  add(id: number, value: number): void {
    const row = this.options.rowOf[id] ?? -1
    if (row < 0 || this.count === mostFeatures) return
    this.pointers[this.count] = this.at.rows + row * this.options.hidden * 4
    this.values[this.count] = value
    this.count++
  }

  /**
   * Learns that one of the `right` outputs was wanted among the `valid` ones; gives the loss in nats. The loss is the
   * negative logarithm of what the right ones have together, so that several can be right.
   */
  step(valid: Uint8Array, right: Uint8Array, rate: number): number {
    const { kernel, at } = this
    const { hidden, outputs } = this.options
    const width = hidden * 4
    const stride = strideOf(outputs) * 4
    kernel.sum(at.pointers, at.values, this.count * 4, at.bias, at.state, width)
    this.dropUnits()
    const active = kernel.activate(at.state, width, at.outgoing, stride, at.activePointers, at.activeValues)
    kernel.sum(at.activePointers, at.activeValues, active, at.outgoingBias, at.scores, stride)
    const loss = this.judge(valid, right)
    const square = this.learnOutgoing(active, rate)
    if (square > 1e-12) this.learnRows(square / hidden, rate)
    this.count = 0
    return loss
  }

  /** Drops the features added so far: nothing is to be learnt from them. */
  forget(): void {
    this.count = 0
  }

  private dropUnits(): void {
    const { dropout, random } = this.options
    if (dropout === 0) return
    const scale = 1 / (1 - dropout)
    const { state } = this
    for (let i = 0; i < state.length; i++) state[i] = random() < dropout ? 0 : (state[i] ?? 0) * scale
  }

  // Scores to probabilities and the gradient of each score.
  private judge(valid: Uint8Array, right: Uint8Array): number {
    const { probabilities, gradient } = this
    const { outputs } = this.options
    let best = -Infinity
    for (let i = 0; i < outputs; i++) if (valid[i] && (probabilities[i] ?? 0) > best) best = probabilities[i] ?? 0
    let all = 0
    let good = 0
    for (let i = 0; i < outputs; i++) {
      const share = valid[i] ? Math.exp((probabilities[i] ?? 0) - best) : 0
      probabilities[i] = share
      all += share
      if (right[i]) good += share
    }
    for (let i = 0; i < outputs; i++) {
      const share = (probabilities[i] ?? 0) / all
      const slope = right[i] ? share - (probabilities[i] ?? 0) / Math.max(good, 1e-20) : share
      probabilities[i] = share
      gradient[i] = slope < leastGradient && slope > -leastGradient ? 0 : slope
    }
    return -Math.log(Math.max(good / all, 1e-12))
  }

  // Gives the squared length of the hidden layer's gradient.
  private learnOutgoing(active: number, rate: number): number {
    const { kernel, at, activePointers, activeValues, stateGradient, gradient, outgoingBias, outgoingBiasSquares } = this
    const { hidden, outputs, dropout } = this.options
    const stride = strideOf(outputs) * 4
    stateGradient.fill(0)
    let square = 0
    for (let k = 0; k * 4 < active; k++) {
      const weights = activePointers[k] ?? 0
      const squares = at.squares + weights - at.outgoing
      const slope = kernel.learn(weights, squares, at.gradient, stride, activeValues[k] ?? 0, rate) / (1 - dropout)
      stateGradient[(weights - at.outgoing) / stride] = slope
      square += slope * slope
    }
    for (let i = 0; i < outputs; i++) {
      const slope = gradient[i] ?? 0
      if (slope === 0) continue
      const sum = (outgoingBiasSquares[i] ?? 0) + slope * slope
      outgoingBiasSquares[i] = sum
      outgoingBias[i] = (outgoingBias[i] ?? 0) - (rate * slope) / Math.sqrt(sum)
    }
    for (let i = 0; i < hidden; i++) {
      const slope = stateGradient[i] ?? 0
      if (slope === 0) continue
      const sum = (this.biasSquares[i] ?? 0) + slope * slope
      this.biasSquares[i] = sum
      this.bias[i] = (this.bias[i] ?? 0) - (rate * slope) / Math.sqrt(sum)
    }
    return square
  }

  private learnRows(meanSquare: number, rate: number): void {
    const { kernel, at, pointers, values, rowSquares } = this
    const width = this.options.hidden * 4
    for (let k = 0; k < this.count; k++) {
      const row = ((pointers[k] ?? 0) - at.rows) / width
      const value = values[k] ?? 0
      const sum = (rowSquares[row] ?? 0) + value * value * meanSquare
      rowSquares[row] = sum
      values[k] = (-rate * value) / Math.sqrt(sum)
    }
    kernel.scatter(at.pointers, at.values, this.count * 4, at.stateGradient, width)
  }

  /** The weights as they stand, each row in whole numbers from -levels to levels times its scale. */
  weights(levels: number): Weights {
    const { at } = this
    const { hidden, outputs, rowOf } = this.options
    const { memory } = this.kernel
    const floats = new Float32Array(memory, at.rows, this.rowCount * hidden)
    const rows = new Int8Array(floats.length)
    const scales = new Float32Array(this.rowCount)
    for (let row = 0; row < this.rowCount; row++) {
      const from = row * hidden
      let most = 1e-9
      for (let i = from; i < from + hidden; i++) most = Math.max(most, Math.abs(floats[i] ?? 0))
      const scale = nearestScale(most / levels)
      scales[row] = scale
      for (let i = from; i < from + hidden; i++)
        rows[i] = Math.max(-levels, Math.min(levels, Math.round((floats[i] ?? 0) / scale)))
    }
    return {
      hidden,
      outputs,
      rowOf,
      rows,
      scales,
      bias: this.bias.slice(),
      outgoing: new Float32Array(memory, at.outgoing, hidden * strideOf(outputs)).slice(),
      outgoingBias: this.outgoingBias.slice(),
    }
  }
}

function nearestScale(scale: number): number {
  return scaleOf(scaleByte(scale))
}

interface Addresses {
  readonly pointers: number
  readonly values: number
  readonly activePointers: number
  readonly activeValues: number
  readonly bias: number
  readonly state: number
  readonly stateGradient: number
  readonly outgoingBias: number
  readonly scores: number
  readonly gradient: number
  readonly outgoing: number
  readonly squares: number
  readonly rows: number
}

function addresses(layout: Layout, hidden: number, outputs: number, rowCount: number): Addresses {
  const stride = strideOf(outputs)
  return {
    pointers: layout.take(mostFeatures * 4),
    values: layout.take(mostFeatures * 4),
    activePointers: layout.take(hidden * 4),
    activeValues: layout.take(hidden * 4),
    bias: layout.take(hidden * 4),
    state: layout.take(hidden * 4),
    stateGradient: layout.take(hidden * 4),
    outgoingBias: layout.take(stride * 4),
    scores: layout.take(stride * 4),
    gradient: layout.take(stride * 4),
    outgoing: layout.take(hidden * stride * 4),
    squares: layout.take(hidden * stride * 4),
    rows: layout.take(rowCount * hidden * 4),
  }
}

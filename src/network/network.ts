import type { Sink } from './features.ts'
import { type Kernel, Layout, openKernel } from './kernel.ts'

/** What a trained network consists of. */
export interface Weights {
  readonly hidden: number
  readonly outputs: number
  /** For each feature its row, or -1. */
  readonly rowOf: Int32Array
  /** `hidden` signed bytes a row, times the row's scale. */
  readonly rows: Int8Array
  readonly scales: Float32Array
  readonly bias: Float32Array
  /** For each hidden unit its weights to the outputs, `strideOf(outputs)` of them. */
  readonly outgoing: Float32Array
  readonly outgoingBias: Float32Array
}

/** The kernel works on sixteen floats at a time. */
export function strideOf(count: number): number {
  return (count + 15) & ~15
}

const mostFeatures = 1024

/**
 * A small sparse network: `hidden = relu(bias + Σ value · row(feature))`, `scores = outgoing · hidden`.
 * Usage: `add` the features, then `score()`. Sums over features that come up again and again (a word in one place of the
 * parser's state) are worked out once, with `keep`, and put in with `addKept`.
 */
export class Network implements Sink {
  readonly outputs: number
  /** The scores of the last `score()`. */
  readonly scores: Float32Array
  private readonly kernel: Kernel
  private readonly rowOf: Int32Array
  private readonly hidden: number
  private readonly rowsAt: number
  private readonly rowBytes: number
  private readonly at: Addresses
  private readonly pointers: Int32Array
  private readonly values: Float32Array
  private readonly keptPointers: Int32Array
  private count = 0
  private keptCount = 0

  /** @param kept how many sums can be kept. */
  constructor(weights: Weights, kept = 0) {
    this.outputs = weights.outputs
    this.hidden = weights.hidden
    this.rowOf = weights.rowOf
    const layout = new Layout()
    this.at = addresses(layout, weights, kept)
    this.rowsAt = this.at.rows
    this.rowBytes = scaleBytes + weights.hidden
    this.kernel = openKernel(layout.bytes)
    const { memory } = this.kernel
    this.placeRows(weights)
    new Float32Array(memory, this.at.bias).set(weights.bias)
    new Float32Array(memory, this.at.outgoing).set(weights.outgoing)
    new Float32Array(memory, this.at.outgoingBias).set(weights.outgoingBias)
    new Float32Array(memory, this.at.keptValues, mostKeptAtOnce).fill(1)
    this.scores = new Float32Array(memory, this.at.scores, weights.outputs)
    this.pointers = new Int32Array(memory, this.at.pointers, mostFeatures)
    this.values = new Float32Array(memory, this.at.values, mostFeatures)
    this.keptPointers = new Int32Array(memory, this.at.keptPointers, mostKeptAtOnce)
  }

  add(id: number, value: number): void {
    const row = this.rowOf[id] ?? -1
    if (row < 0) return
    this.pointers[this.count] = this.rowsAt + row * this.rowBytes
    this.values[this.count] = value
    this.count++
  }

  /** Sums up the features added so far and keeps the sum as number `place`. */
  keep(place: number): void {
    const { at } = this
    const to = at.kept + place * this.hidden * 4
    this.kernel.sumBytes(at.pointers, at.values, this.count * 4, at.zero, to, this.hidden * 4)
    this.count = 0
  }

  addKept(place: number): void {
    this.keptPointers[this.keptCount++] = this.at.kept + place * this.hidden * 4
  }

  /** The scores, one an output, of all that was added since the last call. They are overwritten by the next. */
  score(): Float32Array {
    const { kernel, at } = this
    const width = this.hidden * 4
    const stride = strideOf(this.outputs) * 4
    kernel.sumBytes(at.pointers, at.values, this.count * 4, at.bias, at.state, width)
    if (this.keptCount > 0) kernel.sum(at.keptPointers, at.keptValues, this.keptCount * 4, at.state, at.state, width)
    const active = kernel.activate(at.state, width, at.outgoing, stride, at.pointers, at.values)
    kernel.sum(at.pointers, at.values, active, at.outgoingBias, at.scores, stride)
    this.count = 0
    this.keptCount = 0
    return this.scores
  }

  // Four bytes at a time: `hidden` is a multiple of sixteen, and copying is most of what opening a network costs.
  private placeRows({ rows, scales, hidden }: Weights): void {
    const floats = new Float32Array(this.kernel.memory)
    const words = new Int32Array(this.kernel.memory)
    const whole = rows.byteOffset % 4 === 0 ? rows : rows.slice()
    const source = new Int32Array(whole.buffer, whole.byteOffset, whole.length / 4)
    const width = hidden / 4
    let to = this.rowsAt / 4
    let from = 0
    for (let row = 0; row < scales.length; row++) {
      floats[to++] = scales[row] ?? 0
      for (const end = from + width; from < end; ) words[to++] = source[from++] ?? 0
    }
  }
}

const mostKeptAtOnce = 64
const scaleBytes = 4

interface Addresses {
  readonly pointers: number
  readonly values: number
  readonly keptPointers: number
  readonly keptValues: number
  readonly zero: number
  readonly bias: number
  readonly state: number
  readonly outgoingBias: number
  readonly scores: number
  readonly outgoing: number
  readonly rows: number
  readonly kept: number
}

function addresses(layout: Layout, { hidden, outputs, rows, scales }: Weights, kept: number): Addresses {
  const stride = strideOf(outputs)
  return {
    pointers: layout.take(mostFeatures * 4),
    values: layout.take(mostFeatures * 4),
    keptPointers: layout.take(mostKeptAtOnce * 4),
    keptValues: layout.take(mostKeptAtOnce * 4),
    zero: layout.take(hidden * 4),
    bias: layout.take(hidden * 4),
    state: layout.take(hidden * 4),
    outgoingBias: layout.take(stride * 4),
    scores: layout.take(stride * 4),
    outgoing: layout.take(hidden * stride * 4),
    rows: layout.take(rows.length + scales.length * scaleBytes + 16),
    kept: layout.take(kept * hidden * 4),
  }
}

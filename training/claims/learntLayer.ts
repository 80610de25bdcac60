import { addRow, addRows, type LayerWeights } from '#network/layer.ts'

export interface LayerOptions {
  readonly units: number
  readonly takesFeatures: boolean
  /** Step of AdaGrad. */
  readonly rate: number
  /** Share of units left out at each step. */
  readonly dropout: number
  readonly decay: number
}
interface Sizes {
  readonly rows: number
  readonly inputs: number
  readonly classes: number
}

const firstSquare = 0.01
// As in the language layer: small first squares let a feature that was seen once be learnt by heart.
const firstRowSquare = 0.1
// Most units are off and most classes as good as ruled out.
const leastSlope = 1e-5

/** The training twin of a layer. Usage: `add` what it makes of an example to the sums, then `learn` from their slopes. */
export class LearntLayer {
  readonly weights: LayerWeights
  /** For each feature its weights to the units; empty where the layer takes none. */
  readonly rows: Float32Array
  private readonly options: LayerOptions
  private readonly random: () => number
  private readonly squares: Pick<LayerWeights, 'incoming' | 'bias' | 'outgoing'>
  private readonly rowSquares: Float32Array
  private readonly states: Float32Array
  private readonly slopes: Float32Array
  /** 0 where a unit is off, else what its state is multiplied by to make up for those left out. */
  private readonly open: Float32Array
  private numbers: Float32Array
  private features: Uint32Array = new Uint32Array()

  constructor({ rows, inputs, classes }: Sizes, options: LayerOptions, random: () => number) {
    const { units, takesFeatures } = options
    const around = (length: number, most: number) => Float32Array.from({ length }, () => (random() - 0.5) * 2 * most)
    this.options = options
    this.random = random
    this.weights = {
      units,
      takesFeatures,
      incoming: around(inputs * units, 0.1),
      bias: new Float32Array(units).fill(0.05),
      outgoing: around(units * classes, 0.1),
    }
    this.rows = around(takesFeatures ? rows * units : 0, 0.02)
    this.squares = {
      incoming: new Float32Array(inputs * units).fill(firstSquare),
      bias: new Float32Array(units).fill(firstSquare),
      outgoing: new Float32Array(units * classes).fill(firstSquare),
    }
    this.rowSquares = new Float32Array(rows).fill(firstRowSquare)
    this.states = new Float32Array(units)
    this.slopes = new Float32Array(units)
    this.open = new Float32Array(units)
    this.numbers = new Float32Array(inputs)
  }

  add(features: Uint32Array, numbers: Float32Array | null, sums: Float32Array): void {
    const { weights, rows, states, open, random } = this
    const { units, dropout, takesFeatures } = this.options
    states.set(weights.bias)
    this.features = takesFeatures ? features : this.features
    for (const feature of this.features) addRow(rows, feature * units, 1, states)
    if (numbers !== null) this.numbers = numbers
    addRows(weights.incoming, this.numbers, states)
    for (let unit = 0; unit < units; unit++) {
      const state = states[unit] ?? 0
      open[unit] = state > 0 && random() >= dropout ? 1 / (1 - dropout) : 0
      states[unit] = state * (open[unit] ?? 0)
    }
    addRows(weights.outgoing, states, sums)
  }

  /** @param slopes of the loss by the sums of the last `add`. */
  learn(slopes: Float32Array): void {
    const { weights, squares, numbers, states } = this
    this.slopeUnits(slopes)
    for (const [unit, state] of states.entries())
      if (state !== 0) this.step(weights.outgoing, squares.outgoing, unit * slopes.length, slopes, state)
    this.step(weights.bias, squares.bias, 0, this.slopes, 1)
    for (const [i, number] of numbers.entries())
      if (number !== 0) this.step(weights.incoming, squares.incoming, i * weights.units, this.slopes, number)
    this.learnRows()
  }

  private slopeUnits(slopes: Float32Array): void {
    const { weights, open } = this
    for (const [unit, factor] of open.entries()) {
      let slope = 0
      const from = unit * slopes.length
      if (factor !== 0) for (let k = 0; k < slopes.length; k++) slope += (slopes[k] ?? 0) * (weights.outgoing[from + k] ?? 0)
      this.slopes[unit] = slope * factor
    }
  }

  private step(weights: Float32Array, squares: Float32Array, from: number, slopes: Float32Array, factor: number): void {
    const { rate, decay } = this.options
    for (let k = 0; k < slopes.length; k++) {
      const own = slopes[k] ?? 0
      if (Math.abs(own) < leastSlope) continue
      const i = from + k
      const slope = own * factor + decay * (weights[i] ?? 0)
      const square = (squares[i] ?? 0) + slope * slope
      squares[i] = square
      weights[i] = (weights[i] ?? 0) - (rate * slope) / Math.sqrt(square)
    }
  }

  // One rate a feature.
  private learnRows(): void {
    const { rows, rowSquares, slopes, features } = this
    const { units, rate } = this.options
    const square = slopes.reduce((sum, slope) => sum + slope * slope, 0) / units
    if (square === 0) return
    for (const feature of features) {
      const sum = (rowSquares[feature] ?? 0) + square
      rowSquares[feature] = sum
      const step = -rate / Math.sqrt(sum)
      const from = feature * units
      for (let unit = 0; unit < units; unit++) rows[from + unit] = (rows[from + unit] ?? 0) + step * (slopes[unit] ?? 0)
    }
  }
}

/** One layer that gives the mean of what these give. */
export function joined(layers: readonly LayerWeights[]): LayerWeights | null {
  const [first] = layers
  if (first === undefined) return null
  return {
    units: first.units * layers.length,
    takesFeatures: first.takesFeatures,
    incoming: sideBySide(
      layers.map(({ incoming }) => incoming),
      first.units,
    ),
    bias: Float32Array.from(layers.flatMap(({ bias }) => [...bias])),
    outgoing: Float32Array.from(layers.flatMap(({ outgoing }) => [...outgoing])).map((weight) => weight / layers.length),
  }
}

/** Tables with rows of one width, the rows of the same number one behind the other. */
export function sideBySide(tables: readonly Float32Array[], width: number): Float32Array {
  const all = width * tables.length
  const joint = new Float32Array((tables[0]?.length ?? 0) * tables.length)
  for (const [nth, table] of tables.entries())
    for (let row = 0; row * width < table.length; row++)
      joint.set(table.subarray(row * width, (row + 1) * width), row * all + nth * width)
  return joint
}

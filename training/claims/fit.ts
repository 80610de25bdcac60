import { addRow, type LayerWeights } from '#network/layer.ts'
import { type LogLinearWeights, softmax } from '#network/logLinear.ts'
import type { Example } from './example.ts'
import { joined, type LayerOptions, LearntLayer, sideBySide } from './learntLayer.ts'

export interface FitOptions {
  readonly epochs: number
  /** Step of AdaGrad. */
  readonly rate: number
  /** Share of an example's features that is hidden at each step, so that none is leant on alone. */
  readonly dropout: number
  /** Features seen in fewer examples are left out. */
  readonly atLeast: number
  readonly decay: number
  /** As many readers are fitted, each in an order of its own, and their sums averaged. */
  readonly readers: number
  /** Hidden units for the examples' numbers and, where it takes them, their features; null for none. */
  readonly layer: LayerOptions | null
}

export const plainFit: FitOptions = { epochs: 8, rate: 0.1, dropout: 0.2, atLeast: 2, decay: 1e-6, readers: 1, layer: null }

/** Fits a softmax by AdaGrad on shuffled examples. The same examples and options give the same weights. */
export function fitLogLinear(examples: readonly Example[], options: FitOptions = plainFit): LogLinearWeights {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const { hashes, rowOf } = rowsFor(examples, options.atLeast)
  const seen = examples.map(({ features, label, weight, numbers }) => ({
    rows: Uint32Array.from([...features].flatMap((feature) => rowOf.get(feature) ?? [])),
    label: classes.indexOf(label),
    weight,
    numbers,
  }))
  const fitted = Array.from({ length: options.readers }, (_, k) => fitOne(seen, hashes.length, classes.length, options, k + 1))
  const layer = joined(fitted.flatMap((one) => one.layer ?? []))
  const tables = fitted.map(({ rows }) => rows)
  const rows = layer?.takesFeatures ? sideBySide(tables, layer.units / tables.length) : mean(tables)
  return { classes, hashes, rows, layer }
}

function mean(tables: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(tables[0]?.length ?? 0)
  for (const table of tables) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (table[i] ?? 0) / tables.length
  return sum
}

// Nothing is to be learnt from what is as good as certain.
const wellLearnt = 0.999

interface Seen {
  readonly rows: Uint32Array
  readonly label: number
  readonly weight: number
  readonly numbers: Float32Array | null
}
interface Fitted {
  readonly rows: Float32Array
  readonly layer: LayerWeights | null
}

function fitOne(examples: readonly Seen[], count: number, width: number, options: FitOptions, seed: number): Fitted {
  const seen = [...examples]
  const straight = options.layer?.takesFeatures !== true
  const rows = new Float32Array(straight ? count * width : 0)
  const steps = new Float32Array(rows.length).fill(0.01)
  const random = seededRandom(seed)
  const sums = new Float32Array(width)
  const sizes = { rows: count, inputs: examples[0]?.numbers?.length ?? 0, classes: width }
  const fed = !straight || sizes.inputs > 0
  const layer = options.layer === null || !fed ? null : new LearntLayer(sizes, options.layer, random)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(seen, random)
    for (const example of seen) learn(example)
  }
  return { rows: straight || layer === null ? rows : layer.rows, layer: layer?.weights ?? null }

  function learn({ rows: features, label, weight, numbers }: Seen): void {
    const kept = features.filter(() => random() >= options.dropout)
    sums.fill(0)
    if (straight) for (const row of kept) addRow(rows, row * width, 1, sums)
    layer?.add(kept, numbers, sums)
    softmax(sums)
    if ((sums[label] ?? 0) > wellLearnt) return
    for (let k = 0; k < width; k++) sums[k] = ((sums[k] ?? 0) - (k === label ? 1 : 0)) * weight
    layer?.learn(sums)
    if (!straight) return
    for (const row of kept) {
      for (let k = 0; k < width; k++) {
        const i = row * width + k
        const slope = (sums[k] ?? 0) + options.decay * (rows[i] ?? 0)
        if (Math.abs(slope) < 1e-4) continue
        const step = (steps[i] ?? 0) + slope * slope
        steps[i] = step
        rows[i] = (rows[i] ?? 0) - (options.rate * slope) / Math.sqrt(step)
      }
    }
  }
}

function rowsFor(examples: readonly Example[], atLeast: number): { hashes: Uint32Array; rowOf: Map<number, number> } {
  const counts = new Map<number, number>()
  for (const { features } of examples) {
    for (const hash of features) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  const hashes = Uint32Array.from([...counts].filter(([, count]) => count >= atLeast).map(([hash]) => hash)).sort()
  return { hashes, rowOf: new Map([...hashes].map((hash, row) => [hash, row])) }
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = items[i]
    const other = items[j]
    if (held === undefined || other === undefined) continue
    items[i] = other
    items[j] = held
  }
}

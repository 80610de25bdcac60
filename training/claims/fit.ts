import { type LogLinearWeights, softmax } from '#network/logLinear.ts'
import type { Example } from './example.ts'

export interface FitOptions {
  readonly epochs: number
  /** Step of AdaGrad. */
  readonly rate: number
  /** Share of an example's features that is hidden at each step, so that none is leant on alone. */
  readonly dropout: number
  /** Features seen in fewer examples are left out. */
  readonly atLeast: number
  readonly decay: number
  /** As many readers are fitted, each in an order of its own, and their weights averaged. */
  readonly readers: number
}

export const plainFit: FitOptions = { epochs: 8, rate: 0.1, dropout: 0.2, atLeast: 2, decay: 1e-6, readers: 1 }

/** Fits a softmax by AdaGrad on shuffled examples. The same examples and options give the same weights. */
export function fitLogLinear(examples: readonly Example[], options: FitOptions = plainFit): LogLinearWeights {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const { hashes, rowOf } = rowsFor(examples, options.atLeast)
  const seen = examples.map(({ features, label, weight }) => ({
    rows: Uint32Array.from([...features].flatMap((feature) => rowOf.get(feature) ?? [])),
    label: classes.indexOf(label),
    weight,
  }))
  const sum = new Float32Array(hashes.length * classes.length)
  for (let seed = 1; seed <= options.readers; seed++) {
    const rows = fitRows(seen, sum.length, classes.length, options, seed)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (rows[i] ?? 0) / options.readers
  }
  return { classes, hashes, rows: sum }
}

// Nothing is to be learnt from what is as good as certain.
const wellLearnt = 0.999

interface Seen {
  readonly rows: Uint32Array
  readonly label: number
  readonly weight: number
}

function fitRows(examples: readonly Seen[], size: number, width: number, options: FitOptions, seed: number): Float32Array {
  const seen = [...examples]
  const rows = new Float32Array(size)
  const steps = new Float32Array(size).fill(0.01)
  const random = seededRandom(seed)
  const sums = new Float32Array(width)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(seen, random)
    for (const example of seen) learn(example)
  }
  return rows

  function learn({ rows: features, label, weight }: Seen): void {
    const kept = features.filter(() => random() >= options.dropout)
    sums.fill(0)
    for (const row of kept) for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (rows[row * width + k] ?? 0)
    softmax(sums)
    if ((sums[label] ?? 0) > wellLearnt) return
    for (const row of kept) {
      for (let k = 0; k < width; k++) {
        const i = row * width + k
        const slope = ((sums[k] ?? 0) - (k === label ? 1 : 0)) * weight + options.decay * (rows[i] ?? 0)
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

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
  readonly seed: number
}

export const plainFit: FitOptions = { epochs: 5, rate: 0.1, dropout: 0.2, atLeast: 2, decay: 1e-6, seed: 1 }

/** Fits a softmax by AdaGrad on shuffled examples. The same examples and options give the same weights. */
export function fitLogLinear(examples: readonly Example[], options: FitOptions = plainFit): LogLinearWeights {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const width = classes.length
  const { hashes, rowOf } = rowsFor(examples, options.atLeast)
  const seen = examples.map(({ features, label, weight }) => ({
    rows: Uint32Array.from([...features].flatMap((feature) => rowOf.get(feature) ?? [])),
    label: classes.indexOf(label),
    weight,
  }))
  const rows = new Float32Array(hashes.length * width)
  const steps = new Float32Array(rows.length).fill(0.01)
  const random = seededRandom(options.seed)
  const sums = new Float32Array(width)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(seen, random)
    for (const example of seen) learn(example)
  }
  return { classes, hashes, rows }

  function learn({ rows: features, label, weight }: (typeof seen)[number]): void {
    const kept = features.filter(() => random() >= options.dropout)
    sums.fill(0)
    for (const row of kept) for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (rows[row * width + k] ?? 0)
    softmax(sums)
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

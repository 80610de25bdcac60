import { addLayer, addRow, type LayerWeights } from './layer.ts'

/**
 * A softmax over sparse named features: the weights of the features that are there are added up per class.
 * Where it has a layer, numbers count as well, and features may go through its units.
 * Features are kept by a 32-bit hash of their name; two names that share one (a chance of one in thousands) share a row.
 */
export interface LogLinear {
  readonly classes: readonly string[]
  /** Probability of each class, in the order of `classes`. Features that training did not see count for nothing. */
  weigh(features: readonly string[], numbers?: Float32Array): Float32Array
}

/** Weights as training leaves them and files hold them. Row `r` belongs to the feature whose hash is `hashes[r]`. */
export interface LogLinearWeights {
  readonly classes: readonly string[]
  readonly hashes: Uint32Array
  /** `hashes.length` rows of weights, to the classes or, where the layer takes the features, to its units. */
  readonly rows: Float32Array
  /** Null where features go straight to the classes and nothing else counts. */
  readonly layer: LayerWeights | null
}

export function logLinear({ classes, hashes, rows, layer }: LogLinearWeights): LogLinear {
  const rowOf = new Map<number, number>()
  hashes.forEach((hash, row) => {
    rowOf.set(hash, row)
  })
  return { classes, weigh }

  function weigh(features: readonly string[], numbers?: Float32Array): Float32Array {
    const sums = new Float32Array(classes.length)
    const states = layer?.bias.slice()
    const fed = layer?.takesFeatures && states !== undefined ? states : sums
    // A feature that is there twice counts once, as in training.
    const added = new Set<number>()
    for (const feature of features) {
      const row = rowOf.get(hashOf(feature))
      if (row === undefined || added.has(row)) continue
      added.add(row)
      addRow(rows, row * fed.length, 1, fed)
    }
    if (layer !== null && states !== undefined) addLayer(layer, states, numbers, sums)
    return softmax(sums)
  }
}

/** In place. */
export function softmax(sums: Float32Array): Float32Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const sum of sums) if (sum > highest) highest = sum
  let total = 0
  for (let k = 0; k < sums.length; k++) {
    const weight = Math.exp((sums[k] ?? 0) - highest)
    sums[k] = weight
    total += weight
  }
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) / total
  return sums
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

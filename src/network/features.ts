/** Takes features in: a network that scores them, one that learns from them, or a counter before training. */
export interface Sink {
  /** @param id from a {@link FeatureSpace}; @param value its strength, 1 for a plain yes. */
  add(id: number, value: number): void
}

/**
 * Numbers for features without strings or hashing: each template ("the word to the left") takes a stretch as long as it has
 * values, and a feature is the template's first number plus the value.
 */
export class FeatureSpace {
  size = 0

  /** The first number of a template with so many values; of `times` such templates, one behind the other. */
  take(values: number, times = 1): number {
    const first = this.size
    this.size += values * times
    return first
  }
}

/** Pairs and triples of values are mixed into this many buckets; that two share one is rare enough not to matter. */
export const pairBuckets = 1 << 17

export function mix(a: number, b: number, c: number): number {
  let mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b) ^ Math.imul(c + 13, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) & (pairBuckets - 1)
}

/** Counts how often each feature comes up; those too rare to learn from get no row of weights. */
export class FeatureCounter implements Sink {
  readonly counts: Uint32Array

  constructor(size: number) {
    this.counts = new Uint32Array(size)
  }

  add(id: number): void {
    this.counts[id] = (this.counts[id] ?? 0) + 1
  }

  /** For each feature its row, or -1 when it came up fewer than `least` times. */
  rows(least: number): Int32Array {
    let row = 0
    return Int32Array.from(this.counts, (count) => (count >= least ? row++ : -1))
  }
}

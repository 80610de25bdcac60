import { hashOf } from '#network/logLinear.ts'

/** One thing to learn from: what is seen, what it is, and how much that counts. */
export interface Example {
  /** Hashes of the features' names, each once. */
  readonly features: Uint32Array
  readonly label: string
  readonly weight: number
  /** What is seen besides, in numbers; all examples of a reader have as many. */
  readonly numbers: Float32Array | null
}

export function exampleOf(
  features: readonly string[],
  label: string,
  weight: number,
  numbers: Float32Array | null = null,
): Example {
  return { features: Uint32Array.from(new Set(features.map(hashOf))), label, weight, numbers }
}

/** Hidden units before the classes, as training leaves them: `relu(bias + Σ number · incoming) · outgoing`. */
export interface LayerWeights {
  readonly units: number
  /** Whether the features go through the units too, rather than straight to the classes. */
  readonly takesFeatures: boolean
  /** For each number its weights to the units. */
  readonly incoming: Float32Array
  readonly bias: Float32Array
  /** For each unit its weights to the classes. */
  readonly outgoing: Float32Array
}

/** Adds what the units give to the classes' sums. `states` is what the features gave to the units, bias included; it is used up. */
export function addLayer(
  { incoming, outgoing }: LayerWeights,
  states: Float32Array,
  numbers: Float32Array | undefined,
  sums: Float32Array,
): void {
  if (numbers !== undefined) addRows(incoming, numbers, states)
  for (let unit = 0; unit < states.length; unit++) states[unit] = Math.max(0, states[unit] ?? 0)
  addRows(outgoing, states, sums)
}

/** `sums += Σ factor · row`, for each factor a row as long as the sums. */
export function addRows(rows: Float32Array, factors: Float32Array, sums: Float32Array): void {
  for (let i = 0; i < factors.length; i++) if (factors[i] !== 0) addRow(rows, i * sums.length, factors[i] ?? 0, sums)
}

/** `sums += factor · row`, the row that begins at `from`. */
export function addRow(rows: Float32Array, from: number, factor: number, sums: Float32Array): void {
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + factor * (rows[from + k] ?? 0)
}

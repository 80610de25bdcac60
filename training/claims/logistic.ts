/** What is seen of one case, by name, and how it came out. */
export interface Case<Sign extends string> {
  readonly signs: Readonly<Record<Sign, number>>
  readonly right: boolean
}

const rounds = 20_000
// Log-odds reach five: a longer step swings to and fro.
const rate = 0.05
// Pulls weights that the cases hardly speak for towards nothing.
const pull = 1e-3

/** The weights of a logistic regression, by plain gradient descent on all cases at once. */
export function fitLogistic<Sign extends string>(cases: readonly Case<Sign>[]): Record<Sign, number> {
  const names = Object.keys(cases[0]?.signs ?? {}) as Sign[]
  const rows = cases.map(({ signs, right }) => ({ values: names.map((name) => signs[name]), right: Number(right) }))
  const weights = names.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    const slopes = weights.map((weight) => pull * weight)
    for (const { values, right } of rows) {
      const odds = values.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)
      const error = (1 / (1 + Math.exp(-odds)) - right) / rows.length
      values.forEach((value, k) => {
        slopes[k] = (slopes[k] ?? 0) + error * value
      })
    }
    slopes.forEach((slope, k) => {
      weights[k] = (weights[k] ?? 0) - rate * slope
    })
  }
  return Object.fromEntries(names.map((name, k) => [name, weights[k] ?? 0])) as Record<Sign, number>
}

import type { Decision, Grouping } from '#model/review.ts'

/**
 * What merges and splits add up to, in the order they were made: a later one takes back what it contradicts. What is split
 * off leaves those that an earlier merge had put it to; what is merged is no longer kept apart.
 */
export function groupingOf(decisions: readonly Decision[]): Grouping {
  let lists: readonly ReadonlySet<string>[] = []
  let apart: readonly (readonly [string, string])[] = []
  for (const decision of decisions) {
    if (decision.kind === 'merge') {
      const named = new Set(decision.claims)
      const touched = lists.filter((list) => !list.isDisjointFrom(named))
      const whole = touched.reduce((all, list) => all.union(list), named)
      lists = [...lists.filter((list) => !touched.includes(list)), whole]
      apart = apart.filter(([a, b]) => !(whole.has(a) && whole.has(b)))
    } else if (decision.kind === 'split') {
      const leaving = new Set(decision.claims)
      const staying = new Set(decision.from)
      lists = lists.flatMap((list) =>
        list.isDisjointFrom(leaving) || list.isDisjointFrom(staying)
          ? [list]
          : [list.difference(leaving), list.intersection(leaving)],
      )
      apart = [...apart, ...[...leaving].flatMap((a) => [...staying.difference(leaving)].map((b) => [a, b] as const))]
    }
  }
  return { together: lists.filter((list) => list.size > 1).map((list) => [...list].sort()), apart }
}

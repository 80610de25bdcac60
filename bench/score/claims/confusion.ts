import { table } from '../tally.ts'
import type { Result } from './rule.ts'

/** For each happening of the gold how often it is found, what it is taken for, and how often it is told where there is none. */
export function confusionTable(results: readonly Result[]): string {
  const pairs = results.flatMap((result) => result.pairs)
  const missed = results.flatMap((result) => result.missed)
  const spurious = results.flatMap((result) => result.spurious)
  const types = [...new Set([...pairs.map(({ gold }) => gold.type), ...missed.map(({ type }) => type)])]
  const rows = types.map((type) => {
    const found = pairs.filter(({ gold }) => gold.type === type)
    const lost = missed.filter((gold) => gold.type === type).length
    const taken = counted(found.flatMap(({ claim }) => (claim.type === type ? [] : [claim.type])))
    return {
      gold: found.length + lost,
      right: found.filter(({ claim }) => claim.type === type).length,
      cells: [type, lost, spurious.filter((claim) => claim.type === type).length, taken] as const,
    }
  })
  return table(
    ['happening', 'gold', 'right', 'missed', 'spurious', 'taken for'],
    rows
      .toSorted((a, b) => b.gold - a.gold)
      .map(({ gold, right, cells: [type, lost, wrong, taken] }) =>
        [type, gold, right, lost, wrong, taken].map((cell) => String(cell)),
      ),
  )
}

function counted(items: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([item, count]) => `${item} ${count}`)
    .join(', ')
}

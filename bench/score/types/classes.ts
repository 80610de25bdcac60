export interface ClassFigures {
  readonly label: string
  readonly gold: number
  readonly said: number
  readonly right: number
  readonly f1: number
}

/** For each class of the gold how often it is there, said and rightly said; the commonest first. */
export function classFigures(answers: readonly { readonly label: string; readonly said: string | null }[]): ClassFigures[] {
  const labels = [...new Set(answers.map(({ label }) => label))]
  const rows = labels.map((label) => {
    const gold = answers.filter((answer) => answer.label === label).length
    const said = answers.filter((answer) => answer.said === label).length
    const right = answers.filter((answer) => answer.label === label && answer.said === label).length
    return { label, gold, said, right, f1: (2 * right) / (gold + said) }
  })
  return rows.sort((a, b) => b.gold - a.gold)
}

/** The mean F1, each class weighing as much as it is there. */
export function weightedF1(rows: readonly ClassFigures[]): number {
  const all = rows.reduce((sum, { gold }) => sum + gold, 0)
  return rows.reduce((sum, { f1, gold }) => sum + f1 * gold, 0) / all
}

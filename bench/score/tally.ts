/** Counts, by kind, what was to be found and what was found. */
export class Tally {
  private readonly counts = new Map<string, { gold: number; met: number; given: number; right: number }>()

  /** Something that was to be found, and whether it was. */
  told(kind: string, met: boolean): void {
    const counts = this.of(kind)
    counts.gold++
    if (met) counts.met++
  }

  /** Something that was found, and whether it is right. */
  said(kind: string, right: boolean): void {
    const counts = this.of(kind)
    counts.given++
    if (right) counts.right++
  }

  private of(kind: string): { gold: number; met: number; given: number; right: number } {
    const counts = this.counts.get(kind) ?? { gold: 0, met: 0, given: 0, right: 0 }
    this.counts.set(kind, counts)
    return counts
  }

  /** Title, precision, recall and F1 in per cent over some kinds together, and how many were to be found. */
  row(title: string, kinds: readonly string[]): string[] {
    const sum = { gold: 0, met: 0, given: 0, right: 0 }
    for (const kind of kinds) {
      const { gold, met, given, right } = this.of(kind)
      sum.gold += gold
      sum.met += met
      sum.given += given
      sum.right += right
    }
    const precision = sum.given === 0 ? 0 : sum.right / sum.given
    const recall = sum.gold === 0 ? 0 : sum.met / sum.gold
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return [title, percent(precision), percent(recall), percent(f1), String(sum.gold)]
  }
}

export function percent(share: number): string {
  return (100 * share).toFixed(2)
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

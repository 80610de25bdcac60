import type { GoldReport } from '../../../training/claims/gold.ts'

/** Reports to score, and those that the readers for it may learn from. */
export interface Fold {
  readonly held: readonly GoldReport[]
  readonly learnt: readonly GoldReport[]
}

/** Each holds the reports of one region of the world. */
const regions = ['t1', 't2', 't3', 't4', 't5', 't6']
/** Snippets, and the reports that were written of many regions. */
const ofNoRegion = /^(snippets|t1\d)/
/** Kept apart from all training. */
const never = 't9'

/** One fold a region: its readers learn from the others, from groups that are no region, as far as they do not retell it. */
export function foldsOf(gold: readonly GoldReport[]): Fold[] {
  const namesOf = new Map(regions.map((region) => [region, namesIn(gold.filter(({ group }) => group === region))]))
  return regions.map((region) => {
    const others = regions.filter((other) => other !== region).flatMap((other) => [...(namesOf.get(other) ?? [])])
    const elsewhere = new Set(others)
    const own = new Set([...(namesOf.get(region) ?? [])].filter((name) => !elsewhere.has(name)))
    const retells = ({ group, text }: GoldReport) => ofNoRegion.test(group) && names(text).some((name) => own.has(name))
    return {
      held: gold.filter(({ group }) => group === region),
      learnt: gold.filter((report) => report.group !== region && report.group !== never && !retells(report)),
    }
  })
}

function namesIn(reports: readonly GoldReport[]): Set<string> {
  return new Set(reports.flatMap(({ text }) => names(text)))
}

// Capitals behind a small letter or comma: names, and no words that only begin a sentence.
function names(text: string): string[] {
  return [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}’-]{3,}/gu)].map(([name]) => name)
}

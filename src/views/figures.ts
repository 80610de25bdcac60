import { type CountKey, type CountRange, countKeys } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Interest, Voice } from './evidence.ts'

/** One origin's figures over time, by the day of telling: never averaged, never added up. */
export interface FigureSeries {
  readonly key: CountKey
  readonly origin: string
  readonly name: string
  readonly side: string | null
  readonly interest: Interest
  readonly points: readonly { readonly told: Day; readonly range: CountRange; readonly claim: string; readonly copy: boolean }[]
}

export function figuresOf(voices: readonly Voice[]): FigureSeries[] {
  const tells = voices.filter(({ claim }) => claim.stance !== 'denies' && claim.stance !== 'silent' && claim.stance !== 'doubts')
  return countKeys.flatMap((key) =>
    [...Map.groupBy(tells, (voice) => voice.origin).values()].flatMap((own) => {
      const points = own.flatMap(({ claim, report, copyOf }) => {
        const range = claim.counts[key]
        return range === undefined || report.published === null
          ? []
          : [{ told: report.published, range, claim: claim.id, copy: copyOf !== null }]
      })
      const [first] = own
      if (first === undefined || points.length === 0) return []
      const { origin, name, interest, claim } = first
      return [{ key, origin, name, side: claim.source?.side ?? null, interest, points }]
    }),
  )
}

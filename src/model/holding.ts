import type { Extent } from './claim.ts'
import type { Day } from './day.ts'
import type { Reason } from './reason.ts'

export type HoldingStatus = 'held' | 'reported' | 'claimed' | 'contested' | 'disputed' | 'unknown' | 'stale'

/** Who holds a place from a day on, how well that is known, and the events behind it. */
export interface Holding {
  /** `text` is how the reports write its name, `name` how the gazetteer does. */
  readonly place: {
    readonly id: string
    readonly name: string
    readonly text: string
    readonly lat: number | null
    readonly lon: number | null
  }
  /** The actor as the events name it; null when unknown. */
  readonly holder: string | null
  /** `theatre/side`; null when unknown. */
  readonly side: string | null
  readonly status: HoldingStatus
  /** The day by which the holder had taken it: the day told, the last of several, or the first that it is told on; null when not told. */
  readonly since: Day | null
  /** The first day it can have been: `since` itself where the day is told; null where it may have been any time before. */
  readonly notBefore: Day | null
  /** First day that it stands for: `since`, or, where that is not told, the day of the first report of it. */
  readonly from: Day
  /** The day before the next holding of the place; null while it lasts. */
  readonly until: Day | null
  /** How much of the place, when a claim is about a part. */
  readonly extent: Extent | null
  /** Strikes, fighting around it or an advance towards it: marked, but they leave its holder. */
  readonly pressed: boolean
  /** Event ids. */
  readonly for: readonly string[]
  readonly against: readonly string[]
  readonly reasons: readonly Reason[]
}

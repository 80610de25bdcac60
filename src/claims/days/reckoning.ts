import type { DayPhrase } from '#knowledge/dayWords.ts'
import type { Day, DayRange } from '#model/day.ts'

/** What a turn of phrase is reckoned from. */
export interface Reckoning {
  /** The report's own day; null when it is not known, and then nothing is counted from it. */
  readonly report: Day | null
  /** The day told last, for "a day later" and "that morning". */
  readonly anchor: DayRange | null
  /** A day told with its year, that days without one in the same paragraph follow ("Geneva, 2014. On 25 January …"). */
  readonly chronicle: Day | null
  /** True where the clause tells what is still to come: "will meet on Thursday". */
  readonly ahead: boolean
}

/** What the words of a turn of phrase say: its month, its weekday, how many of what. */
export type Slots = DayPhrase['slots']

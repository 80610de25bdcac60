import type { PlaceMention } from './place.ts'
import type { Report } from './report.ts'
import type { Sentence } from './sentence.ts'

/** A report as it has been read: its sentences in order and the places that it names. What claims are found in. */
export interface Reading {
  readonly report: Report
  readonly sentences: readonly Sentence[]
  readonly places: readonly PlaceMention[]
}

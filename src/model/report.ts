import type { Day } from './day.ts'

/** One published item, as read from a file, page or feed. `text` is what every span counts in. */
export interface Report {
  /** `r_` and 16 hex digits, from address (or outlet and day) and the hash of the raw bytes: the same report twice has one id. */
  readonly id: string
  /** Plain text: paragraphs are separated by line breaks; a title, where the source had one, is the first line. */
  readonly text: string
  readonly title: string | null
  /** The day it was published, or null: it is asked for, never guessed. */
  readonly published: Day | null
  readonly outlet: string | null
  readonly url: string | null
  /** SHA-256 of the raw bytes as they came, 64 lower-case hex digits. */
  readonly sha256: string
  /** BCP 47 tag of the language that it is written in, as far as could be told: `en`; `und` when not. */
  readonly language: string
}

/** A report without its text: what is needed to say who published a claim, and when. */
export interface ReportHead extends Pick<Report, 'id' | 'title' | 'published' | 'outlet' | 'url'> {
  /** The day from which it counts: of publication, or of recording where that is not known. */
  readonly knownFrom: Day
  /** Hashes of some of its runs of words, in rising order: by what two reports share of them, copies of one story are known. */
  readonly sketch: readonly number[]
}

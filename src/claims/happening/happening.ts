import type { HappeningType } from '#model/claim.ts'
import type { Tree } from '../tree.ts'

/** A word of a report that tells a happening. */
export interface Happening {
  readonly tree: Tree
  readonly token: number
  /** The words that tell it: "took control of" has three. The token is one of them. */
  readonly words: readonly number[]
  readonly type: HappeningType
  /** From 0 to 1: that the word tells a happening at all. */
  readonly sureness: number
  /** From 0 to 1: that it is this one, if any. */
  readonly share: number
  /** The word list says so too. */
  readonly listed: boolean
  /** Taken back, by the words themselves. */
  readonly regained: boolean
  readonly because: readonly string[]
}

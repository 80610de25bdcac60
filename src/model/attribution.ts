import type { Stance } from './claim.ts'
import type { Span } from './span.ts'

/** Where a token stands: number of its sentence in the report and its index in that sentence. */
export interface TokenAt {
  readonly sentence: number
  readonly token: number
}

/** Who vouches, in words of the report, and where those stand. */
export interface Speaker {
  readonly text: string
  readonly span: Span
}

/**
 * Words handed to a source by a cue: "activists | said | insurgents captured four towns".
 * Spans are lists, since each part may be broken by another ("X, he said, Y"), and content may run over sentences.
 */
export interface Attribution {
  /** As written; empty when no source is told ("reportedly", "was said to"). */
  readonly source: readonly Span[]
  /** Head token of the source's noun phrase; null when no source is told. */
  readonly sourceHead: TokenAt | null
  /**
   * The source as a reader would name it: a pronoun or "the group" led back to the words it stands for in this report
   * (span of those words); null when no source is told, and when it is the outlet itself ("we", "our correspondent").
   */
  readonly speaker: Speaker | null
  /**
   * The sources one by one, since each makes a claim of its own: "both the Observatory and state media reported" has two.
   * One as a rule, none where `speaker` is null.
   */
  readonly speakers: readonly Speaker[]
  readonly cue: readonly Span[]
  readonly cueHead: TokenAt
  readonly lemma: string
  readonly content: readonly Span[]
  /** What the cue does to its content; who loses by it may turn `asserts` into `acknowledges` later. */
  readonly stance: Stance
  /** True for a cue that speaks of deeds asked for, vowed or wished (demand, vow, hope), not of what happened. */
  readonly irreal: boolean
  /** Index, in the report's attributions, of the one whose content holds this one; null for an outermost one. */
  readonly within: number | null
  readonly because: readonly string[]
}

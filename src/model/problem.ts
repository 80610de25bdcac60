import type { Span } from './span.ts'

/**
 * Something a reader should know and the program went on after: a file that could not be read, a place that could not be
 * placed. What a programmer did wrong is thrown instead.
 */
export interface Problem {
  /** In kebab case and stable, so that programs can act on it: `no-date`, `not-text`, `unread-language`. */
  readonly code: string
  /** One sentence that names the thing and the remedy. */
  readonly message: string
  /** The file, address or `-` for standard input that it was met in; null when it concerns no input. */
  readonly input: string | null
  /** 1-based line of the input, where it has lines that count (JSON Lines, CSV, YAML). */
  readonly line: number | null
  /** The report's id, once it has one. */
  readonly report: string | null
  readonly span: Span | null
}

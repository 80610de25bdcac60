import type { Problem } from '#model/problem.ts'

/** What a file, page, feed item or line says of itself, before it is checked and becomes a report. */
export interface Draft {
  readonly text: string
  readonly title: string | null
  /** As written there, in whatever shape. */
  readonly published: string | null
  readonly outlet: string | null
  readonly url: string | null
}

/** Where something was met: for the messages. */
export interface MetIn {
  readonly input: string
  /** 1-based, null where lines don't count. */
  readonly line: number | null
}

export function problem(code: string, message: string, met: MetIn, report: string | null = null): Problem {
  const where = met.line === null ? met.input : `${met.input}:${met.line}`
  return { code, message: `${where}: ${message}`, input: met.input, line: met.line, report, span: null }
}

import type { Claim, Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Voice } from './evidence.ts'

/** A claim's words, with what stands before and after them in the report. */
export interface QuoteShown {
  readonly claim: string
  readonly report: string
  readonly stance: Stance
  readonly type: Claim['type']
  readonly source: string
  readonly side: string | null
  readonly outlet: string | null
  readonly published: Day | null
  readonly sha256: string
  readonly paragraph: number
  readonly span: Claim['span']
  readonly before: string
  readonly quote: string
  readonly after: string
}

const mostAround = 220

/** Nothing where the report's text was not given: words are cut from the stored text or not shown. */
export function quoteShown(
  { claim, report, name }: Pick<Voice, 'claim' | 'report' | 'name'>,
  texts: ReadonlyMap<string, { readonly text: string; readonly sha256: string }>,
): QuoteShown[] {
  const stored = texts.get(report.id)
  if (stored === undefined) return []
  const [from, to] = claim.span
  const { text, sha256 } = stored
  const start = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - mostAround)
  const lineEnd = text.indexOf('\n', to)
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, to + mostAround)
  return [
    {
      claim: claim.id,
      report: report.id,
      stance: claim.stance,
      type: claim.type,
      source: name,
      side: claim.source?.side ?? null,
      outlet: report.outlet,
      published: report.published,
      sha256,
      paragraph: text
        .slice(0, from)
        .split('\n')
        .filter((line) => line.trim() !== '').length,
      span: claim.span,
      before: text.slice(start, from),
      quote: text.slice(from, to),
      after: text.slice(to, end),
    },
  ]
}

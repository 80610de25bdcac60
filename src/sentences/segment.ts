import { openWriting, type Writing } from '#knowledge/writing.ts'
import type { SentenceKind } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'
import { datelineEnd, kindsOf, type Line } from './lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import { sentenceEnds } from './split.ts'
import { type RawToken, tokenise } from './tokenise.ts'

export type { RawToken } from './tokenise.ts'

/** A sentence, headline or dateline with its tokens, not yet tagged. */
export interface Segment {
  readonly span: Span
  readonly kind: SentenceKind
  readonly paragraph: number
  readonly tokens: readonly RawToken[]
}

/**
 * Cuts a report's text into sentences, and these into tokens.
 * Every character that is no white space stands in exactly one token of exactly one segment, in the text's order.
 */
export function segment(text: string, writing: Writing = openWriting()): Segment[] {
  const paragraphs = paragraphsOf(text).map((span) => tokenise(text, span, writing))
  const kinds = kindsOf(paragraphs.map(lineOf))
  return paragraphs.flatMap((tokens, paragraph) => {
    const dateline = datelineEnd(text, tokens)
    const head = dateline > 0 ? [cut(tokens.slice(0, dateline), 'dateline', paragraph)] : []
    const rest = tokens.slice(dateline)
    const ends = sentenceEnds(text, rest, writing)
    return [...head, ...ends.map((end, i) => cut(rest.slice(ends[i - 1] ?? 0, end), kinds[paragraph] ?? 'sentence', paragraph))]
  })
}

function cut(tokens: readonly RawToken[], kind: SentenceKind, paragraph: number): Segment {
  return { span: [tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0], kind, paragraph, tokens }
}

function lineOf(tokens: readonly RawToken[]): Line {
  const last = tokens.findLast((token) => !/^["'”’»)\]]+$/u.test(token.text))?.text ?? ''
  return {
    tokens: tokens.length,
    stopped: /[.!?…:;]$/u.test(last),
    bullet: /^[•·▪●◦‣*\-–—]$/u.test(tokens[0]?.text ?? '') || /^\d+$/.test(tokens[0]?.text ?? ''),
  }
}

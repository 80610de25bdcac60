import type { Sentence } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'

/** Words between quotation marks, over as many sentences as they take; the span has the marks in it. */
export interface Quotation {
  readonly span: Span
  readonly first: { readonly sentence: number; readonly token: number }
  readonly last: { readonly sentence: number; readonly token: number }
  /** Paragraph that it ends in. */
  readonly paragraph: number
  /** Somebody's speech, not a word held with tongs (a “humanitarian” gesture). */
  readonly speech: boolean
}

const opens = /^[“«„]$|^(``|‘‘)$/
const closes = /^[”»]$|^’’$/
const eitherWay = /^("|'')$/

/**
 * The quotations of a report. A mark that is not closed in its paragraph ends with it:
 * a long quotation opens every paragraph anew and is closed in the last alone.
 */
export function quotationsOf(sentences: readonly Sentence[]): readonly Quotation[] {
  const found: Quotation[] = []
  let open: { sentence: number; token: number; from: number } | null = null
  let end: Quotation['last'] | null = null
  for (const sentence of sentences) {
    if (open && sentence.paragraph !== sentences[open.sentence]?.paragraph) close(end)
    for (const [i, token] of sentence.tokens.entries()) {
      const here = { sentence: sentence.index, token: i }
      if (open && (closes.test(token.text) || (eitherWay.test(token.text) && !startsWord(sentence, i)))) close(here)
      else if (opens.test(token.text) || eitherWay.test(token.text)) {
        if (open) close(end)
        open = { ...here, from: token.from }
      }
      end = here
    }
  }
  close(end)
  return found

  function close(last: Quotation['last'] | null) {
    if (open && last) {
      const to = sentences[last.sentence]?.tokens[last.token]?.to ?? open.from
      if (to > open.from) {
        const words = sentences
          .slice(open.sentence, last.sentence + 1)
          .flatMap((sentence) => sentence.tokens.filter((token) => token.from >= (open?.from ?? 0) && token.to <= to))
        found.push({
          span: [open.from, to],
          first: open,
          last,
          paragraph: sentences[last.sentence]?.paragraph ?? 0,
          speech: isSpeech(words),
        })
      }
    }
    open = null
  }
}

// A straight mark opens when a word follows it at once and none stands right before it.
function startsWord(sentence: Sentence, i: number): boolean {
  const mark = sentence.tokens[i]
  const before = sentence.tokens[i - 1]
  const after = sentence.tokens[i + 1]
  if (!mark || !after) return false
  return after.from === mark.to && (before === undefined || before.to < mark.from)
}

/** Speech has a finite verb, or ends as a sentence does: “Two rockets.” */
function isSpeech(tokens: Sentence['tokens']): boolean {
  const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text))
  if (words.length > 3 && words.some((token) => /^(VBD|VBZ|VBP|MD|VB)$/.test(token.xpos))) return true
  const beforeMark = tokens.at(-2)?.text ?? ''
  return words.length > 1 && /^[.!?…]$/.test(beforeMark) && /^\p{Lu}/u.test(words[0]?.text ?? '')
}

import type { Writing } from '#knowledge/writing.ts'
import type { RawToken } from './tokenise.ts'

/**
 * Parts the tokens of one paragraph into sentences: the index behind the last token of each.
 * @param text what the tokens were cut from
 */
export function sentenceEnds(text: string, tokens: readonly RawToken[], writing: Writing): number[] {
  const ends: number[] = []
  for (let i = 0; i < tokens.length; ) {
    const next = isStop(tokens, i, writing) ? behindClosers(text, tokens, i + 1) : i + 1
    if (next === tokens.length || (isStop(tokens, i, writing) && beginsSentence(text, tokens, i, next, writing))) ends.push(next)
    i = next
  }
  return ends
}

const stop = /^(?:\.|[!?]+|\.{2,}|…\.*|[。！？؟۔।])$/u

/** Whether a sentence may end here: a stop, or an abbreviation that keeps its own ("the Velm Steel Co."). */
function isStop(tokens: readonly RawToken[], i: number, writing: Writing): boolean {
  const form = tokens[i]?.text ?? ''
  if (stop.test(form)) return !isListNumber(tokens, i)
  if (!form.endsWith('.') || form.length < 2) return false
  return writing.ending.has(form) || /^(?:\p{Lu}\.){2,}$|^[ap]\.m\.$/u.test(form)
}

// "1. The army …": the stop belongs to the number.
function isListNumber(tokens: readonly RawToken[], i: number): boolean {
  return i === 1 && tokens[i]?.text === '.' && /^(?:\d{1,3}|\p{Lu}|[ivx]{1,4})$/u.test(tokens[0]?.text ?? '') && tokens.length > 2
}

/** Passes over the quotes and brackets that close with the sentence. */
function behindClosers(text: string, tokens: readonly RawToken[], from: number): number {
  let i = from
  while (i < tokens.length) {
    if (isCloser(text, tokens, i)) i++
    else if (isNote(tokens, i)) i += 3
    else break
  }
  return i
}

// "… in July. [6] An unremarkable …": the mark of a note belongs to the sentence before.
function isNote(tokens: readonly RawToken[], i: number): boolean {
  return tokens[i]?.text === '[' && /^\d{1,3}$/.test(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.text === ']'
}

function isCloser(text: string, tokens: readonly RawToken[], i: number): boolean {
  const token = tokens[i]
  if (!token) return false
  if (/^[”’»)\]}]$/u.test(token.text)) return true
  // A straight quote closes when it touches what stands before it and not what comes after.
  if (!/^(?:"|'|''|``)$/.test(token.text)) return false
  const touchesBefore = token.from > 0 && !/\s/.test(text.charAt(token.from - 1))
  const touchesAfter = /[\p{L}\p{N}]/u.test(text.charAt(token.to))
  return touchesBefore && !touchesAfter
}

function beginsSentence(text: string, tokens: readonly RawToken[], i: number, next: number, writing: Writing): boolean {
  const form = tokens[i]?.text ?? ''
  const word = firstWord(tokens, next)
  const closed = next > i + 1
  if (/^\p{Ll}/u.test(word)) {
    // “Stop!” he said. — “It fell.” the mayor said. — wait … that is new
    if (closed || !/^(?:\.|[!?]+)$/.test(form)) return false
    return /\s/.test(text.charAt(tokens[i]?.to ?? 0))
  }
  if (/^[,;:]$/.test(tokens[next]?.text ?? '')) return false
  if (stop.test(form)) return true
  return writing.starters.has(word)
}

/** The first word behind a stop, past opening quotes, brackets and dashes. */
function firstWord(tokens: readonly RawToken[], from: number): string {
  for (let i = from; i < Math.min(tokens.length, from + 3); i++) {
    const form = tokens[i]?.text ?? ''
    if (/[\p{L}\p{N}]/u.test(form)) return form
  }
  return ''
}

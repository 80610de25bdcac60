import type { Sentence } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'
import type { GoldClaim } from './gold.ts'

/** Where a gold claim's trigger words stand: the sentence, their tokens, and the one that carries them. */
export interface TriggerAt {
  readonly sentence: number
  readonly token: number
  readonly words: readonly number[]
}

/** Null when the claim names no trigger, or its words are not found near its quote. */
export function triggerAt(claim: GoldClaim, text: string, sentences: readonly Sentence[]): TriggerAt | null {
  if (claim.trigger === undefined) return null
  for (const quote of claim.at) {
    const span = spanOf(claim.trigger, quote, text)
    const found = span === null ? null : tokensIn(span, sentences)
    if (found !== null) return found
  }
  return null
}

// The trigger as a rule stands in the quote; where it does not, shortly before it.
const reachBefore = 80
const reach = 200

function spanOf(trigger: string, quote: string, text: string): Span | null {
  const start = text.indexOf(quote)
  if (start < 0) return null
  const within = wordIndex(quote, trigger)
  if (within >= 0) return [start + within, start + within + trigger.length]
  const near = text.indexOf(trigger, Math.max(0, start - reachBefore))
  return near < 0 || Math.abs(near - start) > reach ? null : [near, near + trigger.length]
}

function wordIndex(quote: string, trigger: string): number {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(trigger)}(?![\\p{L}\\p{N}])`, 'iu').exec(quote)
  return whole?.index ?? quote.toLowerCase().indexOf(trigger.toLowerCase())
}

const content = new Set(['VERB', 'NOUN', 'ADJ', 'PROPN', 'ADV', 'AUX', 'NUM', 'PRON'])

function tokensIn([from, to]: Span, sentences: readonly Sentence[]): TriggerAt | null {
  for (const sentence of sentences) {
    const words = sentence.tokens.flatMap((token, i) => (token.from < to && from < token.to ? [i] : []))
    if (words.length === 0) continue
    const inside = new Set(words)
    const telling = words.filter((i) => content.has(sentence.tokens[i]?.upos ?? ''))
    const tops = telling.filter((i) => !inside.has(sentence.tokens[i]?.head ?? -1))
    const heads = tops.length > 0 ? tops : telling
    const upos = (i: number) => sentence.tokens[i]?.upos
    const token = heads.find((i) => upos(i) === 'VERB') ?? heads.find((i) => upos(i) === 'NOUN') ?? heads[0]
    if (token !== undefined) return { sentence: sentence.index, token, words }
  }
  return null
}

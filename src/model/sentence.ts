import type { Span } from './span.ts'

/** One word or sign, by the conventions of Universal Dependencies. */
export interface Token {
  /** UTF-16 units of the report's text: `text.slice(from, to) === token.text`. */
  readonly from: number
  readonly to: number
  readonly text: string
  readonly lemma: string
  /** Universal part of speech: NOUN, VERB, PROPN … */
  readonly upos: string
  /** Penn tag: NNS, VBD … */
  readonly xpos: string
  /** Index of the head token in the sentence's `tokens`, -1 for the root. */
  readonly head: number
  /** UD relation to the head with its subtype: `nsubj:pass`, `obl:agent`, `root`. */
  readonly relation: string
}

export type NameKind = 'person' | 'organisation' | 'place' | 'side' | 'other'

/** A proper name; `side` is a nationality, faith or political side ("Syrian", "Kurdish"). Names may nest. */
export interface Name {
  readonly span: Span
  /** First token and one past the last, in the sentence's `tokens`. */
  readonly tokens: readonly [first: number, end: number]
  readonly kind: NameKind
  /** How sure the reader is of span and kind, 0 to 1. */
  readonly sureness: number
}

/** A noun phrase or pronoun that can stand for an actor, a place or a thing. */
export interface Mention {
  readonly span: Span
  readonly tokens: readonly [first: number, end: number]
  /** Index of its head token. */
  readonly head: number
}

/** What a line of a report is: running text, a title or standfirst without a full stop, or the dateline before the first sentence. */
export type SentenceKind = 'sentence' | 'headline' | 'dateline'

/** A sentence of one report. Its tokens' heads form one tree. */
export interface Sentence {
  /** Its number in the report, from 0. */
  readonly index: number
  readonly span: Span
  readonly kind: SentenceKind
  /** Number of the line or paragraph that it stands in, from 0. */
  readonly paragraph: number
  readonly tokens: readonly Token[]
  readonly names: readonly Name[]
  readonly mentions: readonly Mention[]
  /** How far the best parse is ahead of the next best, in nats; Infinity when there was no other. */
  readonly margin: number
  /** Tokens whose head or relation differs in the next best parses: read relations through them with suspicion. */
  readonly unsure: readonly number[]
}

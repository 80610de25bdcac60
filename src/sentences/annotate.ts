import type { Sentence, Token } from '#model/sentence.ts'
import type { Language } from './language.ts'
import { lemma } from './lemma.ts'
import { findMentions } from './mentions.ts'
import { findNames } from './names.ts'
import { parseWords } from './parse.ts'
import { type Segment, segment } from './segment.ts'
import { settleNames } from './settleNames.ts'

/**
 * A report's text as sentences with tags, lemmas and heads.
 * Every character that is no white space stands in exactly one token of exactly one sentence.
 */
export function annotate(text: string, language: Language): Sentence[] {
  const sentences = segment(text, language.writing).map((part, index) => annotateSegment(part, index, language))
  const names = settleNames(sentences)
  return sentences.map((sentence, i) => ({ ...sentence, names: names[i] ?? [] }))
}

function annotateSegment(part: Segment, index: number, language: Language): Sentence {
  const words = part.tokens.map((token) => token.text)
  const parse = parseWords(words, language)
  const tokens = part.tokens.map(({ from, to, text }, i): Token => {
    const upos = parse.upos[i] ?? 'X'
    const xpos = parse.xpos[i] ?? 'FW'
    const head = parse.heads[i] ?? -1
    const relation = parse.relations[i] ?? 'dep'
    return { from, to, text, lemma: lemma(text, upos, xpos, language.lemmas), upos, xpos, head, relation }
  })
  const { span, kind, paragraph } = part
  const names = findNames(tokens, language.names)
  const mentions = findMentions(tokens)
  return { index, span, kind, paragraph, tokens, names, mentions, margin: parse.margin, unsure: parse.unsure }
}

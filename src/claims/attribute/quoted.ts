import type { Span } from '#model/span.ts'
import type { Aside } from './aside.ts'
import type { Phrase } from './found.ts'
import type { Quotation } from './quotations.ts'
import { isPunctuation, type Tree, tokenAt } from './tree.ts'

/** The quotation that a cue leads up to: he said: “…”; she told the radio on Friday, “…”. */
export function quotationAfter(
  tree: Tree,
  verb: number,
  source: Phrase,
  quotations: readonly Quotation[],
): readonly Span[] | null {
  const cue = tokenAt(tree, verb)
  const next = quotations.find(
    ({ span, speech, first }) => speech && span[0] > cue.from && first.sentence === tree.sentence.index,
  )
  if (!next || quotations.some(({ span }) => span[0] < cue.from && cue.from < span[1])) return null
  const between = tree.tokens.slice(verb + 1, next.first.token)
  const led =
    between.length === 0 ||
    between.every((_, i) => source.tokens.includes(verb + 1 + i)) ||
    /^[:,]$/.test(between.at(-1)?.text ?? '')
  const breaks = between.some((token) => token.upos === 'VERB' && /^(root|ccomp|conj|parataxis)$/.test(token.relation))
  return led && !breaks ? [next.span] : null
}

/** The quotation that a reporting clause follows, and the one that goes on after it: “…,” he said. “…” */
export function quotationBefore(
  tree: Tree,
  verb: number,
  aside: Aside | null,
  quotations: readonly Quotation[],
  isSaying: (lemma: string) => boolean,
): readonly Span[] | null {
  const cue = tokenAt(tree, verb)
  if (quotations.some(({ span }) => span[0] < cue.from && cue.from < span[1])) return null
  if (!aside) return null
  let i = aside.from - 1
  while (i >= 0 && isPunctuation(tree, i) && !endsAt(i)) i--
  const before = endsAt(i)
  if (!before || !endsWithMark(tree, i)) return null
  const after = quotations.find(
    ({ first, last }) =>
      first.sentence === tree.sentence.index && first.token >= aside.to && last !== before.last && !hasCue(aside.to, first.token),
  )
  return after ? [before.span, after.span] : [before.span]

  // "…,” he said, adding: “…”" goes on with a cue of its own.
  function hasCue(from: number, to: number): boolean {
    return tree.tokens.slice(from, to).some((token) => token.upos === 'VERB' && token.xpos !== 'VBN' && isSaying(token.lemma))
  }
  function endsAt(i: number): Quotation | undefined {
    return quotations.find(({ last, speech }) => speech && last.sentence === tree.sentence.index && last.token === i)
  }
}

/** “Who fired?” the mayor asked. The quotation ended a sentence, and the reporting clause is one by itself. */
export function quotationEarlier(
  tree: Tree,
  verb: number,
  source: Phrase,
  quotations: readonly Quotation[],
): readonly Span[] | null {
  const first = Math.min(verb, ...source.tokens)
  const opens = tree.tokens.slice(0, first).every((token) => !/[\p{L}\p{N}]/u.test(token.text))
  const start = tree.tokens[0]?.from ?? 0
  const before = quotations.find(
    ({ span, speech, last }) => speech && last.sentence === tree.sentence.index - 1 && span[1] <= start,
  )
  const after = tree.tokens.slice(Math.max(verb, ...source.tokens) + 1)
  const bare = after.length <= longestTail && !after.some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos) || token.text === ':')
  return opens && bare && before?.paragraph === tree.sentence.paragraph ? [before.span] : null
}

/** One past the quotation that ends right before the reporting clause of `verb`; null when another clause lies between. */
export function quotationEndBefore(tree: Tree, verb: number, quotations: readonly Quotation[]): number | null {
  const ends = quotations.filter(({ speech, last }) => speech && last.sentence === tree.sentence.index && last.token < verb)
  const end = ends.at(-1)?.last.token
  if (end === undefined || !endsWithMark(tree, end)) return null
  const between = tree.tokens.slice(end + 1, verb)
  const another = between.some((token, i) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos) && token.upos !== 'AUX' && !within(i))
  return another || between.length > longestName || between.some((token) => /^[;:]$/.test(token.text)) ? null : end + 1

  // "…,” Ana Reyes, who led the talks, said": a relative clause between commas
  function within(i: number): boolean {
    return (
      between.slice(0, i).some((token) => /^(who|which|whose|that)$/i.test(token.text)) &&
      between.slice(i).some((token) => token.text === ',')
    )
  }
}
// “…?” the mayor asked [reporters at the bridge on Friday].
const longestTail = 12
// Words that a source with its role and place may take between quotation and cue.
const longestName = 40

// “…,” he said, and “…”, he said: without a comma or full stop the quoted words are a part of what is reported.
function endsWithMark(tree: Tree, end: number): boolean {
  return [end - 1, end, end + 1].some((i) => /^([,.?!…]|\.{2,4}|[–—-]{1,2})$/.test(tree.tokens[i]?.text ?? ''))
}

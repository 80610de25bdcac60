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
): readonly Span[] | null {
  const cue = tokenAt(tree, verb)
  if (!aside || quotations.some(({ span }) => span[0] < cue.from && cue.from < span[1])) return null
  let i = aside.from - 1
  while (i >= 0 && isPunctuation(tree, i) && !endsAt(i)) i--
  const before = endsAt(i)
  if (!before) return null
  const after = quotations.find(
    ({ first }) => first.sentence === tree.sentence.index && first.token >= aside.to && first.token <= aside.to + 2,
  )
  return after ? [before.span, after.span] : [before.span]

  function endsAt(i: number): Quotation | undefined {
    return quotations.find(({ last, speech }) => speech && last.sentence === tree.sentence.index && last.token === i)
  }
}

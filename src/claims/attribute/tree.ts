import type { Sentence, Token } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'

/** A sentence with each token's children at hand, in order. */
export interface Tree {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  readonly children: readonly (readonly number[])[]
}

export function treeOf(sentence: Sentence): Tree {
  const children: number[][] = sentence.tokens.map(() => [])
  for (const [i, token] of sentence.tokens.entries()) children[token.head]?.push(i)
  return { sentence, tokens: sentence.tokens, children }
}

/** @throws RangeError when the sentence has no such token. */
export function tokenAt(tree: Tree, i: number): Token {
  const token = tree.tokens[i]
  if (!token) throw new RangeError(`Sentence ${tree.sentence.index} has no token ${i}: it has ${tree.tokens.length}.`)
  return token
}

export function childrenOf(tree: Tree, i: number): readonly number[] {
  return tree.children[i] ?? []
}

/** Relation without its subtype: `nsubj` for `nsubj:pass`. */
export function relationOf(tree: Tree, i: number): string {
  return tokenAt(tree, i).relation.split(':')[0] ?? ''
}

export function childrenBy(tree: Tree, i: number, ...relations: readonly string[]): readonly number[] {
  return childrenOf(tree, i).filter((child) => relations.includes(relationOf(tree, child)))
}

export function lemmaOf(tree: Tree, i: number): string {
  return tokenAt(tree, i).lemma.toLowerCase()
}

/** Indexes of `i` and all below it, in order, without the branches that start at a token of `without`. */
export function branch(tree: Tree, i: number, without: ReadonlySet<number> = new Set()): readonly number[] {
  const found: number[] = []
  const pending = [i]
  while (pending.length > 0) {
    const next = pending.pop() ?? i
    found.push(next)
    for (const child of childrenOf(tree, next)) if (!without.has(child)) pending.push(child)
  }
  return found.sort((a, b) => a - b)
}

export function isAbove(tree: Tree, above: number, below: number): boolean {
  for (let i = below; i >= 0; i = tokenAt(tree, i).head) if (i === above) return true
  return false
}

export function isPunctuation(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]
  return token !== undefined && !/[\p{L}\p{N}%$€£]/u.test(token.text)
}

/** Runs of neighbouring tokens as spans of the report, without punctuation at the ends but for quotation marks. */
export function spansOf(tree: Tree, indexes: readonly number[]): Span[] {
  const wanted = new Set(indexes)
  const spans: Span[] = []
  let run: number[] = []
  for (let i = 0; i <= tree.tokens.length; i++) {
    if (wanted.has(i)) run.push(i)
    else if (run.length > 0 && !bridges(i)) {
      const span = trimmed(run)
      if (span) spans.push(span)
      run = []
    }
  }
  return spans

  // A comma between two wanted words belongs to both sides and breaks nothing.
  function bridges(i: number): boolean {
    return isPunctuation(tree, i) && wanted.has(i + 1) && !isQuotationMark(tree.tokens[i]?.text)
  }
  function trimmed(run: readonly number[]): Span | null {
    const worded = run.filter((i) => !isPunctuation(tree, i) || isQuotationMark(tree.tokens[i]?.text))
    const first = tree.tokens[worded[0] ?? -1]
    const last = tree.tokens[worded.at(-1) ?? -1]
    return first && last && run.some((i) => !isPunctuation(tree, i)) ? [first.from, last.to] : null
  }
}

export function isQuotationMark(text: string | undefined): boolean {
  return text !== undefined && /^(["“”«»„]|''|``|’’|‘‘)$/.test(text)
}

/** Tokens whose characters lie in the span. */
export function tokensIn(tree: Tree, [from, to]: Span): readonly number[] {
  return tree.tokens.flatMap((token, i) => (token.from >= from && token.to <= to ? [i] : []))
}

import type { CueWords } from '#knowledge/cues.ts'
import type { LogLinear } from '#network/logLinear.ts'
import type { Found } from './found.ts'
import { childrenBy, isQuotationMark, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/** From this much on a cue that a frame has found is taken for one: nearly half of "think" and "need" hand on no words. */
const likelyCue = 0.4

/** Whether a reader who marks who says what would mark this: "the mayor thinks that", not "I need to go". */
export function isLikely(
  found: Found,
  { words, reader }: { readonly words: CueWords; readonly reader: LogLinear | null },
): boolean {
  if (reader === null) return true
  const weights = reader.weigh(cueFeatures(found, words))
  return (weights[reader.classes.indexOf('yes')] ?? 0) >= likelyCue
}

/** What is seen of a cue, its source and its clause. */
export function cueFeatures(
  { tree, cueHead, cue, lemma, source, content, attitude, irreal, because }: Found,
  words: CueWords,
): string[] {
  const frame = (because[0] ?? '').replace(`cue ${lemma}`, '').trim()
  const { xpos, relation } = tokenAt(tree, cueHead)
  const speaker = speakerClass(tree, source?.head ?? null, words)
  const kind = relation.split(':')[0] ?? ''
  const auxiliaries = childrenBy(tree, cueHead, 'aux', 'cop').map((i) => lemmaOf(tree, i))
  const modal = auxiliaries.find((aux) => aux !== 'have' && aux !== 'be') ?? auxiliaries[0] ?? 'none'
  const mark = childrenBy(tree, cueHead, 'mark', 'advmod').filter((i) => i < cueHead)
  const negated = mark.some((i) => words.negations.has(lemmaOf(tree, i)))
  const length = content.reduce((sum, [from, to]) => sum + to - from, 0)
  const size = length === 0 ? 0 : length < 20 ? 1 : length < 60 ? 2 : 3
  const quotes = tree.tokens.some(
    (token) => isQuotationMark(token.text) && content.some(([from, to]) => from <= token.from && token.to <= to),
  )
  const asks = tree.tokens.at(-1)?.text === '?'
  const first = content[0]?.[0] ?? 0
  const order = first < tokenAt(tree, cueHead).from ? 'before' : 'after'
  return [
    'bias',
    `l:${lemma}`,
    `f:${frame}`,
    `lf:${lemma}|${frame}`,
    `a:${attitude}|${irreal}`,
    `s:${speaker}`,
    `sf:${speaker}|${frame}`,
    `sl:${speaker}|${lemma}`,
    `sn:${source === null ? '' : lemmaOf(tree, source.head)}`,
    `x:${xpos}|${kind}`,
    `xl:${xpos}|${lemma}`,
    `m:${modal}`,
    `ml:${modal}|${lemma}`,
    `r:${kind}|${frame}`,
    `neg:${negated}|${frame}`,
    `negl:${negated}|${lemma}`,
    `asks:${asks}|${speaker}`,
    `z:${size}|${frame}`,
    `q:${quotes}|${frame}`,
    `ql:${quotes}|${lemma}`,
    `o:${order}|${frame}`,
    `k:${tree.sentence.kind}|${frame}`,
    `n:${cue.length}|${frame}`,
    ...mark.map((i) => `mk:${lemmaOf(tree, i)}`),
    ...governor(tree, cueHead),
  ]
}

function governor(tree: Tree, cueHead: number): string[] {
  const { head } = tokenAt(tree, cueHead)
  return head < 0
    ? []
    : [`g:${relationOf(tree, cueHead)}|${lemmaOf(tree, head)}`, `gu:${relationOf(tree, cueHead)}|${tokenAt(tree, head).upos}`]
}

/** Who speaks, roughly: I and you seldom are sources; a person or a body is; a thing may be. */
function speakerClass(tree: Tree, head: number | null, words: CueWords): string {
  if (head === null) return 'none'
  const { upos, from } = tokenAt(tree, head)
  const lemma = lemmaOf(tree, head)
  if (upos === 'PRON') return lemma
  const name = tree.sentence.names.find(({ span }) => span[0] <= from && from < span[1])
  if (name) return `name ${name.kind}`
  if (words.people.has(lemma)) return 'person'
  return words.groups.has(lemma) ? 'group' : upos
}

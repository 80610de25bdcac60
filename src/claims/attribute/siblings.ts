import type { CueWords } from '#knowledge/cues.ts'
import { covers } from '#model/span.ts'
import type { Found } from './found.ts'
import { branch, childrenBy, childrenOf, isPunctuation, lemmaOf, relationOf, spansOf, tokenAt, tokensIn } from './tree.ts'

/**
 * Cues that stand beside another and were taken for a part of its content: "The army said it held the bridge and denied
 * that men had fled"; "The army said it held the bridge, while residents said it was gone". The first content ends there.
 */
export function parted(found: readonly Found[], words: CueWords): Found[] {
  const siblings = found.flatMap((second) => {
    const first = found.find((other) => other !== second && isSibling(other, second, words))
    return first ? [{ first, second }] : []
  })
  return found.map((one) => {
    const { first } = siblings.find(({ second }) => second === one) ?? {}
    const cut = siblings.filter((pair) => pair.first === one).map(({ second }) => second)
    const shared = first && !hasOwnSubject(one) ? first.source : one.source
    const whole = { ...one, source: shared, content: cut.length > 0 ? without(one, cut) : one.content }
    return whole
  })
}

function isSibling(first: Found, second: Found, words: CueWords): boolean {
  const { tree, cueHead } = second
  const cue = tree.tokens[cueHead]
  if (first.tree !== tree || cue === undefined || second.attitude || first.cueHead >= cueHead) return false
  if (cue.upos !== 'VERB' || !first.content.some((span) => covers(span, [cue.from, cue.to]))) return false
  const { relation, head, xpos } = tokenAt(tree, cueHead)
  if (relation === 'parataxis' && head !== first.cueHead) return isAfterSemicolon(second)
  if (relation === 'conj') return xpos === tokenAt(tree, first.cueHead).xpos || hasOwnSubject(second) || isFiniteAfterBare(second)
  const mark = childrenBy(tree, cueHead, 'mark')[0]
  return relation.startsWith('advcl') && mark !== undefined && words.parting.has(lemmaOf(tree, mark)) && hasOwnSubject(second)
}

// "denied arming the group and blames its neighbour": what is denied has no finite verb, so "blames" goes on with the source.
function isFiniteAfterBare({ tree, cueHead }: Found): boolean {
  const { xpos, head } = tokenAt(tree, cueHead)
  const above = tree.tokens[head]
  const having = childrenBy(tree, head, 'aux').length === 0 && above?.xpos === 'VBN' && tree.tokens[above.head]?.xpos === 'VBG'
  return (/^(VBD|VBZ|VBP)$/.test(xpos) && /^(VBG|VB)$/.test(above?.xpos ?? '')) || (/^(VBD|VBN)$/.test(xpos) && having)
}

function hasOwnSubject({ tree, cueHead }: Found): boolean {
  return childrenOf(tree, cueHead).some((child) => relationOf(tree, child) === 'nsubj')
}

function isAfterSemicolon({ tree, cueHead }: Found): boolean {
  const first = branch(tree, cueHead)[0] ?? cueHead
  return [first, first - 1].some((i) => tree.tokens[i]?.text === ';')
}

/** The content without the other cues' clauses and the words that join them. */
function without({ tree, content }: Found, others: readonly Found[]): Found['content'] {
  const outside = new Set(
    others.flatMap(({ cueHead }) => {
      const clause = branch(tree, cueHead)
      const first = clause[0] ?? cueHead
      const joining = [first - 1, first - 2].filter(
        (i) => i >= 0 && (isPunctuation(tree, i) || tokenAt(tree, i).upos === 'CCONJ'),
      )
      return [...clause, ...joining]
    }),
  )
  const kept = content.flatMap((span) => tokensIn(tree, span)).filter((i) => !outside.has(i))
  return spansOf(tree, kept)
}

/**
 * "The Houthis said they had launched it; the Council insists that the party had a hand in it": where each side of a
 * semicolon has a cue of its own, neither's content crosses it.
 */
export function withinParts(one: Found, found: readonly Found[]): Found['content'] {
  const { tree, cueHead, content } = one
  const marks = tree.tokens.flatMap((token, i) => (token.text === ';' ? [i] : []))
  if (marks.length === 0) return content
  const partOf = (i: number) => marks.filter((mark) => mark < i).length
  const own = partOf(cueHead)
  const others = new Set(found.filter((other) => other !== one && !other.attitude).map((other) => partOf(other.cueHead)))
  const kept = content.flatMap((span) => tokensIn(tree, span)).filter((i) => partOf(i) === own || !others.has(partOf(i)))
  return kept.length > 0
    ? spansOf(
        tree,
        kept.filter((i) => !marks.includes(i) || partOf(i + 1) === own),
      )
    : content
}

import type { CueWords, VerbCue } from '#knowledge/cues.ts'
import type { Stance } from '#model/claim.ts'
import { childrenBy, childrenOf, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/** How a cue is turned: "did not confirm", "could not confirm", "declined to confirm". */
export type Turn = 'plain' | 'negated' | 'unable' | 'withheld' | 'both'

export function turnOf(tree: Tree, verb: number, words: CueWords): Turn {
  const above = governorsOf(tree, verb)
  const all = [verb, ...above]
  const negated = all.some((i) => isNegated(tree, i, words))
  if (all.some((i) => isNeither(tree, i))) return 'both'
  if (above.some((i) => words.disabling.has(lemmaOf(tree, i)))) return 'unable'
  const able = all.some(
    (i) =>
      childrenBy(tree, i, 'aux', 'cop').some((child) => words.enabling.has(lemmaOf(tree, child))) ||
      (i !== verb && words.enabling.has(lemmaOf(tree, i))),
  )
  if (negated) return able ? 'unable' : 'negated'
  return above.some((i) => words.withholding.has(lemmaOf(tree, i))) || isYetTo(tree, verb, above) ? 'withheld' : 'plain'
}

/** What a cue so turned does to its content. */
export function turned(cue: VerbCue, turn: Turn): Stance {
  if (turn === 'plain') return cue.stance
  if (turn === 'unable') return cue.unable ?? (cue.stance === 'silent' ? 'silent' : 'doubts')
  if (turn === 'both' || turn === 'withheld') return cue.onlyNegated ? cue.stance : 'silent'
  return cue.negated ?? (cue.irreal || cue.wish ? cue.stance : 'silent')
}

// "has been able to verify": what the cue hangs on as an infinitive.
function governorsOf(tree: Tree, verb: number): readonly number[] {
  const found: number[] = []
  for (let i = verb; ; ) {
    const { head, relation } = tokenAt(tree, i)
    const bare = childrenBy(tree, i, 'nsubj').length === 0
    const hangsOn =
      relation === 'xcomp' ||
      // "was in no position to confirm", "it was not possible to verify"
      (/^(advcl|acl|ccomp|csubj)/.test(relation) && bare && hasTo(tree, i))
    if (head < 0 || !hangsOn) return found
    found.push(head)
    i = head
  }
}

function hasTo(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((child) => /^(to|of)$/.test(lemmaOf(tree, child)))
}

function isNegated(tree: Tree, i: number, words: CueWords): boolean {
  return childrenOf(tree, i).some((child) => {
    if (relationOf(tree, child) === 'advmod' || relationOf(tree, child) === 'cc')
      return child < i + 2 && isNegation(tree, child, words) && !isParted(tree, child, i)
    // "Neither account could be checked", "none of the figures", "nobody confirmed"
    if (/^(nsubj|csubj)/.test(relationOf(tree, child)))
      return (
        isNegation(tree, child, words) ||
        childrenBy(tree, child, 'det', 'cc', 'advmod').some((word) => isNegation(tree, word, words))
      )
    return relationOf(tree, child) === 'det' && isNegation(tree, child, words)
  })
}

// "two officers, neither of whom agreed to be named, conceded": said of the officers, not of what they did
function isParted(tree: Tree, from: number, to: number): boolean {
  return tree.tokens.slice(from + 1, to).some((token) => token.text === ',')
}

function isNegation(tree: Tree, i: number, words: CueWords): boolean {
  return words.negations.has(lemmaOf(tree, i)) || words.negations.has(tokenAt(tree, i).text.toLowerCase())
}

// "has neither confirmed nor denied"
function isNeither(tree: Tree, i: number): boolean {
  const { relation, head } = tokenAt(tree, i)
  const first = relation === 'conj' && head >= 0 ? head : i
  const second = childrenBy(tree, first, 'conj')
  return (
    childrenOf(tree, first).some(
      (child) => child < first && lemmaOf(tree, child) === 'neither' && !/^nsubj/.test(relationOf(tree, child)),
    ) && second.some((other) => childrenBy(tree, other, 'cc').some((child) => lemmaOf(tree, child) === 'nor'))
  )
}

// "has yet to comment"
function isYetTo(tree: Tree, verb: number, above: readonly number[]): boolean {
  return (
    [verb, ...above].some((i) => childrenBy(tree, i, 'advmod').some((child) => lemmaOf(tree, child) === 'yet' && child < verb)) &&
    hasTo(tree, verb)
  )
}

/** "a lie", "fabricated": by its lemma or as it stands. */
export function isRefuting(tree: Tree, i: number, words: CueWords): boolean {
  return words.refuting.has(lemmaOf(tree, i)) || words.refuting.has(tokenAt(tree, i).text.toLowerCase())
}

/**
 * Whether words refute something told before: "that is untrue", "the claims were baseless"; not "the market was fake".
 * What is refuted is "this" or another's word, and nothing turns the sentence round.
 */
export function refutes(tree: Tree, tokens: readonly number[], words: CueWords): boolean {
  // "The pictures are a provocation, it says, and all its units had left": more than the refutation is told
  if (tokens.filter((i) => /^(VBD|VBZ|VBP|MD)$/.test(tokenAt(tree, i).xpos)).length > 1) return false
  return tokens.some((i) => {
    if (!isRefuting(tree, i, words)) return false
    const subject = childrenBy(tree, i, 'nsubj')[0]
    const isWord = subject !== undefined && words.accounts.has(lemmaOf(tree, subject))
    return isWord && tokens.includes(subject) && !childrenBy(tree, i, 'advmod').some((child) => isNegation(tree, child, words))
  })
}

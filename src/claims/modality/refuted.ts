import type { CueWords } from '#knowledge/cues.ts'
import { at, bare, caseOf, childrenOf, type Tree } from '../tree.ts'

/** How far a happening may stand below the word that refutes it: "reports of an air raid on the school were false". */
const climbAtMost = 6

/**
 * Whether a happening is told only to be called untrue: "It is a lie that the town has been taken", "Reports of a raid were
 * fabricated", "There is no truth to the story that …", "The claim that … does not correspond to the facts".
 */
export function isRefuted(tree: Tree, trigger: number, words: CueWords): boolean {
  let below = trigger
  for (let steps = 0; steps < climbAtMost; steps++) {
    const over = at(tree, below).head
    if (over < 0) return false
    if (refutes(tree, over, below, words)) return true
    below = over
  }
  return false
}

function refutes(tree: Tree, over: number, below: number, words: CueWords): boolean {
  const lemma = at(tree, over).lemma.toLowerCase()
  const denied = isDenied(tree, over, words)
  const kind = bare(at(tree, below).relation)
  if (words.grounds.has(lemma)) return denied && isUnder(tree, below, words)
  const untrue = words.agreeing.has(lemma) ? denied : !denied && isUntrue(tree, over, words)
  if (!untrue) return false
  const account = kind === 'nsubj' && words.accounts.has(at(tree, below).lemma.toLowerCase())
  // "That a battery had been destroyed was untrue", "It is a lie that …": a clause is called so, or another's word
  return account || kind === 'csubj' || (isThatClause(tree, below) && isExpletive(tree, over))
}

// "fabricated news", "a lie", "untrue": the predicate or what describes it
function isUntrue(tree: Tree, predicate: number, words: CueWords): boolean {
  const described = childrenOf(tree, predicate).filter((i) => bare(at(tree, i).relation) === 'amod')
  return [predicate, ...described].some(
    (i) => words.refuting.has(at(tree, i).lemma.toLowerCase()) || words.refuting.has(at(tree, i).text.toLowerCase()),
  )
}

function isDenied(tree: Tree, i: number, words: CueWords): boolean {
  return childrenOf(tree, i).some((child) => {
    const { relation, lemma, text } = at(tree, child)
    return /^(advmod|det|cc)/.test(relation) && (words.negations.has(lemma) || words.negations.has(text.toLowerCase()))
  })
}

// "no truth to reports that …", "no basis for the claim"
function isUnder(tree: Tree, below: number, words: CueWords): boolean {
  return words.accounts.has(at(tree, below).lemma.toLowerCase()) && /^(to|in|for|behind)$/.test(caseOf(tree, below))
}

function isThatClause(tree: Tree, clause: number): boolean {
  return tree.tokens
    .slice(0, clause)
    .some((token, i) => /^(that)$/i.test(token.text) && (token.head === clause || at(tree, i + 1).head === clause))
}

function isExpletive(tree: Tree, predicate: number): boolean {
  return childrenOf(tree, predicate).some(
    (i) => /^(expl|nsubj)/.test(at(tree, i).relation) && at(tree, i).lemma.toLowerCase() === 'it',
  )
}

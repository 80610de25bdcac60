import type { Cues } from '#knowledge/cues.ts'
import { childrenOf, isPunctuation, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/**
 * Whether a word tagged as a plural noun is a verb of saying: "The government denies having attacked civilians",
 * "Heavy fighting went on, the Observatory reports."
 */
export function isMisreadVerb(tree: Tree, i: number, cues: Cues): boolean {
  const token = tokenAt(tree, i)
  if (token.upos !== 'NOUN' || !cues.verbs.has(lemmaOf(tree, i))) return false
  if (token.xpos === 'NN' && isSpoken(tree, i, cues)) return true
  // "…, local sources report."
  if (token.xpos === 'NN') return tree.tokens[i - 1]?.xpos === 'NNS' && isPunctuation(tree, i + 1) && followsClause(tree, i)
  if (token.xpos !== 'NNS') return false
  if (!/^(NOUN|PROPN|PRON)$/.test(tree.tokens[i - 1]?.upos ?? '')) return false
  if (isPunctuation(tree, i + 1) && followsClause(tree, i)) return true
  // A word that is a noun of saying too ("claims", "reports") is a verb only where nothing but a mark follows its clause.
  if (cues.nouns.has(lemmaOf(tree, i))) return false
  return !childrenOf(tree, i).some((child) => /^(det|nmod|amod|case)$/.test(relationOf(tree, child)) && child === i - 1)
}

// "Security and diplomatic sources speak of 70 dead": it has a subject, or agrees with the noun before it, and is no predicate.
function isSpoken(tree: Tree, i: number, cues: Cues): boolean {
  const own = childrenOf(tree, i)
  if (cues.nouns.has(lemmaOf(tree, i)) || own.some((child) => /^(cop|det|amod|case)$/.test(relationOf(tree, child)))) return false
  if (own.some((child) => relationOf(tree, child) === 'nsubj' && child < i)) return true
  if (!/^NNP?S?$/.test(tree.tokens[i - 1]?.xpos ?? '')) return false
  // "…, which the Emirates deny."
  const ends = isPunctuation(tree, i + 1) && tree.tokens.slice(Math.max(0, i - 5), i).some(({ text }) => /^which$/i.test(text))
  return ends || (tree.tokens[i - 1]?.xpos === 'NNS' && /^(of|that)$/i.test(tree.tokens[i + 1]?.text ?? ''))
}

// "…, the Observatory reports.": after a comma, one noun phrase and this word.
function followsClause(tree: Tree, i: number): boolean {
  const comma = tree.tokens.slice(0, i).findLastIndex((token) => token.text === ',')
  const clause = tree.tokens.slice(0, Math.max(comma, 0)).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))
  return comma > 0 && clause && i - comma <= 6
}

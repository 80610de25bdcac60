import type { Cues } from '#knowledge/cues.ts'
import { childrenOf, isPunctuation, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/**
 * Whether a word tagged as a plural noun is a verb of saying: "The government denies having attacked civilians",
 * "Heavy fighting went on, the Observatory reports."
 */
export function isMisreadVerb(tree: Tree, i: number, cues: Cues): boolean {
  const token = tokenAt(tree, i)
  if (token.upos !== 'NOUN' || !cues.verbs.has(lemmaOf(tree, i))) return false
  // "…, local sources report."
  if (token.xpos === 'NN') return tree.tokens[i - 1]?.xpos === 'NNS' && isPunctuation(tree, i + 1) && followsClause(tree, i)
  if (token.xpos !== 'NNS') return false
  if (!/^(NOUN|PROPN|PRON)$/.test(tree.tokens[i - 1]?.upos ?? '')) return false
  if (isPunctuation(tree, i + 1) && followsClause(tree, i)) return true
  // A word that is a noun of saying too ("claims", "reports") is a verb only where nothing but a mark follows its clause.
  if (cues.nouns.has(lemmaOf(tree, i))) return false
  return !childrenOf(tree, i).some((child) => /^(det|nmod|amod|case)$/.test(relationOf(tree, child)) && child === i - 1)
}

// "…, the Observatory reports.": after a comma, one noun phrase and this word.
function followsClause(tree: Tree, i: number): boolean {
  const comma = tree.tokens.slice(0, i).findLastIndex((token) => token.text === ',')
  const clause = tree.tokens.slice(0, Math.max(comma, 0)).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))
  return comma > 0 && clause && i - comma <= 6
}

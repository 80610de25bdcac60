import type { CueWords } from '#knowledge/cues.ts'
import { thatClauseAfter } from './clauseContents.ts'
import type { Content } from './content.ts'
import type { Phrase } from './found.ts'
import { childrenBy, lemmaOf, type Tree } from './tree.ts'

/** "…, a claim the rebels deny", "…, something the White House disputes": another's word right before who takes a stance on it. */
export function accountBefore(tree: Tree, source: Phrase, words: CueWords): number | null {
  const own = childrenBy(tree, source.head, 'det', 'amod', 'compound', 'nummod')
  const first = Math.min(source.head, ...own.filter((i) => !words.accounts.has(lemmaOf(tree, i))))
  const noun = tree.tokens[first - 1]
  const comma = tree.tokens.slice(Math.max(0, first - 4), first - 1).some(({ text }) => /^[,–—-]$/.test(text))
  return noun?.upos !== undefined && /^(NOUN|PRON)$/.test(noun.upos) && comma && words.accounts.has(noun.lemma.toLowerCase())
    ? first - 1
    : null
}

/** "rejected reports that the town had fallen", with the clause hung on the verb. */
export function thatBehind(tree: Tree, account: number): Content | null {
  return tree.tokens[account + 1]?.text.toLowerCase() === 'that' ? thatClauseAfter(tree, account) : null
}

import type { CountWords } from '#knowledge/countWords.ts'
import { at, childrenOf, type Tree } from '../tree.ts'
import { besideOf } from './beside.ts'
import type { CountMention } from './mention.ts'

/** "A boy was killed", "another resident", "killing its driver", "Hauwa Liman had been killed": one, told without a number. */
export function singlesIn(tree: Tree, words: CountWords): CountMention[] {
  return tree.tokens.flatMap((token, i): CountMention[] => {
    if (!isPerson(tree, i, words)) return []
    const tokens = [i, i + 1] as const
    const beside = besideOf(tree, tokens, words)
    return [
      { span: [token.from, token.to], tokens, counted: i, range: [1, 1], sort: 'people', part: false, single: true, beside },
    ]
  })
}

function isPerson(tree: Tree, i: number, words: CountWords): boolean {
  const { xpos, lemma } = at(tree, i)
  if (xpos === 'NNP') return isNamedPerson(tree, i)
  if (xpos !== 'NN' || words.collectives.has(lemma.toLowerCase()) || words.sort(lemma.toLowerCase()) !== 'people') return false
  return childrenOf(tree, i).some(
    (child) => single.test(at(tree, child).text) && /^(det|nmod:poss)/.test(at(tree, child).relation),
  )
}
const single = /^(?:a|an|another|his|her|its)$/i

/** A person's name, at the word that stands for all of it. */
function isNamedPerson(tree: Tree, i: number): boolean {
  const name = tree.sentence.names.find(({ kind, tokens: [first, end] }) => kind === 'person' && i >= first && i < end)
  if (name === undefined) return false
  const { head } = at(tree, i)
  return head < name.tokens[0] || head >= name.tokens[1]
}

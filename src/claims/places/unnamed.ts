import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { at, caseOf, type Tree } from '../tree.ts'
import { type Anaphor, isDefinite } from './anaphor.ts'

/**
 * "Fighters attacked seven villages on the east bank. … that they had taken the villages": those that the report spoke of last,
 * and does not name. Whatever villages it named before, these are others.
 */
export function isUnnamed({ trees, groups }: Document, { tree }: Happening, { how, noun }: Anaphor): boolean {
  if (how !== 'many' || noun === null) return false
  const { index, paragraph } = tree.sentence
  for (let i = index - 1; i >= 0; i--) {
    const before = trees[i]
    if (before === undefined || before.sentence.paragraph !== paragraph) return false
    const named = groups[i]?.some(({ mentions }) => mentions.length > 1) ?? false
    if (named) return false
    if (before.tokens.some((_, token) => isNew(before, token, noun)))
      return !(groups[i] ?? []).some(({ token }) => isOf(before, token, noun))
  }
  return false
}

/** Several of them, told for the first time: "seven villages", "some villages". */
function isNew(tree: Tree, token: number, noun: string): boolean {
  const { lemma, xpos } = at(tree, token)
  return lemma === noun && xpos === 'NNS' && !isDefinite(tree, token)
}

/** "The villages of Soran and Morek": a name that tells which. */
function isOf(tree: Tree, token: number, noun: string): boolean {
  const { relation, head } = at(tree, token)
  return (
    head >= 0 && at(tree, head).lemma === noun && (relation === 'appos' || (relation === 'nmod' && caseOf(tree, token) === 'of'))
  )
}

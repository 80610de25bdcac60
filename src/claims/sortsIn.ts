import type { HappeningWords } from '#knowledge/happenings.ts'

/** What kinds of thing the words of a phrase stand for, in the singular or the plural. */
export function sortsIn(text: string, words: HappeningWords): ReadonlySet<string> {
  const each = text.toLowerCase().split(/[^\p{L}-]+/u)
  return new Set(each.flatMap((word) => [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')]).flatMap(words.sortsOf))
}

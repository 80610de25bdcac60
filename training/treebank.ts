import { type ConlluSentence, readConllu } from '#sentences/conllu.ts'

/** A sentence to learn from. Heads are word numbers, -1 for the root. */
export interface Example {
  readonly words: readonly string[]
  /** "VERB/VBD": universal and Penn part of speech as one tag. */
  readonly tags: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** How often an epoch comes to it. */
  readonly times: number
}

export function readExamples(path: string, times = 1): Example[] {
  return readConllu(path).map((sentence) => asExample(sentence, times))
}

function asExample({ words }: ConlluSentence, times: number): Example {
  return {
    times,
    words: words.map((word) => word.form),
    tags: words.map((word) => `${word.upos}/${word.xpos === '_' ? word.upos : word.xpos}`),
    heads: words.map((word) => word.head),
    relations: words.map((word) => word.relation),
  }
}

/** The numbers of the items that an epoch goes through, each as often as it says; to be shuffled. */
export function turnsOf(items: readonly { readonly times: number }[]): Int32Array {
  return Int32Array.from(items.flatMap(({ times }, i) => new Array<number>(times).fill(i)))
}

/** The items, most frequent first (of equals the one met first), that come up at least so often. */
export function frequent(items: Iterable<string>, least: number): string[] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1])
    .map(([item]) => item)
}

/** Which of `count` folds a sentence is in: blocks of fifty, so that a document is mostly in one. */
export function foldOf(sentence: number, count: number): number {
  return Math.floor(sentence / 50) % count
}

/** Half-open ranges of words. */
export type Chunk = readonly [first: number, end: number]

/**
 * Cuts a list of words that is too long to parse at once: behind the last semicolon, else comma or dash, that leaves a
 * chunk at least half full, else where it is full.
 */
export function chunks(words: readonly string[], longest: number): Chunk[] {
  const cuts: Chunk[] = []
  let first = 0
  while (words.length - first > longest) {
    const end = lastMark(words, first, longest, /^[;:]$/) ?? lastMark(words, first, longest, /^[,–—-]$/) ?? first + longest
    cuts.push([first, end])
    first = end
  }
  cuts.push([first, words.length])
  return cuts
}

function lastMark(words: readonly string[], first: number, longest: number, mark: RegExp): number | undefined {
  for (let end = first + longest; end > first + longest / 2; end--) if (mark.test(words[end - 1] ?? '')) return end
  return undefined
}

/** A sentence of a report: its words, and where they stand. */
export interface WireSentence {
  readonly text: string
  readonly span: readonly [from: number, to: number]
}

/** Words that one outlet put in the place of another's; either may be empty. */
export interface Swap {
  readonly was: string
  readonly is: string
}

/** What became of one sentence on the way from the first teller to the copy. */
export type WireChange =
  | { readonly kind: 'kept'; readonly first: WireSentence; readonly copy: WireSentence }
  | { readonly kind: 'changed'; readonly first: WireSentence; readonly copy: WireSentence; readonly swaps: readonly Swap[] }
  | { readonly kind: 'dropped'; readonly first: WireSentence }
  | { readonly kind: 'added'; readonly copy: WireSentence }

// Under this share of common words two sentences are not one reworded: "Six civilians were killed" is not "Six towns fell".
const leastAlike = 0.45

/**
 * Sentence by sentence, what an outlet changed, added and dropped of a wire story: in the order of the copy, what was dropped
 * after the sentence that it followed. Each sentence has at most one partner, best pairs first.
 */
export function wireChanges(first: readonly WireSentence[], copy: readonly WireSentence[]): WireChange[] {
  const pairs = first
    .flatMap((one, i) => copy.map((other, j) => ({ i, j, alike: alikeness(wordsOf(one.text), wordsOf(other.text)) })))
    .filter(({ alike }) => alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i)
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  for (const { i, j } of pairs) {
    if (partner.has(i) || taken.has(j)) continue
    partner.set(i, j)
    taken.add(j)
  }
  const changes: WireChange[] = []
  const byCopy = new Map([...partner].map(([i, j]) => [j, i]))
  const dropped = first.flatMap((one, i) => (partner.has(i) ? [] : [{ one, i }]))
  let reached = -1
  for (const [j, other] of copy.entries()) {
    const i = byCopy.get(j)
    const one = i === undefined ? undefined : first[i]
    if (i === undefined || one === undefined) {
      changes.push({ kind: 'added', copy: other })
      continue
    }
    for (const gone of dropped) if (gone.i > reached && gone.i < i) changes.push({ kind: 'dropped', first: gone.one })
    reached = Math.max(reached, i)
    const swaps = swapsBetween(wordsOf(one.text), wordsOf(other.text))
    changes.push(
      swaps.length === 0 ? { kind: 'kept', first: one, copy: other } : { kind: 'changed', first: one, copy: other, swaps },
    )
  }
  for (const gone of dropped) if (gone.i > reached) changes.push({ kind: 'dropped', first: gone.one })
  return changes
}

/** Words put in the place of others more than once: what a reader should know of an outlet's way with words. */
export function habits(changes: readonly WireChange[]): (Swap & { readonly times: number })[] {
  const swaps = changes.flatMap((change) => (change.kind === 'changed' ? change.swaps : []))
  const named = swaps.filter(({ was, is }) => was !== '' && is !== '')
  return [...Map.groupBy(named, ({ was, is }) => `${was.toLowerCase()} > ${is.toLowerCase()}`).values()]
    .flatMap((same) => {
      const [one] = same
      return one === undefined || same.length < 2
        ? []
        : [{ was: one.was.toLowerCase(), is: one.is.toLowerCase(), times: same.length }]
    })
    .sort((a, b) => b.times - a.times || (a.was < b.was ? -1 : 1))
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? []
}

/** Dice's share of common words, of the lists with their repeats. */
function alikeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word.toLowerCase(), (left.get(word.toLowerCase()) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const many = left.get(word.toLowerCase()) ?? 0
    if (many > 0) {
      common++
      left.set(word.toLowerCase(), many - 1)
    }
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length)
}

/** Runs of words that differ between two longest-common-subsequence anchors. */
function swapsBetween(a: readonly string[], b: readonly string[]): Swap[] {
  const same = (i: number, j: number) => a[i]?.toLowerCase() === b[j]?.toLowerCase()
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = longest[i]
      if (row !== undefined) row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const swaps: Swap[] = []
  let [i, j] = [0, 0]
  let [was, is]: [string[], string[]] = [[], []]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      close()
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) was.push(a[i++] ?? '')
    else is.push(b[j++] ?? '')
  }
  close()
  return swaps

  function close(): void {
    if (was.length + is.length > 0) swaps.push({ was: was.join(' '), is: is.join(' ') })
    ;[was, is] = [[], []]
  }
}

import { type NameWord, nameWords } from './nameWords.ts'

/** Names by their first word, so that a text is searched in one pass. */
export type NameIndex<Meaning> = ReadonlyMap<string, readonly IndexedName<Meaning>[]>

export interface IndexedName<Meaning> {
  readonly words: readonly NameWord[]
  readonly meaning: Meaning
}

export interface FoundName<Meaning> {
  /** Words `[from, to)` of the text searched. */
  readonly from: number
  readonly to: number
  readonly meaning: Meaning
}

export function indexNames<Meaning>(names: Iterable<readonly [name: string, meaning: Meaning]>): NameIndex<Meaning> {
  const index = new Map<string, IndexedName<Meaning>[]>()
  for (const [name, meaning] of names) {
    const words = nameWords(name)
    const first = words[0]
    if (!first) throw new RangeError(`Name '${name}' holds no word: write at least one letter or digit.`)
    const same = index.get(first.key) ?? []
    if (!same.some((other) => sameWords(other.words, words))) same.push({ words, meaning })
    index.set(first.key, same)
  }
  for (const same of index.values()) same.sort((a, b) => b.words.length - a.words.length)
  return index
}

/** The longest names in the words, from left to right, none inside another. */
export function findNames<Meaning>(words: readonly NameWord[], index: NameIndex<Meaning>): FoundName<Meaning>[] {
  const found: FoundName<Meaning>[] = []
  for (let from = 0; from < words.length; ) {
    const name = nameAt(words, from, index)
    if (name) found.push(name)
    from = name ? name.to : from + 1
  }
  return found
}

/** The longest name that begins at the word, if any. */
export function nameAt<Meaning>(words: readonly NameWord[], from: number, index: NameIndex<Meaning>): FoundName<Meaning> | null {
  const candidates = index.get(words[from]?.key ?? '') ?? []
  for (const { words: name, meaning } of candidates)
    if (name.every((part, i) => matches(part, words[from + i]))) return { from, to: from + name.length, meaning }
  return null
}

// Short capitals are names only in capitals: "IS" and "US" against "is" and "us".
function matches(part: NameWord, word: NameWord | undefined): boolean {
  if (!word || part.key !== word.key) return false
  return !(part.caps && part.key.length <= 4) || word.caps
}

function sameWords(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.length === b.length && a.every((word, i) => word.key === b[i]?.key && word.caps === b[i]?.caps)
}

import type { Clusters } from '#knowledge/clusters.ts'

/** The strings that training met, in order; what a word is to the networks is their numbers. */
export interface LexiconData {
  /** Words as written, digits as 0. */
  readonly cased: readonly string[]
  /** Words as {@link normalise} has them. */
  readonly norms: readonly string[]
  /** Last one, two, three and four letters. */
  readonly suffixes: readonly (readonly string[])[]
  /** First one, two and three letters. */
  readonly prefixes: readonly (readonly string[])[]
  readonly shapes: readonly string[]
}

/** Numbers that every kind of word number has: no word there, a word that training did not meet, the root of the tree. */
export const none = 0
export const unknown = 1
export const root = 2
const reserved = 3

/** What a word is to the networks, whatever its place. */
export interface WordCode {
  readonly cased: number
  readonly norm: number
  readonly suffixes: readonly number[]
  readonly prefixes: readonly number[]
  readonly shape: number
  /** Clusters of 4096, 1024 and 64. */
  readonly narrow: number
  readonly middle: number
  readonly broad: number
  readonly flags: number
  /** Written in capitals throughout. */
  readonly allCaps: boolean
}

/** How many numbers the word columns take. */
export interface LexiconSizes {
  readonly cased: number
  readonly norms: number
  readonly suffixes: readonly number[]
  readonly prefixes: readonly number[]
  readonly shapes: number
  readonly narrow: number
  readonly middle: number
  readonly broad: number
  readonly flags: number
}

// A long text repeats most of its words; what was worked out for one is kept, up to so many.
const mostRemembered = 50_000

export class Lexicon {
  readonly data: LexiconData
  readonly sizes: LexiconSizes
  private readonly clusters: Clusters
  private readonly cased: ReadonlyMap<string, number>
  private readonly norms: ReadonlyMap<string, number>
  private readonly suffixes: readonly ReadonlyMap<string, number>[]
  private readonly prefixes: readonly ReadonlyMap<string, number>[]
  private readonly shapes: ReadonlyMap<string, number>
  private readonly codes = new Map<string, WordCode>()

  constructor(data: LexiconData, clusters: Clusters) {
    this.data = data
    this.clusters = clusters
    this.cased = numbered(data.cased)
    this.norms = numbered(data.norms)
    this.suffixes = data.suffixes.map(numbered)
    this.prefixes = data.prefixes.map(numbered)
    this.shapes = numbered(data.shapes)
    this.sizes = {
      cased: data.cased.length + reserved,
      norms: data.norms.length + reserved,
      suffixes: data.suffixes.map((list) => list.length + reserved),
      prefixes: data.prefixes.map((list) => list.length + reserved),
      shapes: data.shapes.length + reserved,
      narrow: 4096 + reserved,
      middle: 1024 + reserved,
      broad: 64 + reserved,
      flags: 32,
    }
  }

  code(word: string): WordCode {
    const known = this.codes.get(word)
    if (known) return known
    const code = this.work(word)
    if (this.codes.size < mostRemembered) this.codes.set(word, code)
    return code
  }

  private work(word: string): WordCode {
    const norm = normalise(word)
    const cluster = this.cluster(norm)
    return {
      cased: this.cased.get(word.replace(/\d/g, '0')) ?? unknown,
      norm: this.norms.get(norm) ?? unknown,
      suffixes: this.suffixes.map((list, i) => list.get(norm.slice(-i - 1)) ?? unknown),
      prefixes: this.prefixes.map((list, i) => list.get(norm.slice(0, i + 1)) ?? unknown),
      shape: this.shapes.get(shapeOf(word)) ?? unknown,
      narrow: cluster < 0 ? unknown : cluster + reserved,
      middle: cluster < 0 ? unknown : (cluster >> 2) + reserved,
      broad: cluster < 0 ? unknown : (cluster >> 6) + reserved,
      flags: (/^\p{Lu}/u.test(word) ? 2 : 0) + (/\d/.test(word) ? 4 : 0) + (word.includes('-') ? 8 : 0),
      allCaps: /\p{Lu}/u.test(word) && word === word.toUpperCase(),
    }
  }

  // What a hyphened word is stands at its end: "rebel-held" is like "held".
  private cluster(norm: string): number {
    const cluster = this.clusters.clusterOf(norm)
    if (cluster >= 0 || norm.length < 3) return cluster
    const hyphen = norm.lastIndexOf('-')
    return hyphen < 0 ? -1 : this.clusters.clusterOf(norm.slice(hyphen + 1))
  }
}

function numbered(list: readonly string[]): Map<string, number> {
  return new Map(list.map((item, i) => [item, i + reserved]))
}

/** Lower case, digits as 0, one kind of quote and dash, addresses and long numbers as one word each. */
export function normalise(word: string): string {
  if (/^(https?:|www\.)|@.+\.|\.(com|org|net|html)\b/i.test(word)) return '<url>'
  const plain = word.toLowerCase().replace(/\d/g, '0').replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')
  return plain.length > 4 && /^0[0.,:]*0$/.test(plain) ? '<num>' : plain
}

/** `Xxx` for "Hama", `dd` for "2024": letters by kind, runs cut at two. */
export function shapeOf(word: string): string {
  let shape = ''
  let previous = ''
  let run = 0
  for (const sign of word) {
    const kind = /\p{Lu}/u.test(sign) ? 'X' : /\p{Ll}/u.test(sign) ? 'x' : /\d/.test(sign) ? 'd' : sign
    run = kind === previous ? run + 1 : 1
    if (run > 2) continue
    shape += kind
    previous = kind
    if (shape.length > 8) break
  }
  return shape
}

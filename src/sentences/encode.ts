import { type Lexicon, none, root } from './lexicon.ts'

/**
 * A sentence's words in numbers, a column a property. Each column has two places behind the last word: the root of the tree
 * (at `length`) and "no word here" (at `length + 1`), so that the networks can be asked about both.
 */
export interface Encoded {
  readonly length: number
  readonly cased: Int32Array
  readonly norm: Int32Array
  readonly suffixes: readonly Int32Array[]
  readonly prefixes: readonly Int32Array[]
  readonly shape: Int32Array
  readonly narrow: Int32Array
  readonly middle: Int32Array
  readonly broad: Int32Array
  readonly flags: Int32Array
  /** Commas, semicolons and colons before the word. */
  readonly commas: Int32Array
}

// A headline in capitals: its capitals say nothing about names.
const capsShare = 0.6

export function encode(words: readonly string[], lexicon: Lexicon): Encoded {
  const { length } = words
  const column = () => new Int32Array(length + 2)
  const encoded: Encoded = {
    length,
    cased: column(),
    norm: column(),
    suffixes: [column(), column(), column(), column()],
    prefixes: [column(), column(), column()],
    shape: column(),
    narrow: column(),
    middle: column(),
    broad: column(),
    flags: column(),
    commas: column(),
  }
  const codes = words.map((word) => lexicon.code(word))
  const caps = codes.filter((code) => code.allCaps).length > length * capsShare ? 16 : 0
  for (const [i, code] of codes.entries()) {
    encoded.cased[i] = code.cased
    encoded.norm[i] = code.norm
    for (const [k, list] of encoded.suffixes.entries()) list[i] = code.suffixes[k] ?? none
    for (const [k, list] of encoded.prefixes.entries()) list[i] = code.prefixes[k] ?? none
    encoded.shape[i] = code.shape
    encoded.narrow[i] = code.narrow
    encoded.middle[i] = code.middle
    encoded.broad[i] = code.broad
    encoded.flags[i] = code.flags + (i === 0 ? 1 : 0) + caps
    encoded.commas[i + 1] = (encoded.commas[i] ?? 0) + (/^[,;:]$/.test(words[i] ?? '') ? 1 : 0)
  }
  for (const list of [encoded.cased, encoded.norm, encoded.shape, encoded.narrow, encoded.middle, encoded.broad])
    list[length] = root
  for (const list of [...encoded.suffixes, ...encoded.prefixes]) list[length] = root
  return encoded
}

/** A network's best guess for each word and, where it was in doubt, its second, in columns like {@link Encoded}. */
export interface Guesses {
  /** Numbers of the guesses plus {@link firstGuess}; `none` and `rootGuess` behind the last word. */
  readonly best: Int32Array
  readonly second: Int32Array
  /** What the second has of the two, 0 when there was no doubt. */
  readonly doubt: Float32Array
}

export const rootGuess = 1
export const firstGuess = 2

export function emptyGuesses(length: number): Guesses {
  const best = new Int32Array(length + 2)
  best[length] = rootGuess
  return { best, second: new Int32Array(length + 2), doubt: new Float32Array(length + 2) }
}

// A second guess below this share of the two is left out: it would cost a row and say next to nothing.
const leastDoubt = 0.1

/** Notes the two best of a network's scores as the guess for word `i`. */
export function noteGuess(guesses: Guesses, i: number, scores: Float32Array): void {
  let best = 0
  let second = -1
  for (let k = 1; k < scores.length; k++) {
    const score = scores[k] ?? 0
    if (score > (scores[best] ?? 0)) {
      second = best
      best = k
    } else if (second < 0 || score > (scores[second] ?? 0)) second = k
  }
  const doubt = second < 0 ? 0 : 1 / (1 + Math.exp((scores[best] ?? 0) - (scores[second] ?? 0)))
  guesses.best[i] = best + firstGuess
  guesses.second[i] = second + firstGuess
  guesses.doubt[i] = doubt < leastDoubt ? 0 : doubt
}

import { FeatureSpace, type Sink } from '#network/features.ts'
import type { Network } from '#network/network.ts'
import { type Encoded, emptyGuesses, firstGuess, type Guesses, noteGuess } from './encode.ts'
import type { LexiconSizes } from './lexicon.ts'

/** Where each template of the tagger begins in its feature space. */
export type TagTemplates = ReturnType<typeof tagTemplates>

export function tagTemplates(sizes: LexiconSizes, tagCount: number) {
  const space = new FeatureSpace()
  const { norms, suffixes, prefixes, narrow, middle, broad, shapes } = sizes
  const tags = tagCount + firstGuess
  const [suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0] = suffixes
  const [prefix1 = 0, prefix2 = 0, prefix3 = 0] = prefixes
  return {
    cased: space.take(sizes.cased),
    norm: space.take(norms, 5),
    suffix1: space.take(suffix1),
    suffix2: space.take(suffix2, 2),
    suffix3: space.take(suffix3, 4),
    suffix4: space.take(suffix4),
    prefix1: space.take(prefix1),
    prefix2: space.take(prefix2),
    prefix3: space.take(prefix3),
    shape: space.take(shapes, 3),
    flags: space.take(sizes.flags, 3),
    narrow: space.take(narrow, 3),
    middle: space.take(middle, 5),
    broad: space.take(broad, 5),
    previous: space.take(tags, 2),
    previousPair: space.take(tags * tags),
    normAndPrevious: space.take(norms * tags),
    previousAndNext: space.take(tags * broad),
    sizes,
    tags,
    size: space.size,
  }
}

/** What the tagger looks at for word `i`, after the tags of the two words before it. */
export function tagFeatures(sink: Sink, at: TagTemplates, words: Encoded, i: number, previous: number, earlier: number): void {
  const { length, cased, norm, shape, flags, narrow, middle, broad } = words
  const { norms, shapes, middle: middles, broad: broads } = at.sizes
  const nothing = length + 1
  const left = i > 0 ? i - 1 : nothing
  const left2 = i > 1 ? i - 2 : nothing
  const right = i + 1 < length ? i + 1 : nothing
  const right2 = i + 2 < length ? i + 2 : nothing
  const put = (first: number, column: Int32Array | undefined, place: number) => sink.add(first + (column?.[place] ?? 0), 1)
  const [suffix1, suffix2, suffix3, suffix4] = words.suffixes
  const [prefix1, prefix2, prefix3] = words.prefixes
  const [, size2 = 0, size3 = 0] = at.sizes.suffixes

  put(at.cased, cased, i)
  put(at.norm, norm, i)
  put(at.norm + norms, norm, left)
  put(at.norm + norms * 2, norm, left2)
  put(at.norm + norms * 3, norm, right)
  put(at.norm + norms * 4, norm, right2)
  put(at.suffix1, suffix1, i)
  put(at.suffix2, suffix2, i)
  put(at.suffix2 + size2, suffix2, right2)
  put(at.suffix3, suffix3, i)
  put(at.suffix3 + size3, suffix3, left)
  put(at.suffix3 + size3 * 2, suffix3, right)
  put(at.suffix3 + size3 * 3, suffix3, left2)
  put(at.suffix4, suffix4, i)
  put(at.prefix1, prefix1, i)
  put(at.prefix2, prefix2, i)
  put(at.prefix3, prefix3, i)
  put(at.shape, shape, i)
  put(at.shape + shapes, shape, left)
  put(at.shape + shapes * 2, shape, right)
  put(at.flags, flags, i)
  put(at.flags + at.sizes.flags, flags, right)
  put(at.flags + at.sizes.flags * 2, flags, left)
  put(at.narrow, narrow, i)
  put(at.narrow + at.sizes.narrow, narrow, left)
  put(at.narrow + at.sizes.narrow * 2, narrow, right)
  put(at.middle, middle, i)
  put(at.middle + middles, middle, left)
  put(at.middle + middles * 2, middle, right)
  put(at.middle + middles * 3, middle, right2)
  put(at.middle + middles * 4, middle, left2)
  put(at.broad, broad, i)
  put(at.broad + broads, broad, left)
  put(at.broad + broads * 2, broad, right)
  put(at.broad + broads * 3, broad, right2)
  put(at.broad + broads * 4, broad, left2)
  sink.add(at.previous + previous, 1)
  sink.add(at.previous + at.tags + earlier, 1)
  sink.add(at.previousPair + previous * at.tags + earlier, 1)
  sink.add(at.normAndPrevious + (norm[i] ?? 0) * at.tags + previous, 1)
  sink.add(at.previousAndNext + previous * broads + (broad[right] ?? 0), 1)
}

/** Gives each word its tag, left to right, each choice knowing the two before it. */
export function tagWords(network: Network, at: TagTemplates, words: Encoded): Guesses {
  const guesses = emptyGuesses(words.length)
  let previous = 0
  let earlier = 0
  for (let i = 0; i < words.length; i++) {
    tagFeatures(network, at, words, i, previous, earlier)
    noteGuess(guesses, i, network.score())
    earlier = previous
    previous = guesses.best[i] ?? 0
  }
  return guesses
}

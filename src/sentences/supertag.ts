import { FeatureSpace, mix, pairBuckets, type Sink } from '#network/features.ts'
import type { Network } from '#network/network.ts'
import { type Encoded, emptyGuesses, firstGuess, type Guesses, noteGuess } from './encode.ts'
import type { LexiconSizes } from './lexicon.ts'

/**
 * Supertags say what a word's place in the tree is like before the tree is there: its relation, on which side its head is,
 * whether anything hangs on it to the left or right ("nsubj/Rl"). They tell the parser, which reads from left to right,
 * what is still to come.
 */
export type SupertagTemplates = ReturnType<typeof supertagTemplates>

export function supertagTemplates(sizes: LexiconSizes, tagCount: number, supertagCount: number) {
  const space = new FeatureSpace()
  const tags = tagCount + firstGuess
  const supertags = supertagCount + firstGuess
  const suffix3 = sizes.suffixes[2] ?? 0
  return {
    tag: space.take(tags, 9),
    norm: space.take(sizes.norms, 7),
    broad: space.take(sizes.broad, 7),
    middle: space.take(sizes.middle, 5),
    narrow: space.take(sizes.narrow),
    suffix3: space.take(suffix3, 3),
    previous: space.take(supertags, 2),
    previousPair: space.take(supertags * supertags),
    mixed: space.take(pairBuckets, 6),
    nearest: space.take(tags, 6),
    verbs: space.take(36),
    position: space.take(40),
    commas: space.take(25),
    flags: space.take(sizes.flags),
    sizes,
    suffix3Size: suffix3,
    tags,
    supertags,
    size: space.size,
  }
}

/** For each word the nearest verb and noun on either side, and how many verbs stand before it. */
export interface Surroundings {
  readonly verbLeft: Int32Array
  readonly verbRight: Int32Array
  readonly nounLeft: Int32Array
  readonly nounRight: Int32Array
  /** One longer than the words: the last is the number of all verbs. */
  readonly verbs: Int32Array
}

export function surroundings(length: number, tags: Guesses, isVerb: Uint8Array, isNoun: Uint8Array): Surroundings {
  const nothing = length + 1
  const column = () => new Int32Array(length + 2).fill(nothing)
  const around = {
    verbLeft: column(),
    verbRight: column(),
    nounLeft: column(),
    nounRight: column(),
    verbs: new Int32Array(length + 2),
  }
  const tag = (i: number) => tags.best[i] ?? 0
  for (let i = 0, verb = nothing, noun = nothing; i < length; i++) {
    around.verbLeft[i] = verb
    around.nounLeft[i] = noun
    around.verbs[i + 1] = (around.verbs[i] ?? 0) + (isVerb[tag(i)] ?? 0)
    if (isVerb[tag(i)]) verb = i
    if (isNoun[tag(i)]) noun = i
  }
  for (let i = length - 1, verb = nothing, noun = nothing; i >= 0; i--) {
    around.verbRight[i] = verb
    around.nounRight[i] = noun
    if (isVerb[tag(i)]) verb = i
    if (isNoun[tag(i)]) noun = i
  }
  around.verbs[length + 1] = around.verbs[length] ?? 0
  return around
}

/** What the supertagger looks at for word `i`, after the supertags of the two words before it. */
export function supertagFeatures(
  sink: Sink,
  at: SupertagTemplates,
  words: Encoded,
  tags: Guesses,
  around: Surroundings,
  i: number,
  previous: number,
  earlier: number,
): void {
  const { length, norm, broad, middle, narrow } = words
  const place = (j: number) => (j < 0 || j > length ? length + 1 : j)
  const tag = (j: number) => tags.best[place(j)] ?? 0
  const suffix3 = words.suffixes[2]

  for (let j = -4; j <= 4; j++) addGuess(sink, at.tag + (j + 4) * at.tags, tags, place(i + j))
  for (let j = -3; j <= 3; j++) {
    sink.add(at.norm + (j + 3) * at.sizes.norms + (norm[place(i + j)] ?? 0), 1)
    sink.add(at.broad + (j + 3) * at.sizes.broad + (broad[place(i + j)] ?? 0), 1)
  }
  for (let j = -2; j <= 2; j++) sink.add(at.middle + (j + 2) * at.sizes.middle + (middle[place(i + j)] ?? 0), 1)
  sink.add(at.narrow + (narrow[i] ?? 0), 1)
  for (let j = -1; j <= 1; j++) sink.add(at.suffix3 + (j + 1) * at.suffix3Size + (suffix3?.[place(i + j)] ?? 0), 1)
  sink.add(at.previous + previous, 1)
  sink.add(at.previous + at.supertags + earlier, 1)
  sink.add(at.previousPair + previous * at.supertags + earlier, 1)

  const left = tag(i - 1)
  const own = tag(i)
  const right = tag(i + 1)
  sink.add(at.mixed + mix(left, own, right), 1)
  sink.add(at.mixed + pairBuckets + mix(own, right, tag(i + 2)), 1)
  sink.add(at.mixed + pairBuckets * 2 + mix(tag(i - 2), left, own), 1)
  sink.add(at.mixed + pairBuckets * 3 + mix(norm[i] ?? 0, right, 0), 1)
  sink.add(at.mixed + pairBuckets * 4 + mix(norm[i] ?? 0, left, 0), 1)
  sink.add(at.mixed + pairBuckets * 5 + mix(own, right, tag(i + 2) * 200 + tag(i + 3)), 1)

  sink.add(at.nearest + tag(around.verbLeft[i] ?? 0), 1)
  sink.add(at.nearest + at.tags + tag(around.verbRight[i] ?? 0), 1)
  sink.add(at.nearest + at.tags * 2 + tag(around.nounLeft[i] ?? 0), 1)
  sink.add(at.nearest + at.tags * 3 + tag(around.nounRight[i] ?? 0), 1)
  sink.add(at.nearest + at.tags * 4 + tag(0), 1)
  sink.add(at.nearest + at.tags * 5 + tag(length - 1), 1)
  const verbsBefore = around.verbs[i] ?? 0
  const verbsAfter = (around.verbs[length] ?? 0) - verbsBefore
  sink.add(at.verbs + Math.min(verbsBefore, 5) * 6 + Math.min(verbsAfter, 5), 1)
  sink.add(at.position + Math.min(i, 9) * 4 + Math.min(length - i - 1, 3), 1)
  const commasBefore = words.commas[i] ?? 0
  const commasAfter = (words.commas[length] ?? 0) - commasBefore
  sink.add(at.commas + Math.min(commasBefore, 4) * 5 + Math.min(commasAfter, 4), 1)
  sink.add(at.flags + (words.flags[i] ?? 0), 1)
}

/** Puts in both guesses, each by its share. */
export function addGuess(sink: Sink, first: number, guesses: Guesses, place: number): void {
  const doubt = guesses.doubt[place] ?? 0
  sink.add(first + (guesses.best[place] ?? 0), 1 - doubt)
  if (doubt > 0) sink.add(first + (guesses.second[place] ?? 0), doubt)
}

/** Gives each word its supertag, left to right. */
export function supertagWords(
  network: Network,
  at: SupertagTemplates,
  words: Encoded,
  tags: Guesses,
  around: Surroundings,
): Guesses {
  const guesses = emptyGuesses(words.length)
  let previous = 0
  let earlier = 0
  for (let i = 0; i < words.length; i++) {
    supertagFeatures(network, at, words, tags, around, i, previous, earlier)
    noteGuess(guesses, i, network.score())
    earlier = previous
    previous = guesses.best[i] ?? 0
  }
  return guesses
}

const withoutDependents = new Set(['punct', 'case', 'det', 'mark', 'cc', 'aux'])
const keptSubtypes = /^(nsubj:pass|aux:pass|acl:relcl|obl:)/

/** The supertags of a tree: what training teaches. */
export function supertagsOf(heads: readonly number[], relations: readonly string[]): string[] {
  const left = new Set<number>()
  const right = new Set<number>()
  for (const [i, head] of heads.entries()) (i < head ? left : right).add(head)
  return heads.map((head, i) => {
    const relation = relations[i] ?? ''
    const plain = relation.replace(/:.*/, '')
    const side = head < 0 ? '0' : head > i ? 'R' : 'L'
    const dependents = withoutDependents.has(plain) ? '' : (left.has(i) ? 'l' : '') + (right.has(i) ? 'r' : '')
    return `${keptSubtypes.test(relation) ? relation : plain}/${side}${dependents}`
  })
}

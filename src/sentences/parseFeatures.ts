import { FeatureSpace, mix, pairBuckets, type Sink } from '#network/features.ts'
import { type Encoded, firstGuess, type Guesses } from './encode.ts'
import type { LexiconSizes } from './lexicon.ts'
import type { State } from './state.ts'
import { addGuess } from './supertag.ts'

/** All that is known of a sentence before it is parsed. */
export interface Prepared {
  readonly words: Encoded
  readonly tags: Guesses
  /** For each tag guess the number of its universal part of speech. */
  readonly uposOf: Int32Array
  readonly supertags: Guesses
  /** Verbs before each word. */
  readonly verbs: Int32Array
}

export interface ParseSizes {
  readonly lexicon: LexiconSizes
  readonly tags: number
  readonly upos: number
  readonly supertags: number
  readonly relations: number
}

/**
 * The parser looks at the sixteen places of its state. The words in the first six (top of the stack, two below it, next word,
 * two behind it) are looked at closely; of the dependents in the other ten a little.
 */
export const mainPlaces = 6
export const dependentPlaces = 10
export const places = mainPlaces + dependentPlaces

const stack0 = 0
const stack1 = 1
const next0 = 3
const next1 = 4
const next2 = 5
// Main places that are looked at most closely.
const close = [stack0, stack1, next0]
const bySuffix = [stack0, stack1, next0, next1]

export type ParseTemplates = ReturnType<typeof parseTemplates>

export function parseTemplates(sizes: ParseSizes) {
  const space = new FeatureSpace()
  const { lexicon } = sizes
  const tags = sizes.tags + firstGuess
  const upos = sizes.upos + firstGuess
  const supertags = sizes.supertags + firstGuess
  const relations = sizes.relations + 1
  const suffix3 = lexicon.suffixes[2] ?? 0
  return {
    norm: space.take(lexicon.norms, mainPlaces),
    tag: space.take(tags, mainPlaces),
    upos: space.take(upos, mainPlaces),
    supertag: space.take(supertags, mainPlaces),
    broad: space.take(lexicon.broad, mainPlaces),
    middle: space.take(lexicon.middle, mainPlaces),
    narrow: space.take(lexicon.narrow, close.length),
    shape: space.take(lexicon.shapes, close.length),
    flags: space.take(lexicon.flags, close.length),
    suffix3: space.take(suffix3, bySuffix.length),
    tagBeside: space.take(tags, 6),
    supertagBeside: space.take(supertags, 2),
    dependentNorm: space.take(lexicon.norms, dependentPlaces),
    dependentTag: space.take(tags, dependentPlaces),
    dependentBroad: space.take(lexicon.broad, dependentPlaces),
    dependentRelation: space.take(relations, dependentPlaces),
    relationSet: space.take(64, 5),
    distance: space.take(8, 2),
    depth: space.take(12),
    valency: space.take(8, 5),
    between: space.take(25, 2),
    mixed: space.take(pairBuckets, 17),
    lexicon,
    tags,
    uposCount: upos,
    supertags,
    relations,
    suffix3Size: suffix3,
    size: space.size,
  }
}

/** What is looked at for the word `word` when it stands in place `place`, whatever the rest of the state. */
export function placeFeatures(sink: Sink, at: ParseTemplates, sentence: Prepared, place: number, word: number): void {
  const { words, tags, supertags, uposOf } = sentence
  const { lexicon } = at
  if (place >= mainPlaces) {
    const i = place - mainPlaces
    sink.add(at.dependentNorm + i * lexicon.norms + (words.norm[word] ?? 0), 1)
    addGuess(sink, at.dependentTag + i * at.tags, tags, word)
    sink.add(at.dependentBroad + i * lexicon.broad + (words.broad[word] ?? 0), 1)
    if (word > words.length) sink.add(at.dependentRelation + i * at.relations, 1)
    return
  }
  const nothing = words.length + 1
  const after = word < words.length ? word + 1 : nothing
  const before = word > 0 && word < nothing ? word - 1 : nothing
  sink.add(at.norm + place * lexicon.norms + (words.norm[word] ?? 0), 1)
  addGuess(sink, at.tag + place * at.tags, tags, word)
  sink.add(at.upos + place * at.uposCount + (uposOf[tags.best[word] ?? 0] ?? 0), 1)
  addGuess(sink, at.supertag + place * at.supertags, supertags, word)
  sink.add(at.broad + place * lexicon.broad + (words.broad[word] ?? 0), 1)
  sink.add(at.middle + place * lexicon.middle + (words.middle[word] ?? 0), 1)
  const closely = close.indexOf(place)
  if (closely >= 0) {
    sink.add(at.narrow + closely * lexicon.narrow + (words.narrow[word] ?? 0), 1)
    sink.add(at.shape + closely * lexicon.shapes + (words.shape[word] ?? 0), 1)
    sink.add(at.flags + closely * lexicon.flags + (words.flags[word] ?? 0), 1)
  }
  const suffixed = bySuffix.indexOf(place)
  if (suffixed >= 0) sink.add(at.suffix3 + suffixed * at.suffix3Size + (words.suffixes[2]?.[word] ?? 0), 1)
  if (place === stack0) {
    addGuess(sink, at.tagBeside, tags, after)
    addGuess(sink, at.tagBeside + at.tags, tags, before)
    addGuess(sink, at.supertagBeside, supertags, after)
  } else if (place === stack1) {
    addGuess(sink, at.tagBeside + at.tags * 2, tags, after)
    addGuess(sink, at.tagBeside + at.tags * 3, tags, before)
  } else if (place === next0) addGuess(sink, at.tagBeside + at.tags * 4, tags, before)
  else if (place === next2) {
    addGuess(sink, at.tagBeside + at.tags * 5, tags, after)
    addGuess(sink, at.supertagBeside + at.supertags, supertags, after)
  }
}

/** Writes the words that stand in the sixteen places of the state into `into`; `length + 1` where there is none. */
export function wordsInPlaces(state: State, into: Int32Array): void {
  const nothing = state.length + 1
  const top = state.onStack(0)
  const below = state.onStack(1)
  const { next } = state
  into[0] = top
  into[1] = below
  into[2] = state.onStack(2)
  into[3] = next
  into[4] = Math.min(next + 1, nothing)
  into[5] = Math.min(next + 2, nothing)
  into[6] = orNothing(state.left1, top, nothing)
  into[7] = orNothing(state.left2, top, nothing)
  into[8] = orNothing(state.right1, top, nothing)
  into[9] = orNothing(state.right2, top, nothing)
  into[10] = orNothing(state.left1, below, nothing)
  into[11] = orNothing(state.left2, below, nothing)
  into[12] = orNothing(state.right1, below, nothing)
  into[13] = orNothing(state.right2, below, nothing)
  into[14] = orNothing(state.left1, next, nothing)
  into[15] = orNothing(state.left2, next, nothing)
}

function orNothing(column: Int32Array, word: number, nothing: number): number {
  const dependent = column[word] ?? -1
  return dependent < 0 ? nothing : dependent
}

/** What is looked at beside the single words: how the words in the places go together. */
export function stateFeatures(sink: Sink, at: ParseTemplates, sentence: Prepared, state: State, inPlaces: Int32Array): void {
  const nothing = state.length + 1
  const top = inPlaces[0] ?? 0
  const below = inPlaces[1] ?? 0
  const next = inPlaces[3] ?? 0
  for (let i = 0; i < dependentPlaces; i++) {
    const word = inPlaces[mainPlaces + i] ?? nothing
    if (word < nothing) sink.add(at.dependentRelation + i * at.relations + (state.relation[word] ?? 0) + 1, 1)
  }
  relationSetFeatures(sink, at.relationSet, state.leftSets, top)
  relationSetFeatures(sink, at.relationSet + 64, state.rightSets, top)
  relationSetFeatures(sink, at.relationSet + 128, state.leftSets, below)
  relationSetFeatures(sink, at.relationSet + 192, state.rightSets, below)
  relationSetFeatures(sink, at.relationSet + 256, state.leftSets, next)

  const toTop = below < nothing && top < nothing ? distance(top - below) : 0
  const toNext = top < nothing ? distance(next - top) : 0
  sink.add(at.distance + toTop, 1)
  sink.add(at.distance + 8 + toNext, 1)
  sink.add(at.depth + Math.min(state.depth, 11), 1)
  sink.add(at.valency + valency(state.leftCount, top, nothing), 1)
  sink.add(at.valency + 8 + valency(state.rightCount, top, nothing), 1)
  sink.add(at.valency + 16 + valency(state.leftCount, below, nothing), 1)
  sink.add(at.valency + 24 + valency(state.rightCount, below, nothing), 1)
  sink.add(at.valency + 32 + valency(state.leftCount, next, nothing), 1)
  const { commas } = sentence.words
  const commasToNext = between(commas, top, next, nothing)
  sink.add(at.between + commasToNext * 5 + between(sentence.verbs, top, next, nothing), 1)
  const commasToTop = between(commas, below, top, nothing)
  sink.add(at.between + 25 + commasToTop * 5 + between(sentence.verbs, below, top, nothing), 1)
  pairFeatures(sink, at.mixed, sentence, inPlaces, toTop, toNext, commasToNext)
}

function relationSetFeatures(sink: Sink, first: number, sets: readonly [Int32Array, Int32Array], word: number): void {
  for (let row = 0; row < 2; row++) {
    let bits = sets[row]?.[word] ?? 0
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits)
      sink.add(first + row * 32 + bit, 1)
      bits &= bits - 1
    }
  }
}

// 1 to 5 words, up to 10, more.
function distance(words: number): number {
  return words > 10 ? 7 : words > 5 ? 6 : words
}

function valency(counts: Int32Array, word: number, nothing: number): number {
  return word < nothing ? Math.min(counts[word] ?? 0, 6) + 1 : 0
}

function between(counts: Int32Array, from: number, to: number, nothing: number): number {
  return from < nothing && to < nothing ? Math.min((counts[to] ?? 0) - (counts[from] ?? 0), 3) + 1 : 0
}

function pairFeatures(
  sink: Sink,
  first: number,
  sentence: Prepared,
  inPlaces: Int32Array,
  toTop: number,
  toNext: number,
  commasToNext: number,
): void {
  const { words, tags, supertags } = sentence
  const top = inPlaces[0] ?? 0
  const below = inPlaces[1] ?? 0
  const next = inPlaces[3] ?? 0
  const next1 = inPlaces[4] ?? 0
  const topTag = tags.best[top] ?? 0
  const belowTag = tags.best[below] ?? 0
  const nextTag = tags.best[next] ?? 0
  const topWord = words.norm[top] ?? 0
  const belowWord = words.norm[below] ?? 0
  const nextWord = words.norm[next] ?? 0
  const topSupertag = supertags.best[top] ?? 0
  const nextSupertag = supertags.best[next] ?? 0
  let template = first
  const pair = (a: number, b: number, c: number) => {
    sink.add(template + mix(a, b, c), 1)
    template += pairBuckets
  }
  pair(topTag, nextTag, 0)
  pair(belowTag, topTag, 0)
  pair(topTag, nextTag, tags.best[next1] ?? 0)
  pair(belowTag, topTag, nextTag)
  pair(topWord, nextTag, 0)
  pair(topTag, nextWord, 0)
  pair(belowWord, topTag, 0)
  pair(belowTag, topWord, 0)
  pair(topWord, nextWord, 0)
  pair(belowWord, topWord, 0)
  pair(topTag, nextTag, toNext + 100)
  pair(belowTag, topTag, toTop + 100)
  pair(words.broad[top] ?? 0, words.broad[next] ?? 0, commasToNext)
  // "captured … in Hama": the verb, the field of the noun, the preposition to come.
  pair(belowWord, words.broad[top] ?? 0, nextWord)
  pair(topSupertag, nextSupertag, 0)
  pair(supertags.best[below] ?? 0, topSupertag, 0)
  pair(nextSupertag, supertags.best[next1] ?? 0, 0)
}

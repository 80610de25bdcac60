import { FeatureSpace, mix, pairBuckets, type Sink } from '#network/features.ts'
import type { Encoded } from './encode.ts'
import type { LexiconSizes } from './lexicon.ts'

/** Where each template of the name networks begins in their feature space. */
export type NameTemplates = ReturnType<typeof nameTemplates>

const labelsBefore = 2
const reach = 2
const window = 2 * reach + 1
const runLengths = 6

export function nameTemplates(sizes: LexiconSizes, tags: number, labels: number) {
  const space = new FeatureSpace()
  const [suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0] = sizes.suffixes
  const [prefix1 = 0, prefix2 = 0, prefix3 = 0] = sizes.prefixes
  return {
    cased: space.take(sizes.cased, 3),
    norm: space.take(sizes.norms, window),
    suffixes: [space.take(suffix1), space.take(suffix2), space.take(suffix3, 3), space.take(suffix4)],
    prefixes: [space.take(prefix1), space.take(prefix2), space.take(prefix3)],
    shape: space.take(sizes.shapes, window),
    flags: space.take(sizes.flags, 3),
    narrow: space.take(sizes.narrow, 3),
    middle: space.take(sizes.middle, window),
    broad: space.take(sizes.broad, window),
    tag: space.take(tags, window),
    label: space.take(labels, labelsBefore),
    outer: space.take(labels, 3),
    runBefore: space.take(sizes.norms, 2),
    runBeforeBroad: space.take(sizes.middle, 2),
    runAfter: space.take(sizes.norms, 2),
    runAfterBroad: space.take(sizes.middle, 2),
    runFirst: space.take(sizes.norms),
    runFirstMiddle: space.take(sizes.middle),
    runLast: space.take(sizes.norms),
    runLastMiddle: space.take(sizes.middle),
    runLastBroad: space.take(sizes.broad),
    runPlace: space.take(runLengths * runLengths),
    mixed: space.take(pairBuckets, 8),
    sizes,
    tags,
    labels,
    size: space.size,
  }
}

/**
 * A sentence as the name networks see it. A run is a stretch of capitalised words with the small words inside it
 * ("Committee of the Red Cross"): what stands before and behind it ("the town of …", "… province") tells most.
 */
export interface NameView {
  readonly words: Encoded
  /** Number of each word's tag in the networks' own list, 0 where it has none; two places longer, like `words`. */
  readonly tags: Int32Array
  /** First word of the run that a word is in and one past its last; both the word's own number where it is in none. */
  readonly runFirst: Int32Array
  readonly runEnd: Int32Array
}

export function viewOf(forms: readonly string[], words: Encoded, tags: Int32Array): NameView {
  const runFirst = Int32Array.from(forms, (_, i) => i)
  const runEnd = Int32Array.from(forms, (_, i) => i)
  for (let i = 0; i < forms.length; ) {
    const end = endOfRun(forms, i)
    runFirst.fill(i, i, end)
    runEnd.fill(end, i, end)
    i = Math.max(end, i + 1)
  }
  return { words, tags, runFirst, runEnd }
}

/** Whether a word can be part of a name at all. */
export function isInRun({ runFirst, runEnd }: NameView, i: number): boolean {
  return (runEnd[i] ?? 0) > (runFirst[i] ?? 0)
}

function endOfRun(forms: readonly string[], from: number): number {
  let end = from
  for (let i = from; i < forms.length; i++) {
    if (isCapital(forms[i]) || (particle.test(forms[i] ?? '') && isCapital(forms[i + 1]))) end = i + 1
    else if (end === from || i - end >= longestJoint || !joint.test(forms[i] ?? '')) break
  }
  return end
}

// "Committee of the Red Cross", "Bosnia and Herzegovina", "Doctors Without Borders", "Rostov-on-Don" in pieces.
const joint = /^(?:of|for|the|and|de|du|la|le|al|el|bin|ibn|van|von|da|&|-|–|’s|'s|in|on)$/
const longestJoint = 2
// "al Shabaab", "de Mistral" begin small.
const particle = /^(?:al|el|ul|de|van|von|bin|bint|ibn|abu)$/

function isCapital(form: string | undefined): boolean {
  return form !== undefined && /^(?:\p{Ll}{0,4}[-‐]?)?\p{Lu}/u.test(form)
}

/**
 * What a name network looks at for word `i`.
 * @param previous label of the word before (0 for none), `earlier` of the one before it
 * @param outer labels of the outer names when inner ones are looked for, null for outer names
 */
export function nameFeatures(
  sink: Sink,
  at: NameTemplates,
  view: NameView,
  i: number,
  previous: number,
  earlier: number,
  outer: Int32Array | null,
): void {
  const { words, tags, runFirst, runEnd } = view
  const { length, cased, norm, shape, flags, narrow, middle, broad } = words
  const { sizes } = at
  const place = (j: number) => (j < 0 || j >= length ? length + 1 : j)
  const [, , suffix3Size = 0] = sizes.suffixes

  for (let j = -1; j <= 1; j++) {
    const k = place(i + j)
    sink.add(at.cased + (j + 1) * sizes.cased + (cased[k] ?? 0), 1)
    sink.add(at.flags + (j + 1) * sizes.flags + (flags[k] ?? 0), 1)
    sink.add(at.narrow + (j + 1) * sizes.narrow + (narrow[k] ?? 0), 1)
    sink.add((at.suffixes[2] ?? 0) + (j + 1) * suffix3Size + (words.suffixes[2]?.[k] ?? 0), 1)
    if (outer) sink.add(at.outer + (j + 1) * at.labels + (outer[k] ?? 0), 1)
  }
  for (let j = -reach; j <= reach; j++) {
    const k = place(i + j)
    sink.add(at.norm + (j + reach) * sizes.norms + (norm[k] ?? 0), 1)
    sink.add(at.shape + (j + reach) * sizes.shapes + (shape[k] ?? 0), 1)
    sink.add(at.middle + (j + reach) * sizes.middle + (middle[k] ?? 0), 1)
    sink.add(at.broad + (j + reach) * sizes.broad + (broad[k] ?? 0), 1)
    sink.add(at.tag + (j + reach) * at.tags + (tags[k] ?? 0), 1)
  }
  for (const n of [0, 1, 3]) sink.add((at.suffixes[n] ?? 0) + (words.suffixes[n]?.[i] ?? 0), 1)
  for (const n of [0, 1, 2]) sink.add((at.prefixes[n] ?? 0) + (words.prefixes[n]?.[i] ?? 0), 1)
  sink.add(at.label + previous, 1)
  sink.add(at.label + at.labels + earlier, 1)

  const first = runFirst[i] ?? i
  const end = runEnd[i] ?? i
  const inRun = end > first
  const before = place(first - 1)
  const after = place(inRun ? end : i + 1)
  for (let j = 0; j < 2; j++) {
    const b = place(first - 1 - j)
    const a = place((inRun ? end : i + 1) + j)
    sink.add(at.runBefore + j * sizes.norms + (norm[b] ?? 0), 1)
    sink.add(at.runBeforeBroad + j * sizes.middle + (middle[b] ?? 0), 1)
    sink.add(at.runAfter + j * sizes.norms + (norm[a] ?? 0), 1)
    sink.add(at.runAfterBroad + j * sizes.middle + (middle[a] ?? 0), 1)
  }
  if (inRun) {
    sink.add(at.runFirst + (norm[first] ?? 0), 1)
    sink.add(at.runFirstMiddle + (middle[first] ?? 0), 1)
    sink.add(at.runLast + (norm[end - 1] ?? 0), 1)
    sink.add(at.runLastMiddle + (middle[end - 1] ?? 0), 1)
    sink.add(at.runLastBroad + (broad[end - 1] ?? 0), 1)
    sink.add(at.runPlace + Math.min(i - first, runLengths - 1) * runLengths + Math.min(end - first, runLengths) - 1, 1)
  }

  const own = tags[i] ?? 0
  const left = tags[place(i - 1)] ?? 0
  const right = tags[place(i + 1)] ?? 0
  sink.add(at.mixed + mix(previous, norm[i] ?? 0, 0), 1)
  sink.add(at.mixed + pairBuckets + mix(previous, own, right), 1)
  sink.add(at.mixed + pairBuckets * 2 + mix(left, own, right), 1)
  sink.add(at.mixed + pairBuckets * 3 + mix(previous, broad[i] ?? 0, broad[place(i + 1)] ?? 0), 1)
  sink.add(at.mixed + pairBuckets * 4 + mix(norm[before] ?? 0, own, shape[i] ?? 0), 1)
  sink.add(at.mixed + pairBuckets * 5 + mix(norm[before] ?? 0, norm[after] ?? 0, 0), 1)
  sink.add(at.mixed + pairBuckets * 6 + mix(previous, broad[before] ?? 0, broad[after] ?? 0), 1)
  sink.add(at.mixed + pairBuckets * 7 + mix(previous, words.suffixes[2]?.[i] ?? 0, own), 1)
}

import type { Name, NameKind, Token } from '#model/sentence.ts'
import type { Network } from '#network/network.ts'
import { encode } from './encode.ts'
import { isInRun, type NameView, nameFeatures, viewOf } from './nameFeatures.ts'
import type { NameReader } from './nameReader.ts'

type Tagged = Pick<Token, 'from' | 'to' | 'text' | 'upos' | 'xpos'>

/**
 * The proper names of a sentence, outer ones before those inside them: "Syrian Observatory for Human Rights", an
 * organisation, and in it "Syrian", a side.
 */
export function findNames(tokens: readonly Tagged[], reader: NameReader): Name[] {
  const view = viewOfTokens(tokens, reader)
  const outer = readLabels(reader.outer, reader, view, null)
  const inner = readLabels(reader.inner, reader, view, outer.labels)
  const around = spansOf(outer, reader.labels).map((name) => ({ ...name, kind: kindByTail(name, tokens, reader) }))
  const aroundAt = new Map(around.flatMap((name) => range(name).map((i) => [i, name] as const)))
  const within = spansOf(inner, reader.labels).filter((name) => isInside(name, aroundAt.get(name.first)))
  return [...around, ...within]
    .sort((a, b) => a.first - b.first || b.end - a.end)
    .map(({ first, end, kind, sureness }) => ({
      span: [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0],
      tokens: [first, end],
      kind,
      sureness,
    }))
}

export function viewOfTokens(
  tokens: readonly Pick<Tagged, 'text' | 'upos' | 'xpos'>[],
  reader: Pick<NameReader, 'lexicon' | 'tags'>,
): NameView {
  const forms = tokens.map((token) => token.text)
  const tags = new Int32Array(tokens.length + 2)
  for (const [i, token] of tokens.entries()) tags[i] = reader.tags.get(`${token.upos}/${token.xpos}`) ?? 0
  return viewOf(forms, encode(forms, reader.lexicon), tags)
}

interface Labelled {
  /** Number of each word's label, from 1; two places longer than the words. */
  readonly labels: Int32Array
  /** Probability of each word's label. */
  readonly sureness: Float32Array
}

/** Gives each word its label, left to right; "inside" only goes on with a name of its kind. */
function readLabels(network: Network, reader: NameReader, view: NameView, outer: Int32Array | null): Labelled {
  const { length } = view.words
  const labels = new Int32Array(length + 2)
  const sureness = new Float32Array(length)
  for (let i = 0; i < length; i++) {
    const previous = labels[i - 1] ?? 0
    if (!(outer ? isInLongName(outer, i) : isInRun(view, i))) {
      labels[i] = notInName
      sureness[i] = 1
      continue
    }
    nameFeatures(network, reader.templates, view, i, previous, labels[i - 2] ?? 0, outer)
    const best = likeliest(network.score(), (label) => mayFollow(reader.labels[label] ?? '', reader.labels[previous - 1] ?? 'O'))
    labels[i] = best.label + 1
    sureness[i] = best.probability
  }
  return { labels, sureness }
}

/** The number of the label `O`, the first of the list. */
export const notInName = 1

/** Whether a word is in a name of two words or more, by the outer labels: only there can a name be inside. */
export function isInLongName(outer: Int32Array, i: number): boolean {
  const label = outer[i] ?? 0
  if (label <= notInName) return false
  // "I-" follows its "B-" in the list of labels: even numbers begin a name, odd ones go on with it.
  return label % 2 === 1 || outer[i + 1] === label + 1
}

function mayFollow(label: string, previous: string): boolean {
  return !label.startsWith('I-') || (previous !== 'O' && previous.slice(2) === label.slice(2))
}

function likeliest(scores: Float32Array, allowed: (label: number) => boolean): { label: number; probability: number } {
  let best = -1
  for (let i = 0; i < scores.length; i++) if (allowed(i) && (best < 0 || (scores[i] ?? 0) > (scores[best] ?? 0))) best = i
  let sum = 0
  for (let i = 0; i < scores.length; i++) if (allowed(i)) sum += Math.exp((scores[i] ?? 0) - (scores[best] ?? 0))
  return { label: best, probability: 1 / sum }
}

// "Deir Velm Military Council" is no place, though it begins with one.
function kindByTail({ first, end, kind }: Found, tokens: readonly Tagged[], { tails }: NameReader): NameKind {
  const tail = end - first > 1 ? tails.get(tokens[end - 1]?.text ?? '') : undefined
  return tail ?? kind
}

interface Found {
  readonly first: number
  readonly end: number
  readonly kind: NameKind
  readonly sureness: number
}

function spansOf({ labels, sureness }: Labelled, names: readonly string[]): Found[] {
  const found: Found[] = []
  for (let i = 0; i < sureness.length; ) {
    const label = names[(labels[i] ?? 1) - 1] ?? 'O'
    let end = i + 1
    if (label !== 'O') while (end < sureness.length && names[(labels[end] ?? 1) - 1] === `I-${label.slice(2)}`) end++
    if (isKind(label.slice(2)))
      found.push({ first: i, end, kind: label.slice(2) as NameKind, sureness: Math.min(...sureness.subarray(i, end)) })
    i = end
  }
  return found
}

const kinds: readonly NameKind[] = ['person', 'organisation', 'place', 'side', 'other']

function isKind(kind: string): kind is NameKind {
  return kinds.some((known) => known === kind)
}

function isInside(name: Found, other: Found | undefined): boolean {
  return other !== undefined && name.end <= other.end && other.end - other.first > name.end - name.first
}

function range({ first, end }: Found): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i)
}

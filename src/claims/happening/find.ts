import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { Clusters } from '#knowledge/clusters.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Vectors } from '#knowledge/vectors.ts'
import type { HappeningType } from '#model/claim.ts'
import type { LogLinear } from '#network/logLinear.ts'
import { type Document, dayTokens } from '../document.ts'
import { meaningsOf } from '../meanings.ts'
import { at, type Tree } from '../tree.ts'
import { innermost } from '../voice/sight.ts'
import { distancesIn } from './distances.ts'
import { featuresOf, mayTell, type Seen } from './features.ts'
import type { Happening } from './happening.ts'
import { suitsObject } from './suitsObject.ts'
import { objectOf, subjectOf, type Vote } from './words.ts'

export interface HappeningKnowledge {
  readonly happenings: HappeningWords
  readonly clusters: Clusters
  readonly vectors: Vectors
  /** Null where no weights are installed, and the word list alone decides. */
  readonly claimReaders: ClaimReaders | null
}

export const nothing = 'none'

/** From this much on, a word is taken to tell a happening: where it is likelier than not. */
const surelyTold = 0.5

/** The words of a sentence that tell happenings, in order. */
export function happeningsIn(document: Document, sentence: number, known: HappeningKnowledge): Happening[] {
  const tree = document.trees[sentence]
  if (tree === undefined) return []
  const seen = seenIn(document, tree, known)
  const told = candidates(seen).flatMap((i) => {
    const own = seen.votes.filter(({ words }) => words.includes(i))
    const happening = known.claimReaders === null ? listed(tree, i, own) : learned(i, seen, own, known.claimReaders.happening)
    return happening === null ? [] : [happening]
  })
  return [...told, ...distancesIn(document, tree, told, known.happenings)].sort((a, b) => a.token - b.token)
}

/** Tokens that may tell a happening. */
export function candidates({ tree, votes }: Seen): number[] {
  return tree.tokens.flatMap(({ upos }, i) => (mayTell(upos) || votes.some(({ words }) => words.includes(i)) ? [i] : []))
}

/** What the happenings of a sentence are read from. */
export function seenIn(
  document: Document,
  tree: Tree,
  { happenings, clusters, vectors }: Omit<HappeningKnowledge, 'claimReaders'>,
): Seen {
  const { index } = tree.sentence
  return {
    tree,
    votes: document.votes[index] ?? [],
    types: typesBefore(document, index),
    cues: document.cues[index] ?? new Set(),
    earlier: document.lemmas[index] ?? new Set(),
    told: (token) => innermost(document.attributions, [at(tree, token).from, at(tree, token).to]),
    days: dayTokens(document, index),
    mentions: document.days[index]?.mentions ?? [],
    places: new Set(document.groups[index]?.map(({ token }) => token)),
    words: happenings,
    clusters,
    vectors,
  }
}

/** The meanings of the word, of the one that it hangs on, of what it is done to and of who does it: they tell of words never met. */
export function meaningsAround(i: number, { tree, vectors }: Seen): Float32Array {
  return meaningsOf(tree, [i, at(tree, i).head, objectOf(tree, i), subjectOf(tree, i)], vectors)
}

function typesBefore({ votes }: Document, sentence: number): Set<string> {
  return new Set(
    votes.slice(0, sentence).flatMap((own) => own.flatMap(({ type, strength }) => (strength === 'weak' ? [] : [type]))),
  )
}

function learned(token: number, seen: Seen, votes: readonly Vote[], reader: LogLinear): Happening | null {
  const { tree } = seen
  const weights = reader.weigh(featuresOf(token, seen), meaningsAround(token, seen))
  const sureness = 1 - (weights[reader.classes.indexOf(nothing)] ?? 0)
  if (sureness < surelyTold) return null
  let best = -1
  reader.classes.forEach((name, k) => {
    if (name !== nothing && suitsObject(tree, token, name, seen.words) && (best < 0 || (weights[k] ?? 0) > (weights[best] ?? 0)))
      best = k
  })
  const type = reader.classes[best] as HappeningType | undefined
  if (type === undefined) return null
  const agreeing = strongest(votes.filter((vote) => vote.type === type && vote.token === token))
  const because =
    agreeing === null ? `learned: ${at(tree, token).lemma} tells ${type}` : `happening word “${agreeing.entry}”: ${type}`
  return {
    tree,
    token,
    words: agreeing?.words ?? [token],
    type,
    sureness,
    share: (weights[best] ?? 0) / sureness,
    listed: agreeing !== null,
    regained: isRegained(votes, token),
    because: [because],
  }
}

// What the word list says by itself: a phrase or a frame before a bare word, and a weak word nothing.
function listed(tree: Tree, token: number, votes: readonly Vote[]): Happening | null {
  const vote = strongest(votes.filter((vote) => vote.token === token && vote.strength !== 'weak'))
  if (vote === null) return null
  const sureness = vote.strength === 'full' ? 0.8 : 0.6
  return {
    tree,
    token,
    words: vote.words,
    type: vote.type,
    sureness,
    share: 1,
    listed: true,
    regained: isRegained(votes, token),
    because: [`happening word “${vote.entry}”: ${vote.type}`],
  }
}

const order = { weak: 0, plain: 1, full: 2 }
function strongest(votes: readonly Vote[]): Vote | null {
  let best: Vote | null = null
  for (const vote of votes) if (best === null || rank(vote) > rank(best)) best = vote
  return best
}
function rank({ strength, words }: Vote): number {
  return order[strength] * 10 + words.length
}

// "retook", "won back": the words themselves say that it had been held before.
function isRegained(votes: readonly Vote[], token: number): boolean {
  return votes.some((vote) => vote.regained && vote.token === token)
}

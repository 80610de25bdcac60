import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import { daysOf, type SentenceDays } from './days.ts'
import { type Vote, votesOn } from './happening/words.ts'
import { type Identify, identifierFor } from './identify.ts'
import { type Referent, referentsIn } from './parties/antecedent.ts'
import { sceneStarts } from './places/elsewhere.ts'
import type { PlaceGroup } from './places/features.ts'
import { placeGroups } from './places/group.ts'
import { type Tree, treeOf } from './tree.ts'

/** A report's reading with what every claim of it is read from, worked out once. Lists go by the sentence's number. */
export interface Document {
  readonly reading: Reading
  readonly trees: readonly Tree[]
  readonly attributions: readonly Attribution[]
  /** Tokens that are heads of cues. */
  readonly cues: readonly ReadonlySet<number>[]
  /** Tokens that are heads of sources. */
  readonly sources: readonly ReadonlySet<number>[]
  /** Who is meant by the words for a party. */
  readonly identify: Identify
  readonly groups: readonly (readonly PlaceGroup[])[]
  /** The first sentence that each shares its scene with; see elsewhere.ts. */
  readonly sceneStarts: readonly number[]
  readonly referents: readonly (readonly Referent[])[]
  readonly days: readonly SentenceDays[]
  /** What the word list of happenings says of each sentence. */
  readonly votes: readonly (readonly Vote[])[]
  /** Lemmas of all sentences before each. */
  readonly lemmas: readonly ReadonlySet<string>[]
}

export function openDocument(reading: Reading, attributions: readonly Attribution[], known: Knowledge): Document {
  const trees = reading.sentences.map(treeOf)
  const identify = identifierFor(reading, known)
  const tokensAt = (of: (attribution: Attribution) => Attribution['sourceHead'], sentence: number) =>
    new Set(attributions.flatMap((attribution) => (of(attribution)?.sentence === sentence ? [of(attribution)?.token ?? -1] : [])))
  const days = daysOf(reading.sentences, reading.report.published, known)
  return {
    reading,
    trees,
    attributions,
    cues: trees.map((_, sentence) => tokensAt(({ cueHead }) => cueHead, sentence)),
    sources: trees.map((_, sentence) => tokensAt(({ sourceHead }) => sourceHead, sentence)),
    identify,
    groups: placeGroups(reading, trees, {
      words: known.placeWords,
      happenings: known.happenings,
      isActor: (name) => identify(name, null, null).id !== null,
    }),
    sceneStarts: sceneStarts(trees, known.placeWords),
    // "On Tuesday, days after losing it": nobody means the Tuesday.
    referents: trees.map((tree, i) => referentsIn(tree, known.happenings).filter(({ token }) => !tokensOf(days[i]).has(token))),
    votes: trees.map((tree) => votesOn(tree, known.happenings)),
    days,
    lemmas: lemmasBefore(trees),
  }
}

function lemmasBefore(trees: readonly Tree[]): Set<string>[] {
  const before = new Set<string>()
  return trees.map(({ tokens }) => {
    const here = new Set(before)
    for (const { lemma } of tokens) before.add(lemma.toLowerCase())
    return here
  })
}

/** The referents that a word of a sentence can point back to, from the beginning of the report up to that sentence. */
export function referentsUpTo({ referents }: Document, sentence: number): Referent[] {
  return referents.slice(Math.max(0, sentence - 5), sentence + 1).flat()
}

/** Tokens of a sentence that tell days: "Tuesday" is nobody's name. */
export function dayTokens({ days }: Document, sentence: number): Set<number> {
  return tokensOf(days[sentence])
}

function tokensOf(days: SentenceDays | undefined): Set<number> {
  return new Set(
    days?.mentions.flatMap(({ tokens: [first, end] }) => Array.from({ length: end - first }, (_, step) => first + step)),
  )
}

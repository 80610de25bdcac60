import type { HappeningWords } from '#knowledge/happenings.ts'
import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { PlaceMention } from '#model/place.ts'
import type { Reading } from '#model/reading.ts'
import { overlaps } from '#model/span.ts'
import { at, bare, caseOf, childrenOf, type Tree } from '../tree.ts'
import type { PlaceGroup } from './features.ts'
import { seriesIn } from './series.ts'

export interface GroupKnowledge {
  readonly words: Pick<PlaceWords, 'kinds' | 'media'>
  readonly happenings: HappeningWords
  /** Whether a name is an actor's of the report's conflict, whatever the name reader took it for. */
  readonly isActor: (name: string) => boolean
}

/** The place names of a report, coordinated ones together, by sentence. */
export function placeGroups(reading: Reading, trees: readonly Tree[], known: GroupKnowledge): PlaceGroup[][] {
  const { words, isActor } = known
  const places = [...reading.places, ...unplaced(reading).filter((place) => !isActor(place.text))]
    .filter((place) => place.located.kind !== 'unknown' || !isNoPlace(place, trees, known))
    .filter(({ span }) => !describes(reading.report.text.slice(span[1])))
    .sort(byPlace)
  return reading.sentences.map(({ index, paragraph, kind }) => {
    const tree = trees[index]
    // "BEIRUT, Dec 5 –" is where the report was written, not where anything in it happened.
    if (tree === undefined || kind === 'dateline') return []
    const byHead = new Map<number, PlaceMention[]>()
    for (const place of places) {
      if (place.sentence !== index) continue
      if (isOnlyRegionOf(tree, headOf(tree, place), place, words)) continue
      const head = firstOf(tree, headOf(tree, place), byHead)
      byHead.set(head, [...(byHead.get(head) ?? []), place])
    }
    for (const series of seriesIn([...byHead.values()].flat().sort(byPlace), reading.report.text)) gather(series, byHead, tree)
    return [...byHead].map(([token, mentions]) => ({ sentence: index, paragraph, token, mentions }))
  })
}

function byPlace({ span: [a] }: PlaceMention, { span: [b] }: PlaceMention): number {
  return a - b
}

/** Puts what the parse tore apart in one group again: under the name that none of the others governs. */
function gather(series: readonly PlaceMention[], byHead: Map<number, PlaceMention[]>, tree: Tree): void {
  const torn = [...byHead].filter(([, mentions]) => mentions.some((mention) => series.includes(mention)))
  if (torn.length < 2) return
  const heads = torn.map(([head]) => head)
  const top = heads.find((head) => !heads.includes(at(tree, head).head)) ?? heads[0] ?? 0
  for (const head of heads) byHead.delete(head)
  byHead.set(top, torn.flatMap(([, mentions]) => mentions).sort(byPlace))
}

// "US-backed", "Damascus-based": the name tells what somebody is like, and not where anything was.
function describes(after: string): boolean {
  return /^[-‐‑]\p{Ll}/u.test(after)
}

// A village that no gazetteer has is a place all the same: it stays as written, without a point on the map.
function unplaced({ report, sentences, places }: Reading): PlaceMention[] {
  return sentences.flatMap(({ index, names }) =>
    names.flatMap(({ span, kind }) => {
      if (kind !== 'place' || places.some((place) => overlaps(place.span, span))) return []
      const mention: PlaceMention = {
        span,
        sentence: index,
        text: report.text.slice(...span),
        located: { kind: 'unknown' },
        relation: 'at',
        precision: 'town',
        distance: null,
        bearing: null,
        outline: null,
        locative: true,
        because: ['named as a place, in no gazetteer'],
      }
      return [mention]
    }),
  )
}

/** "Dama Post media outlet", "Ghazal Brigade fighters", "Infantry Battalion 275", "Ward 12": the name is somebody's, or none at all. */
function isNoPlace(place: PlaceMention, trees: readonly Tree[], { words, happenings }: GroupKnowledge): boolean {
  const tree = trees[place.sentence]
  if (tree === undefined) return false
  const [from, to] = place.span
  const own = tree.tokens.flatMap((token, i) => (token.from < to && from < token.to ? [i] : []))
  const last = own.at(-1) ?? 0
  const behind = at(tree, last + 1)
  if (behind.upos === 'NUM' && own.some((i) => words.kinds.has(lemma(i)) || isForce(lemma(i)))) return true
  const head = at(tree, last).head
  if (head <= last || at(tree, last).relation !== 'compound' || place.sentence !== tree.sentence.index) return false
  const named = tree.tokens.slice(last + 1, head + 1).map((_, k) => lemma(last + 1 + k))
  return named.some((word) => words.media.has(word) || isForce(word))

  function lemma(i: number): string {
    return at(tree as Tree, i).lemma.toLowerCase()
  }
  // A garrison is also where it lies.
  function isForce(word: string): boolean {
    const sorts = happenings.sortsOf(word)
    return sorts.includes('force') && !sorts.includes('place')
  }
}

/** The token of a place name that the others of it hang on. */
export function headOf(tree: Tree, { span: [from, to] }: PlaceMention): number {
  const inside = tree.tokens.flatMap((token, i) => (token.from < to && from < token.to ? [i] : []))
  const own = new Set(inside)
  return inside.find((i) => !own.has(at(tree, i).head)) ?? inside[0] ?? 0
}

// The first name of a series stands for all: "Halfaya, Soran and Maardis" hang on Halfaya, and "the towns of Halfaya …" is one up.
function firstOf(tree: Tree, token: number, before: ReadonlyMap<number, unknown>): number {
  let first = token
  // "the villages of Soran and Morek and the city of Hama": the city is one more of the series.
  const noun = at(tree, token).head
  if (bare(at(tree, token).relation) === 'nmod' && bare(at(tree, noun).relation) === 'conj' && isPlaceLike(tree, noun)) {
    const named = childrenOf(tree, at(tree, noun).head).find((child) => before.has(child))
    if (named !== undefined) return named
  }
  while (bare(at(tree, first).relation) === 'conj' && isPlaceLike(tree, at(tree, first).head)) first = at(tree, first).head
  return first
}
function isPlaceLike(tree: Tree, i: number): boolean {
  return at(tree, i).upos === 'PROPN' || at(tree, i).upos === 'NOUN'
}

/** "The capital of Idlib province was shelled": that is a town, and not the region it is named by. */
function isOnlyRegionOf(tree: Tree, token: number, { located }: PlaceMention, { kinds }: Pick<PlaceWords, 'kinds'>): boolean {
  if (located.kind !== 'found' || (located.place.kind !== 'admin' && located.place.kind !== 'country')) return false
  const { relation, head } = at(tree, token)
  return bare(relation) === 'nmod' && caseOf(tree, token) === 'of' && kinds.get(at(tree, head).lemma) === 'settlement'
}

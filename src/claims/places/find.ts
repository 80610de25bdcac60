import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import type { Parties } from '../parties/find.ts'
import { isUnder } from '../tree.ts'
import { hereFeatures, type PlaceGroup, type PlaceSight, type SceneSight, sceneFeatures } from './features.ts'

export interface Where {
  readonly groups: readonly PlaceGroup[]
  /** No place of the happening's own sentence would do: they come from the scene that the report had set. */
  readonly inherited: boolean
}

export interface PlaceKnowledge {
  readonly happenings: HappeningWords
  readonly claimReaders: ClaimReaders | null
}

const surelyHere = 0.5
const surelyScene = 0.35

/** Where a happening was; `previous` are the places of the claim told before it. */
export function whereWas(
  document: Document,
  happening: Happening,
  parties: Parties,
  previous: readonly PlaceGroup[],
  { happenings, claimReaders: readers }: PlaceKnowledge,
): Where {
  const sight = placeSight(document, happening, parties)
  if (readers === null)
    return { groups: sight.here.filter(({ token }) => isUnder(happening.tree, token, happening.token)), inherited: false }
  const yes = readers.here.classes.indexOf('yes')
  const groups = sight.here.filter((group) => (readers.here.weigh(hereFeatures(group, sight))[yes] ?? 0) >= surelyHere)
  if (groups.length > 0) return { groups, inherited: false }
  const scene = sceneSight(document, happening, previous, happenings)
  const yesScene = readers.scene.classes.indexOf('yes')
  let best: PlaceGroup | null = null
  let bestWeight = surelyScene
  for (const [rank, group] of scene.before.entries()) {
    const weight = readers.scene.weigh(sceneFeatures(group, rank, scene))[yesScene] ?? 0
    if (weight < bestWeight) continue
    best = group
    bestWeight = weight
  }
  return { groups: best === null ? [] : [best], inherited: true }
}

export function placeSight({ groups }: Document, happening: Happening, { actor, target }: Parties): PlaceSight {
  return { happening, actor, target, here: groups[happening.tree.sentence.index] ?? [] }
}

/** How many earlier places are weighed: the scene does not reach further back. */
const mostBefore = 8

export function sceneSight(
  document: Document,
  happening: Happening,
  previous: readonly PlaceGroup[],
  words: HappeningWords,
): SceneSight {
  const { index } = happening.tree.sentence
  const earlier = document.groups.slice(0, index).flat()
  const counts = new Map<string, number>()
  for (const group of document.groups.flat()) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + 1)
  const before: PlaceGroup[] = []
  const seen = new Set<string>()
  for (const group of earlier.toReversed()) {
    if (seen.has(keyOf(group)) || before.length === mostBefore) continue
    seen.add(keyOf(group))
    before.push(group)
  }
  const headlines = new Set(document.reading.sentences.filter(({ kind }) => kind !== 'sentence').map(({ index: at }) => at))
  return {
    happening,
    before,
    counts: new Map(before.map((group) => [group, counts.get(keyOf(group)) ?? 1])),
    previous,
    headline: new Set(before.filter(({ sentence }) => headlines.has(sentence))),
    here: document.groups[index]?.length ?? 0,
    words,
  }
}

/** The same place has the same key, however the report spells it. */
export function keyOf({ mentions: [first], token }: PlaceGroup): string {
  if (first === undefined) return `token:${token}`
  return first.located.kind === 'found' ? first.located.place.id : first.text.toLowerCase()
}

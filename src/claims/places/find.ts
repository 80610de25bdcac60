import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { LogLinear } from '#network/logLinear.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import type { Parties } from '../parties/find.ts'
import { isUnder } from '../tree.ts'
import { hereFeatures, type PlaceGroup, type PlaceSight } from './features.ts'
import { sceneFeatures, sceneSight, type ToldPlace } from './scene.ts'

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
// Below this a place is a guess, and "not told" the better answer.
const likely = 0.3

/** Where a happening was; `told` are the claims told before it, in order. */
export function whereWas(
  document: Document,
  happening: Happening,
  parties: Parties,
  told: readonly ToldPlace[],
  { happenings, claimReaders: readers }: PlaceKnowledge,
): Where {
  const sight = placeSight(document, happening, parties)
  if (readers === null)
    return { groups: sight.here.filter(({ token }) => isUnder(happening.tree, token, happening.token)), inherited: false }
  const here = sight.here.map((group) => ({ group, weight: yesOf(readers.here, hereFeatures(group, sight)) }))
  const sure = here.filter(({ weight }) => weight >= surelyHere)
  if (sure.length > 0) return { groups: sure.map(({ group }) => group), inherited: false }
  const scene = sceneSight(document, happening, told, happenings)
  const before = scene.places.map((group, rank) => ({ group, weight: yesOf(readers.scene, sceneFeatures(group, rank, scene)) }))
  const [best] = [...here, ...before].filter(({ weight }) => weight >= likely).toSorted((a, b) => b.weight - a.weight)
  if (best === undefined) return { groups: [], inherited: true }
  return { groups: [best.group], inherited: best.group.sentence !== happening.tree.sentence.index }
}

function yesOf(reader: LogLinear, features: readonly string[]): number {
  return reader.weigh(features)[reader.classes.indexOf('yes')] ?? 0
}

export function placeSight({ groups }: Document, happening: Happening, { actor, target }: Parties): PlaceSight {
  return { happening, actor, target, here: groups[happening.tree.sentence.index] ?? [] }
}

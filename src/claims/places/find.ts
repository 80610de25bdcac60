import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { LogLinear } from '#network/logLinear.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import type { Parties } from '../parties/find.ts'
import { at, isUnder } from '../tree.ts'
import { anaphorOf } from './anaphor.ts'
import { hereFeatures, type PlaceGroup, type PlaceSight } from './features.ts'
import { fitting, hasScene } from './fitting.ts'
import { headingPlace } from './heading.ts'
import { sceneFeatures, sceneSight, type ToldPlace } from './scene.ts'
import { isUnnamed } from './unnamed.ts'

export interface Where {
  readonly groups: readonly PlaceGroup[]
  /** No place of the happening's own sentence would do: they come from the scene that the report had set. */
  readonly inherited: boolean
}

export interface PlaceKnowledge {
  readonly happenings: HappeningWords
  readonly placeWords: Pick<PlaceWords, 'kinds'>
  readonly claimReaders: ClaimReaders | null
}

const surelyHere = 0.5
// "Arken fell a year after Velmora was lost": what surely is another happening's place is this one's only where that is as good
// as sure too.
const certain = 0.75
const surelyAnothers = 0.95
// Below this a place is a guess, and "not told" the better answer.
const likely = 0.3
// But "the town" means one of those named, however faintly it is seen which.
const leastPointedAt = 0.02

/** Where a happening was; `told` are the claims told before it, in order, `beside` the happenings of its sentence. */
export function whereWas(
  document: Document,
  happening: Happening,
  parties: Parties,
  told: readonly ToldPlace[],
  beside: readonly Happening[],
  { happenings, placeWords, claimReaders: readers }: PlaceKnowledge,
): Where {
  const sight = placeSight(document, happening, parties)
  if (readers === null)
    return { groups: sight.here.filter(({ token }) => isUnder(happening.tree, token, happening.token)), inherited: false }
  const rivals = beside.filter((other) => other.token !== happening.token && !isPartOf(other, happening))
  const here = sight.here
    .map((group) => ({ group, weight: yesOf(readers.here, hereFeatures(group, sight)) }))
    .filter(({ group }) => !isState(group, parties.actor))
    .filter(({ group, weight }) => weight >= certain || !rivals.some((rival) => isOf(group, rival, sight, readers.here)))
  const sure = here.filter(({ weight }) => weight >= surelyHere)
  if (sure.length > 0) return { groups: sure.map(({ group }) => group), inherited: false }
  const heading = hasScene(happening.type) ? headingPlace(document, happening.tree.sentence.index) : null
  if (heading !== null) return { groups: [heading], inherited: true }
  const scene = sceneSight(document, happening, told, happenings)
  const anaphor = anaphorOf(happening, happenings)
  if (isUnnamed(document, happening, anaphor)) return { groups: [], inherited: true }
  const may = new Set(hasScene(happening.type) ? fitting(scene.places, anaphor, placeWords) : [])
  const before = scene.places.flatMap((group, rank) =>
    may.has(group) ? [{ group, weight: yesOf(readers.scene, sceneFeatures(group, rank, scene)) }] : [],
  )
  const least = anaphor.noun === null ? likely : leastPointedAt
  const [best] = [...here, ...before].filter(({ weight }) => weight >= least).toSorted((a, b) => b.weight - a.weight)
  if (best === undefined) return { groups: [], inherited: true }
  return { groups: [best.group], inherited: best.group.sentence !== happening.tree.sentence.index }
}

/** "Israel bombed an air-defence unit": the country does it, and is not where it was done. */
function isState({ token, mentions: [mention] }: PlaceGroup, actor: number | null): boolean {
  return token === actor && mention?.located.kind === 'found' && mention.located.place.kind === 'country'
}

/** "Nine were killed as troops took Soran": one is told as part of the other, and happened where that did. */
function isPartOf({ tree, token }: Happening, { token: other }: Happening): boolean {
  return [
    [token, other],
    [other, token],
  ].some(([low = -1, high = -1]) => {
    for (let i = low; i >= 0; i = at(tree, i).head) {
      if (i === high) return true
      if (at(tree, i).relation === 'parataxis') return false
    }
    return false
  })
}

/** Whether a place name surely tells where another happening of the sentence was. */
function isOf(group: PlaceGroup, happening: Happening, { here }: PlaceSight, reader: LogLinear): boolean {
  return yesOf(reader, hereFeatures(group, { happening, here, actor: null, target: null })) >= surelyAnothers
}

function yesOf(reader: LogLinear, features: readonly string[]): number {
  return reader.weigh(features)[reader.classes.indexOf('yes')] ?? 0
}

export function placeSight({ groups }: Document, happening: Happening, { actor, target }: Parties): PlaceSight {
  return { happening, actor, target, here: groups[happening.tree.sentence.index] ?? [] }
}

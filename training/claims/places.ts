import type { Happening } from '#claims/happening/happening.ts'
import type { Parties } from '#claims/parties/find.ts'
import { hereFeatures, type PlaceGroup } from '#claims/places/features.ts'
import { placeSight } from '#claims/places/find.ts'
import { sceneFeatures, sceneSight, type ToldPlace } from '#claims/places/scene.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import { type Example, exampleOf } from './example.ts'
import type { Studied } from './happenings.ts'
import { toldIn } from './parties.ts'
import { placeKey } from './sameName.ts'

export interface PlaceExamples {
  readonly here: Example[]
  readonly scene: Example[]
}

/** For each gold happening the place names of its sentence, and, where none of them is its place, the earlier ones. */
export function placeExamples(
  studied: Studied,
  partiesOf: (happening: Happening) => Parties,
  words: HappeningWords,
): PlaceExamples {
  const here: Example[] = []
  const scene: Example[] = []
  const before: ToldPlace[] = []
  const told = toldIn(studied).toSorted(
    (a, b) => a.happening.tree.sentence.index - b.happening.tree.sentence.index || a.happening.token - b.happening.token,
  )
  for (const { claim, happening } of told) {
    if (claim.places === undefined) continue
    const keys = new Set(claim.places.map(placeKey))
    const isRight = (group: PlaceGroup): boolean =>
      group.mentions.some(
        ({ text, located }) => keys.has(placeKey(text)) || (located.kind === 'found' && keys.has(placeKey(located.place.name))),
      )
    const sight = placeSight(studied.document, happening, partiesOf(happening))
    const weight = claim.optional ? 0.5 : 1
    for (const group of sight.here) here.push(exampleOf(hereFeatures(group, sight), isRight(group) ? 'yes' : 'no', weight))
    const right = sight.here.filter(isRight)
    if (right.length > 0) {
      before.push({ type: claim.type, groups: right })
      continue
    }
    const sceneAt = sceneSight(studied.document, happening, before, words)
    for (const [rank, group] of sceneAt.places.entries())
      scene.push(exampleOf(sceneFeatures(group, rank, sceneAt), isRight(group) ? 'yes' : 'no', weight))
    before.push({ type: claim.type, groups: sceneAt.places.filter(isRight).slice(0, 1) })
  }
  return { here, scene }
}

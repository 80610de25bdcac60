import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { HappeningType } from '#model/claim.ts'
import type { Anaphor } from './anaphor.ts'
import { contains, type PlaceGroup } from './features.ts'

// Lasting ties, running totals and what is only said happen at no scene: "HTS leads the rebels", "500 have been killed since …".
const ofNoScene: ReadonlySet<HappeningType> = new Set([
  'toll',
  'support',
  'sanction',
  'accuse',
  'demand',
  'reject',
  'threaten',
  'seek',
])

export function hasScene(type: HappeningType): boolean {
  return !ofNoScene.has(type)
}

/**
 * Of the places that a scene offers, those that the words pointing back can mean: "the city" one settlement, "the towns"
 * several, "the province" a region. And of a town and the region named around it, the town. All, where none would be left.
 */
export function fitting(
  places: readonly PlaceGroup[],
  anaphor: Anaphor,
  words: Pick<PlaceWords, 'kinds'>,
): readonly PlaceGroup[] {
  const meant = orAll(places, (place) => agrees(place, anaphor, words))
  return anaphor.noun !== null && words.kinds.get(anaphor.noun) === 'admin' ? meant : orAll(meant, isNarrowest(places))
}

function orAll(places: readonly PlaceGroup[], keeps: (place: PlaceGroup) => boolean): readonly PlaceGroup[] {
  const kept = places.filter(keeps)
  return kept.length > 0 ? kept : places
}

function agrees({ mentions }: PlaceGroup, { how, noun }: Anaphor, { kinds }: Pick<PlaceWords, 'kinds'>): boolean {
  if (how === 'one' && mentions.length > 1) return false
  if (how === 'many' && mentions.length === 1) return false
  const wanted = noun === null ? undefined : kinds.get(noun)
  const [mention] = mentions
  if (mention?.located.kind !== 'found') return true
  const { kind } = mention.located.place
  if (wanted === 'settlement') return kind === 'settlement' || kind === 'facility'
  return wanted !== 'admin' || kind === 'admin' || kind === 'area'
}

// "Soran, in Hama province": what happens next happens in Soran.
function isNarrowest(places: readonly PlaceGroup[]): (place: PlaceGroup) => boolean {
  return (place) => !places.some((other) => other !== place && other.sentence === place.sentence && contains(place, other))
}

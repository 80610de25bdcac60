import type { Candidate, Located, Place, PlaceMention } from '#model/place.ts'
import type { Sentence } from '#model/sentence.ts'
import { angleBetween, bearing as bearingTo, destination, kilometres } from '#model/sphere.ts'

// "about 8 km" is 5 to 12: wider than an outline is drawn, since here a place is held against it, not drawn.
const [leastShare, mostShare] = [0.6, 1.5]
const leastSlack = 3
const spread = 50

/** "Qamhana, about 8 km north of Hama": what the words after a name say of where it lies. */
export interface LiesSo {
  readonly anchor: Place
  readonly distance: number
  readonly bearing: number | null
}

/**
 * What the mention after one says of it: a distance from a known place, in a phrase that stands in apposition or after "lies",
 * with no other verb between. Null when it says nothing of the kind.
 */
export function liesSo(mention: PlaceMention, next: PlaceMention | undefined, { tokens }: Sentence, text: string): LiesSo | null {
  if (next?.relation !== 'distance' || next.distance === null || next.located.kind !== 'found') return null
  if (next.distance > furthest || !mayBeVillage(mention.located)) return null
  const between = text.slice(mention.span[1], next.span[0])
  if (!/^(,| \(| –| lies| is| lying| located)/.test(between) || /[.;]/.test(between.replace(/\d\.\d/g, ''))) return null
  const inside = tokens.filter(({ from, to }) => from >= mention.span[1] && to <= next.span[0])
  const tells = inside.some(({ upos, lemma, text: word }) => upos === 'VERB' && !lies.has(lemma) && !lies.has(word.toLowerCase()))
  const namesAnother = inside.some(({ upos }) => upos === 'PROPN')
  return tells || namesAnother ? null : { anchor: next.located.place, distance: next.distance, bearing: next.bearing }
}
// Beyond that the words tell a journey, not where a village is.
const furthest = 100

// "Louisville, Kentucky, about 35 miles south of Austin": what lies so is no region.
function mayBeVillage(located: Located): boolean {
  return located.kind !== 'found' || located.place.kind === 'settlement' || located.place.kind === 'facility'
}
const lies = new Set(['lie', 'locate', 'located', 'situate', 'situated', 'be', 'lying', 'lies', 'is'])

/**
 * A name held against what is said of where it lies. A candidate that lies so is the place. Where no list has the name and a
 * direction is told, the place is a provisional one at that point: villages that no list holds are found so. Where a list has
 * it elsewhere, one of the two is wrong, and which is left open.
 */
export function placedBy(mention: PlaceMention, { anchor, distance, bearing }: LiesSo): PlaceMention {
  const because = `told to lie ${Math.round(distance)} km ${bearing === null ? 'from' : `towards ${bearing}° of`} ${anchor.name}`
  const fitting = candidatesOf(mention.located).find(({ place }) => fits(place))
  if (fitting !== undefined) {
    const runnersUp = candidatesOf(mention.located).filter(({ place }) => place.id !== fitting.place.id)
    return placed({ kind: 'found', place: fitting.place, runnersUp }, mention.precision)
  }
  if (bearing === null) return mention
  const { lat, lon } = destination(anchor, distance, bearing)
  const place: Place = {
    id: `provisional:${lat.toFixed(3)},${lon.toFixed(3)}`,
    name: mention.text,
    lat: Number(lat.toFixed(3)),
    lon: Number(lon.toFixed(3)),
    country: anchor.country,
    admin1: anchor.admin1,
    kind: 'settlement',
    population: 0,
  }
  const [first, ...others] = candidatesOf(mention.located)
  if (first === undefined) return placed({ kind: 'found', place, runnersUp: [] }, 'near')
  const provisional: Candidate = { place, weight: 0.5, because: [because] }
  return placed({ kind: 'ambiguous', candidates: [provisional, { ...first, weight: 0.5 }, ...others] }, 'near')

  function fits(place: Place): boolean {
    const far = kilometres(anchor, place)
    const isFar = far < distance * leastShare - leastSlack || far > distance * mostShare + leastSlack
    return !isFar && (bearing === null || far < leastSlack || angleBetween(bearing, bearingTo(anchor, place)) <= spread)
  }
  function placed(located: Located, precision: PlaceMention['precision']): PlaceMention {
    return { ...mention, located, precision, because: [...mention.because, because] }
  }
}

function candidatesOf(located: Located): readonly Candidate[] {
  switch (located.kind) {
    case 'found':
      return [{ place: located.place, weight: 1, because: [] }, ...located.runnersUp]
    case 'ambiguous':
      return located.candidates
    case 'unknown':
      return []
  }
}

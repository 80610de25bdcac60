import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { GazetteerRow, Place } from '#model/place.ts'
import { kilometres } from '#model/sphere.ts'

// The lists put a town at its centre or its gate, a region at its seat or its middle.
const sameTown = 5
const sameRegion = 60

/**
 * A row under the id that the gazetteer has for the same place, where it has one: so that claims read before the import and
 * after it are about one place. The same place is of a kind, near, and spelled alike.
 */
export function underKnownId(row: GazetteerRow, gazetteer: Gazetteer): GazetteerRow {
  const { place, names } = row
  if (place.country === null) return row
  for (const name of names) {
    const twin = gazetteer
      .within([place.country], name, 'vowels')
      .find((match) => match.place.kind === place.kind && isNear(match.place, place))
    if (twin !== undefined) return { ...row, place: { ...place, id: twin.place.id } }
  }
  return row
}

function isNear(one: Place, other: Place): boolean {
  return kilometres(one, other) <= (one.kind === 'settlement' ? sameTown : sameRegion)
}

import type { ClaimPlace } from '#model/claim.ts'
import type { Exported } from './exports.ts'

interface Located {
  readonly lat: number | null
  readonly lon: number | null
}

/**
 * An RFC 7946 FeatureCollection: a point for each place of a record that could be placed; records without one have a null
 * geometry, so that nothing is dropped.
 */
export async function* geojsonOf(exported: Exported, credit: string): AsyncIterable<string> {
  yield `{"type":"FeatureCollection","attribution":${JSON.stringify(credit)},"features":[`
  let separator = '\n'
  for await (const feature of featuresOf(exported)) {
    yield `${separator}${JSON.stringify(feature)}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

async function* featuresOf(exported: Exported): AsyncIterable<object> {
  switch (exported.of) {
    case 'claims':
      for await (const { claim } of exported.claims) yield* atPlaces(claim, claim.places)
      return
    case 'events':
      for await (const event of exported.events) yield* atPlaces(event, event.places)
      return
    case 'control':
      for await (const holding of exported.holdings) yield feature(holding, holding.place)
  }
}

function atPlaces(record: { readonly id: string }, places: readonly ClaimPlace[]): readonly object[] {
  const placed = places.filter((place) => !place.ambiguous && place.lat !== null)
  return placed.length === 0
    ? [feature(record, null)]
    : placed.map((place) => feature({ ...record, place: place.name, precision: place.precision }, place))
}

function feature(properties: object, at: Located | null): object {
  const geometry = at === null || at.lat === null || at.lon === null ? null : { type: 'Point', coordinates: [at.lon, at.lat] }
  return { type: 'Feature', geometry, properties }
}

import type { FeatureCollection, GeoJsonObject } from 'geojson'
import { mergeArcs, meshArcs, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'
import type { GeometryObject, MultiPolygon, Objects, Polygon, Topology } from 'topojson-specification'
import type { Layers, Region } from './layers.ts'

/** Fine enough that borders of two regions meet in the same points: about a metre. */
const joining = 1e7
/** Points along the longer side of the map that positions are rounded to. */
const rounding = { lines: 2e4, polygons: 1e4 } as const

type Drawn = Topology<Objects>
type Shape = (Polygon<Region> | MultiPolygon<Region>) & { properties?: Region }

/**
 * Layers as TopoJSON text of at most so many bytes: borders are thinned, all alike (Visvalingam and Whyatt), until they fit.
 * `regions: 'lines'` leaves first-level regions as lines without names.
 */
export function drawn(layers: Layers, how: { readonly mostBytes: number; readonly regions: 'lines' | 'polygons' }): string {
  const fine = presimplify(
    topology(
      {
        regions: collection(layers.regions),
        disputed: collection(layers.disputed),
        rivers: collection(layers.rivers),
        lakes: collection(layers.lakes),
      },
      joining,
    ) as Drawn,
  )
  // Halving in equal steps of the logarithm: twenty bring it to within a thousandth of the scale.
  let [low, high] = [-16, 2]
  let best = ''
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    const text = thinned(fine, 10 ** middle, how.regions)
    if (text.length <= how.mostBytes) {
      high = middle
      best = text
    } else low = middle
  }
  return best
}

function thinned(fine: Drawn, least: number, regions: 'lines' | 'polygons'): string {
  const thin = simplify(fine, least)
  // Islands that shrank to a stroke are left out.
  const large = filter(thin, filterWeight(thin, least)) as unknown as Drawn
  const layered = { ...large, objects: layersOf(large, regions) }
  // Once more, for the arcs that no layer uses any longer.
  return JSON.stringify(quantize(filter(layered, () => true) as unknown as Drawn, rounding[regions]))
}

function layersOf(topo: Drawn, regions: 'lines' | 'polygons'): Record<string, GeometryObject> {
  const { regions: all, ...others } = topo.objects
  if (all === undefined) throw new Error('There are no regions to draw.')
  const shapes = shapesOf(all) as Shape[]
  const byCountry = Map.groupBy(shapes, countryOf)
  const countries = [...byCountry].sort().map(([id, own]) => ({
    ...mergeArcs(topo, own),
    id,
    properties: { name: own[0]?.properties?.countryName ?? id },
  }))
  return {
    countries: { type: 'GeometryCollection', geometries: countries },
    ...(regions === 'polygons' ? { regions: { type: 'GeometryCollection', geometries: shapes.map(named) } } : {}),
    regionLines: meshArcs(topo, all, (a, b) => a !== b && countryOf(a) === countryOf(b)),
    borderLines: meshArcs(topo, all, (a, b) => a !== b && countryOf(a) !== countryOf(b)),
    ...Object.fromEntries(
      Object.entries(others).map(([name, layer]) => [name, { type: 'GeometryCollection', geometries: shapesOf(layer) }]),
    ),
  }
}
/** Shapes that are left of a layer: none where all of it was too small, or none lay there. */
function shapesOf(layer: GeometryObject): GeometryObject[] {
  return layer.type === 'GeometryCollection' ? layer.geometries.filter(({ type }) => Boolean(type)) : []
}
function countryOf({ properties }: GeometryObject): string {
  return (properties as Region | undefined)?.country ?? ''
}
function named(shape: Shape): GeometryObject {
  return { ...shape, properties: { name: shape.properties?.name, country: shape.properties?.country } }
}

function collection(features: readonly unknown[]): GeoJsonObject {
  return { type: 'FeatureCollection', features } as FeatureCollection
}

import { geoArea, geoContains } from 'd3-geo'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { basemap, basemapLayers } from './basemap.ts'
import { openTheatres } from './theatres.ts'

function opened(id: string): Topology {
  const text = basemap(id)
  if (text === null) throw new Error(`There is no basemap ${id}.`)
  return JSON.parse(text)
}
function shapes(id: string, layer: string): Feature[] {
  const topology = opened(id)
  return (feature(topology, topology.objects[layer] as GeometryCollection) as FeatureCollection).features
}

const theatres = openTheatres().map(({ id }) => id)
const halfASphere = 2 * Math.PI

describe.each(['world', ...theatres])('%s', (id) => {
  test('has every layer', () => {
    const wanted = basemapLayers.filter((layer) => layer !== 'regions' || id !== 'world')
    expect(Object.keys(opened(id).objects).sort()).toEqual([...wanted].sort())
  })
  test('is compact', () => expect(basemap(id)?.length).toBeLessThanOrEqual(id === 'world' ? 1_000_000 : 150_000))
  test('has no shape turned inside out', () => {
    const wrong = shapes(id, 'countries').filter((country) => geoArea(country) > halfASphere)
    expect(wrong.map((country) => country.id)).toEqual([])
  })
})

test.each([
  ['syria', 'Hama', [36.76, 35.13], 'SY', 'Hamah'],
  ['sudan', 'El Fasher', [25.35, 13.63], 'SD', 'North Darfur'],
  ['ukraine', 'Pokrovsk', [37.18, 48.28], 'UA', 'Donets’k'],
  ['ukraine', 'Simferopol', [34.1, 44.95], 'UA', 'Crimea'],
  ['drc', 'Goma', [29.22, -1.66], 'CD', 'Nord-Kivu'],
] as const)('%s: %s lies in its country and region', (id, _, [lon, lat], country, region) => {
  const around = (layer: string) => shapes(id, layer).filter((shape) => geoContains(shape, [lon, lat]))
  expect(around('countries').map((shape) => shape.id)).toEqual([country])
  expect(around('regions').map((shape) => shape.properties?.name)).toEqual([region])
})

test.each(['', '../places/countries', 'atlantis', 'World'])('there is none called “%s”', (id) => expect(basemap(id)).toBeNull())

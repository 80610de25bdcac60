import sansCyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url'
import sans from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url'
import sansBold from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url'
import sansExtended from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import serif from '../style/fonts/newsreader-latin-wght-italic.woff2?url'
import arabic from '../style/fonts/noto-naskh-arabic-arabic-400-normal.woff2?url'
import { type Basemap, frameOf } from './basemap.ts'
import { type Palette, withOpacity } from './palette.ts'

const at = (url: string) => new URL(url, location.href).href
const latin = ['U+0000-00FF', 'U+2000-206F']
const letters = [
  { url: at(sansExtended), 'unicode-range': ['U+0100-02BF', 'U+1E00-1EFF'] },
  { url: at(sansCyrillic), 'unicode-range': ['U+0400-045F', 'U+0490-0491'] },
  { url: at(arabic), 'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+FB50-FDFF', 'U+FE70-FEFC'] },
]

const empty = { type: 'FeatureCollection' as const, features: [] }
const widths = (far: number, near: number) => ['interpolate', ['linear'], ['zoom'], 5, far, 9, near]

/** The map's style: an engraved sheet with waterlines, then areas, lines, marks and names. Only the palette sets colours. */
export function styleOf(basemap: Basemap | null, homes: readonly string[], palette: Palette): StyleSpecification {
  const source = (data: object) => ({ type: 'geojson' as const, data: data as GeoJSON.GeoJSON })
  const line = (id: string, from: string, colour: string, width: unknown, more: object = {}): LayerSpecification =>
    ({
      id,
      type: 'line',
      source: from,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': width, ...more },
    }) as LayerSpecification
  return {
    version: 8,
    'font-faces': {
      plain: [{ url: at(sans), 'unicode-range': latin }, ...letters],
      bold: [{ url: at(sansBold), 'unicode-range': latin }, ...letters],
      serif: [{ url: at(serif), 'unicode-range': latin }, ...letters],
    },
    sources: {
      world: source(empty),
      frame: source(frameOf(basemap)),
      countries: source(basemap?.countries ?? empty),
      outlines: source(basemap?.outlines ?? empty),
      regions: source(basemap?.regionLines ?? empty),
      rivers: source(basemap?.rivers ?? empty),
      lakes: source(basemap?.lakes ?? empty),
      disputed: source(basemap?.disputed ?? empty),
      areas: source(empty),
      edges: source(empty),
      midlines: source(empty),
      towns: source(empty),
      marks: source(empty),
      events: source(empty),
      circles: source(empty),
      names: source(countryNames(basemap)),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'world-land', type: 'fill', source: 'world', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
      line('world-borders', 'world', palette.border, widths(0.6, 1.2), { 'line-opacity': 0.7 }),
      { id: 'frame', type: 'fill', source: 'frame', paint: { 'fill-color': palette.sea, 'fill-antialias': false } },
      line('water-1', 'outlines', palette['water-a'], 26),
      line('water-2', 'outlines', palette['water-b'], 17),
      line('water-3', 'outlines', palette['water-a'], 9),
      line('water-4', 'outlines', palette['water-b'], 4),
      { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
      {
        id: 'home',
        type: 'fill',
        source: 'countries',
        filter: ['in', ['get', 'code'], ['literal', [...homes]]],
        paint: { 'fill-color': palette.theatre, 'fill-antialias': false },
      },
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': palette.sea, 'fill-outline-color': palette.river } },
      line('rivers', 'rivers', palette.river, widths(0.9, 2.2)),
      line('regions', 'regions', palette.border, 0.8, { 'line-dasharray': [1.5, 3], 'line-opacity': 0.7 }),
      line('borders', 'outlines', palette.border, widths(1, 2)),
      line('disputed', 'disputed', palette.theatre, 1.4, { 'line-dasharray': [2, 2] }),
      {
        id: 'country-names',
        type: 'symbol',
        source: 'names',
        layout: {
          'text-field': ['upcase', ['get', 'name']],
          'text-font': ['serif'],
          'text-size': 14,
          'text-letter-spacing': 0.28,
          'text-max-width': 30,
        },
        paint: { 'text-color': palette['ink-3'], 'text-halo-color': withOpacity(palette.theatre, 0.7), 'text-halo-width': 1 },
      },
      {
        id: 'towns',
        type: 'circle',
        source: 'towns',
        minzoom: 5.6,
        paint: {
          'circle-radius': 2.3,
          'circle-color': palette.theatre,
          'circle-stroke-color': palette.none,
          'circle-stroke-width': 1.1,
        },
      },
      {
        id: 'town-names',
        type: 'symbol',
        source: 'towns',
        minzoom: 6,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['plain'],
          'text-size': 11,
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.6,
          'text-justify': 'auto',
          'symbol-sort-key': ['-', 0, ['get', 'population']],
        },
        paint: { 'text-color': palette['ink-3'], 'text-halo-color': palette.theatre, 'text-halo-width': 1.4 },
      },
      line('midlines', 'midlines', palette.ink, 1.4, { 'line-dasharray': [3.4, 2.4] }),
      {
        id: 'circles',
        type: 'fill',
        source: 'circles',
        paint: { 'fill-color': withOpacity(palette.ink, 0.05), 'fill-outline-color': palette['ink-2'] },
      },
      line('circle-edges', 'circles', palette['ink-2'], 1, { 'line-dasharray': [2, 2] }),
      {
        id: 'events',
        type: 'symbol',
        source: 'events',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'icon-offset': [0, -26],
        },
      },
      {
        id: 'selected',
        type: 'circle',
        source: 'marks',
        filter: ['==', ['get', 'selected'], true],
        paint: {
          'circle-radius': 12,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': palette.ink,
          'circle-stroke-width': 1.6,
        },
      },
      {
        id: 'marks',
        type: 'symbol',
        source: 'marks',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'icon-size': widths(0.95, 1.25) as never,
        },
      },
      {
        id: 'mark-names',
        type: 'symbol',
        source: 'marks',
        layout: {
          'text-field': [
            'format',
            ['get', 'name'],
            {},
            ['case', ['==', ['get', 'note'], ''], '', ['concat', '\n', ['get', 'note']]],
            { 'font-scale': 0.82, 'text-font': ['literal', ['plain']], 'text-color': palette['ink-2'] },
          ] as never,
          'text-font': ['bold'],
          'text-size': widths(12.5, 15) as never,
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': 0.85,
          'text-justify': 'auto',
          'symbol-sort-key': ['get', 'order'],
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.theatre, 'text-halo-width': 1.8 },
      },
    ],
  }
}

/** A country's name where its largest part is widest: at the middle of that part's box, if it is land. */
function countryNames(basemap: Basemap | null) {
  const features = (basemap?.countries.features ?? []).flatMap(({ geometry, properties }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const [largest] = polygons
      .map(([ring = []]) => boxOf(ring.map(([lon = 0, lat = 0]) => [lon, lat] as const)))
      .sort((a, b) => b.size - a.size)
    return largest === undefined
      ? []
      : [
          {
            type: 'Feature' as const,
            properties: { name: properties.name },
            geometry: { type: 'Point' as const, coordinates: largest.middle },
          },
        ]
  })
  return { type: 'FeatureCollection' as const, features }
}

function boxOf(ring: readonly (readonly [number, number])[]): { size: number; middle: [number, number] } {
  const lons = ring.map(([lon]) => lon)
  const lats = ring.map(([, lat]) => lat)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  return { size: (east - west) * (north - south), middle: [(west + east) / 2, (south + north) / 2] }
}

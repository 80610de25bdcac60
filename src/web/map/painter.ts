import type { FeatureCollection } from 'geojson'
import * as maplibre from 'maplibre-gl'
import { markAsked, type Sides } from '../parts/sideMark.tsx'
import { areaKeys } from './areaKeys.ts'
import { areasOnDay, type Cells, cellsOf, partition } from './cells.ts'
import { drawGlyph, drawMark, drawTexture, imageRatio, markName } from './images.ts'
import { circleAround, toDegrees } from './mercator.ts'
import type { Palette } from './palette.ts'
import { cellTowns, drawn, type Scene } from './scene.ts'

interface Painted {
  readonly scene: Scene
  readonly sides: Sides
}

/** Puts a scene on a map: its images once, its shapes on every change. */
export class Painter {
  #palette: Palette | null = null
  #ready = false
  #cells: { key: string; cells: Cells } | null = null

  begin(map: maplibre.Map, palette: Palette, props: Painted): void {
    this.#palette = palette
    this.#ready = true
    this.show(map, props)
  }

  show(map: maplibre.Map, { scene, sides }: Painted): void {
    const palette = this.#palette
    if (!this.#ready || palette === null || map.getSource('marks') === undefined) return
    put(map, 'world', scene.world?.countries ?? nothing)
    this.#showAreas(map, palette, scene, sides)
    this.#showMarks(map, palette, scene, sides)
    this.#showEvents(map, palette, scene)
    put(map, 'towns', {
      type: 'FeatureCollection',
      features: scene.towns
        .filter(({ id }) => !scene.holdings.some(({ place }) => place.id === id))
        .map(({ name, population, lon, lat }) => point([lon, lat], { name, population })),
    })
  }

  #showAreas(map: maplibre.Map, palette: Palette, scene: Scene, sides: Sides): void {
    const parts = scene.layers.areas ? this.#areas(scene, sides) : null
    for (const id of map.getLayersOrder()) if (id.startsWith('area ')) map.removeLayer(id)
    if (parts === null) {
      put(map, 'areas', nothing)
      put(map, 'edges', nothing)
      put(map, 'midlines', nothing)
      return
    }
    for (const { properties } of parts.areas.features) this.#addArea(map, palette, properties.key)
    put(map, 'areas', parts.areas)
    put(map, 'edges', parts.edges)
    put(map, 'midlines', { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: parts.midlines }] })
  }

  #areas(scene: Scene, sides: Sides) {
    const towns = cellTowns(scene.towns, scene.holdings)
    if (towns.length < 2 || scene.basemap === null) return null
    const key = `${scene.basemap.countries.features.length} ${towns.map(({ id }) => id).join(' ')}`
    if (this.#cells?.key !== key) {
      const land = scene.basemap.countries.features.map(({ geometry }) => geometry)
      this.#cells = { key, cells: cellsOf(partition(towns, land)) }
    }
    return areasOnDay(this.#cells.cells, areaKeys(scene.holdings, sides))
  }

  #addArea(map: maplibre.Map, palette: Palette, key: string): void {
    const [kind = '', slot = '0'] = key.split(' ')
    const colour = palette[`side-${slot}` as keyof Palette]
    const ink = palette[`side-${slot}-ink` as keyof Palette]
    const filter: maplibre.FilterSpecification = ['==', ['get', 'key'], key]
    const image = `texture ${key}`
    const texture = map.hasImage(image) ? true : drawTexture(key, palette)
    if (texture !== null && texture !== true) map.addImage(image, texture, { pixelRatio: imageRatio })
    const textured = kind === 'dots' || kind === 'stripes'
    const opacity = kind === 'outline' ? 0.07 : kind === 'stale' ? 0.15 : 0.42
    map.addLayer(
      {
        id: `area ${key}`,
        type: 'fill',
        source: 'areas',
        filter,
        paint: textured ? { 'fill-pattern': image } : { 'fill-color': colour, 'fill-opacity': opacity, 'fill-antialias': false },
      },
      'lakes',
    )
    const width = kind === 'outline' ? 1.8 : 0.7
    map.addLayer(
      {
        id: `area line ${key}`,
        type: 'line',
        source: 'edges',
        filter,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ink,
          'line-width': width,
          'line-opacity': kind === 'outline' ? 1 : kind === 'stale' ? 0.3 : 0.5,
        },
      },
      'lakes',
    )
  }

  #showMarks(map: maplibre.Map, palette: Palette, scene: Scene, sides: Sides): void {
    const shown = scene.layers.towns ? drawn(scene.holdings) : []
    const features = shown.map((holding, order) => {
      const asked = markAsked(holding, sides)
      const icon = markName(asked)
      if (!map.hasImage(icon)) map.addImage(icon, drawMark(asked, palette), { pixelRatio: imageRatio })
      return point(holding.at, {
        id: holding.place.id,
        name: holding.place.text,
        note: '',
        icon,
        order,
        selected: scene.selected.has(holding.place.id),
      })
    })
    put(map, 'marks', { type: 'FeatureCollection', features })
  }

  /** An event is drawn at its town; what is only told to be near or in an area has a circle instead of a false point. */
  #showEvents(map: maplibre.Map, palette: Palette, scene: Scene): void {
    const shown = scene.layers.events ? scene.events : []
    const places = shown.flatMap((event) =>
      event.places.flatMap((place) =>
        place.lat === null || place.lon === null || place.precision === 'country'
          ? []
          : [{ event, place, at: [place.lon, place.lat] as const }],
      ),
    )
    for (const { event } of places)
      if (!map.hasImage(`event ${event.standing}`))
        map.addImage(`event ${event.standing}`, drawGlyph(event.standing, palette), { pixelRatio: imageRatio })
    put(map, 'events', {
      type: 'FeatureCollection',
      features: places
        .filter(({ place }) => place.precision === 'town')
        .map(({ event, at }) => point(at, { id: event.id, icon: `event ${event.standing}` })),
    })
    put(map, 'circles', {
      type: 'FeatureCollection',
      features: places
        .filter(({ place }) => place.precision !== 'town')
        .map(({ place, at }) => {
          const ring = circleAround(at[0], at[1], place.precision === 'near' ? 10 : 25, 48).map(toDegrees)
          return {
            type: 'Feature' as const,
            properties: {},
            geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? [...at]]] },
          }
        }),
    })
  }
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

function point(at: readonly [number, number], properties: Record<string, unknown>) {
  return { type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: [...at] } }
}

function put(map: maplibre.Map, source: string, data: FeatureCollection): void {
  const found = map.getSource(source)
  // A map that is taken away meanwhile needs it no more.
  if (found instanceof maplibre.GeoJSONSource) found.setData(data).catch(() => {})
}

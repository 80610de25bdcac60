import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import rtlUrl from 'rtl-text?url'
import type { FeatureCollection } from 'geojson'
import { useEffect, useRef } from 'react'
import type { Area } from '#views/situation.ts'
import type { TilesSet } from '../ledger.tsx'
import { markAsked, type Sides } from '../parts/sideMark.tsx'
import { areaKeys } from './areaKeys.ts'
import { areasOnDay, type Cells, cellsOf, partition } from './cells.ts'
import { drawGlyph, drawMark, drawTexture, imageRatio, markName } from './images.ts'
import { styleOf } from './layers.ts'
import { circleAround, toDegrees } from './mercator.ts'
import { type Palette, readPalette } from './palette.ts'
import { cellTowns, drawn, type Scene } from './scene.ts'

maplibre.setWorkerUrl(workerUrl)
// Without it Arabic names would stand in the wrong order; it is fetched when the first one is drawn.
void maplibre.setRTLTextPlugin(new URL(rtlUrl, location.href).href, true).catch(() => {})

// A map that is taken down fails what its workers still owed it, and nobody waits for that any more.
const owed = 'The workers were terminated while a message was in flight.'
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof Error && event.reason.message === owed) event.preventDefault()
})

export interface MapProps {
  readonly scene: Scene
  readonly sides: Sides
  /** What is to be seen; a new value moves the map. */
  readonly view: Area
  /** Left free beside what is to be seen, in pixels: the legend lies there. */
  readonly room: number
  /** Dark or light: the style is made anew. */
  readonly theme: string
  readonly tiles: TilesSet | null
  readonly label: string
  readonly onArea: (area: Area) => void
  readonly onSelect: (place: string | null) => void
  readonly onEvent: (event: string) => void
}

/** The map on WebGL. It is a picture for who sees it; the list and the table say the same to everybody. */
export function MapView(props: MapProps) {
  const holder = useRef<HTMLDivElement>(null)
  const map = useRef<maplibre.Map | null>(null)
  const last = useRef(props)
  last.current = props
  const painter = useRef(new Painter())

  useEffect(() => {
    if (holder.current === null) return
    const { scene, view, room } = last.current
    const palette = readPalette()
    const made = new maplibre.Map({
      container: holder.current,
      style: styleOf(scene.basemap, scene.homes, palette),
      bounds: boundsFor(view),
      fitBoundsOptions: { padding: paddingFor(room), animate: false },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 13,
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
    })
    made.addControl(new maplibre.ScaleControl({ maxWidth: 120 }), 'bottom-right')
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    map.current = made
    made.on('style.load', () => {
      painter.current.begin(made, readPalette(), last.current)
      // A server of tiles that does not answer leaves the bundled basemap.
      const { tiles } = last.current
      if (tiles !== null)
        void import('./tiles.ts').then(({ addTiles }) => addTiles(made, tiles, readPalette())).catch(console.warn)
    })
    made.on('idle', () => {
      document.documentElement.dataset.map = 'drawn'
      dispatchEvent(new Event('fogline-drawn'))
    })
    made.on('moveend', (event) => {
      if (!('originalEvent' in event) || event.originalEvent === undefined) return
      const box = made.getBounds()
      last.current.onArea([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()])
    })
    made.on('click', (event) => {
      const [event_] = made.queryRenderedFeatures(event.point, { layers: ['events'] })
      if (event_) return last.current.onEvent(String(event_.properties.id))
      const around: [maplibre.PointLike, maplibre.PointLike] = [
        [event.point.x - 8, event.point.y - 8],
        [event.point.x + 8, event.point.y + 8],
      ]
      const [mark] = made.queryRenderedFeatures(around, { layers: ['marks'] })
      last.current.onSelect(mark === undefined ? null : String(mark.properties.id))
    })
    made.on('mousemove', (event) => {
      const over = made.queryRenderedFeatures(event.point, { layers: ['marks', 'events'] }).length > 0
      made.getCanvas().style.cursor = over ? 'pointer' : ''
    })
    made.getCanvas().setAttribute('aria-label', last.current.label)
    made.getCanvas().setAttribute('role', 'img')
    const resize = new ResizeObserver(() => made.resize())
    resize.observe(holder.current)
    return () => {
      resize.disconnect()
      made.remove()
      map.current = null
    }
  }, [])

  const { scene, sides, theme, view, label } = props
  const { basemap, homes } = scene
  const homesKey = homes.join(' ')
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page, whose theme it is
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    map.current?.setStyle(styleOf(basemap, homesKey.split(' '), readPalette()), { diff: false })
  }, [basemap, homesKey, theme])

  useEffect(() => {
    if (map.current !== null) painter.current.show(map.current, { ...last.current, scene, sides })
    map.current?.getCanvas().setAttribute('aria-label', label)
  }, [scene, sides, label])

  const key = view.join()
  const seen = useRef(key)
  useEffect(() => {
    if (seen.current === key) return
    seen.current = key
    map.current?.fitBounds(boundsFor(last.current.view), { padding: paddingFor(last.current.room), animate: false })
  }, [key])

  return <div ref={holder} className="maplibre" />
}

function paddingFor(room: number): maplibre.PaddingOptions {
  const around = room === 0 ? 0 : 24
  return { top: around, bottom: around, right: around, left: around + room }
}

function boundsFor([west, south, east, north]: Area): maplibre.LngLatBoundsLike {
  return [
    [west, south],
    [east, north],
  ]
}

/** Puts a scene on a map: its images once, its shapes on every change. */
class Painter {
  #palette: Palette | null = null
  #ready = false
  #cells: { key: string; cells: Cells } | null = null

  begin(map: maplibre.Map, palette: Palette, props: MapProps): void {
    this.#palette = palette
    this.#ready = true
    this.show(map, props)
  }

  show(map: maplibre.Map, { scene, sides }: Pick<MapProps, 'scene' | 'sides'>): void {
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

import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import rtlUrl from 'rtl-text?url'
import { useEffect, useRef } from 'react'
import type { Area } from '#views/situation.ts'
import type { TilesShown } from '#views/tiles.ts'
import type { Sides } from '../parts/sideMark.tsx'
import { sayDrawn } from './drawn.ts'
import { styleOf } from './layers.ts'
import { Painter } from './painter.ts'
import { readPalette } from './palette.ts'
import type { Scene } from './scene.ts'

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
  readonly tiles: TilesShown | null
  readonly label: string
  /** Whose the tiles are, where only they themselves say so. */
  readonly onCredit: (credit: string) => void
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
        void import('./tiles.ts')
          .then(({ addTiles }) => addTiles(made, tiles, readPalette()))
          .then((credit) => last.current.onCredit(credit))
          .catch(console.warn)
    })
    made.on('idle', () => {
      document.documentElement.dataset.map = 'drawn'
      sayDrawn()
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
    map.current?.getCanvas().setAttribute('aria-label', label)
    // The dates and the list are seen before the map begins to draw: many marks take it a while.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (map.current !== null) painter.current.show(map.current, { ...last.current, scene, sides })
      })
    })
    return () => cancelAnimationFrame(frame)
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

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import type { Area, Situation } from '#views/situation.ts'
import { type Layer, layerNames } from '../address.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { Icon } from '../parts/glyphs.tsx'
import type { Sides } from '../parts/sideMark.tsx'
import { useNavigation } from '../state.tsx'
import { sayDrawn } from './drawn.ts'
import { type Palette, readPalette } from './palette.ts'
import { Plate } from './plate.tsx'
import { saveMap } from './saveMap.tsx'
import { boundsOf, drawn, type Scene } from './scene.ts'

const MapView = lazy(() => import('./mapView.tsx').then((module) => ({ default: module.MapView })))

const world: Area = [-20, -35, 140, 60]

interface PaneProps {
  readonly scene: Scene
  readonly sides: Sides
  readonly situation: Situation
  readonly when: string
  readonly onSelect: (place: string | null) => void
  readonly children: ReactNode
}

/** The plain map has the shape of the room for it, at which its names are read. */
const plain = innerWidth > 900 ? { width: 1056, height: 604 } : { width: innerWidth, height: Math.round(0.52 * innerHeight) }

/** The map with its tools: on WebGL where the browser has it, as the plain plate where it has not. */
export function MapPane({ scene, sides, situation, when, onSelect, children }: PaneProps) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const theme = useTheme()
  const ledger = useLedger()
  const whole = useMemo(
    () => boundsOf(situation.holdings, []) ?? boundsOf([], situation.events) ?? world,
    [situation.holdings, situation.events],
  )
  // The first view stays until an area is asked for: a step of a day must not move the land.
  const [first] = useState(whole)
  const [asked, setAsked] = useState(address.area ?? first)
  const [credit, setCredit] = useState('')
  const area = address.area ?? first
  const label = `${when}. ${texts.situation.mapSays(drawn(scene.holdings).length)}`
  const palette = useMemo(() => ({ theme, colours: readPalette() }), [theme])
  const onArea = (next: Area) => go({ area: next }, { replace: true })
  const show = (next: Area | null) => {
    setAsked(next ?? whole)
    go({ area: next }, { replace: true })
  }
  useSaving(scene, sides, area, palette.colours, situation, when)
  const plainStands = !hasWebGl() && scene.basemap !== null
  useEffect(() => {
    if (!plainStands) return
    // As the other map does once it is drawn: the world around it may come now.
    const timer = setTimeout(sayDrawn, 0)
    return () => clearTimeout(timer)
  }, [plainStands])
  const toggle = (layer: Layer) =>
    go(
      { layers: layerNames.filter((one) => (one === layer ? !address.layers.includes(one) : address.layers.includes(one))) },
      { replace: true },
    )
  const names = { towns: texts.situation.towns, areas: texts.situation.areas, events: texts.situation.eventsLayer }
  return (
    <section className="mapbox" aria-label={texts.situation.map}>
      {hasWebGl() ? (
        <Suspense fallback={null}>
          <MapView
            scene={scene}
            sides={sides}
            view={asked}
            room={address.area !== null ? 0 : innerWidth > 900 ? 290 : 4}
            theme={theme}
            tiles={ledger?.tiles ?? null}
            label={label}
            onCredit={setCredit}
            onArea={onArea}
            onSelect={onSelect}
            onEvent={(event) => go({ ...address, screen: 'events', id: event, selected: null, area: null })}
          />
        </Suspense>
      ) : (
        <>
          <Plate
            scene={scene}
            sides={sides}
            palette={palette.colours}
            area={area}
            width={plain.width}
            height={plain.height}
            label={label}
            id="m"
            onSelect={onSelect}
          />
          <p className="nowebgl">{texts.situation.noWebGl}</p>
        </>
      )}
      <svg className="neatline" aria-hidden="true">
        <rect x="3" y="3" width="100%" height="100%" className="neat-o" />
      </svg>
      {ledger?.tiles?.credit === '' && credit !== '' && <p className="mapcredit">{credit}</p>}
      {children}
      <fieldset className="maptools">
        <legend className="vh">{texts.situation.layers}</legend>
        {layerNames.map((layer) => (
          <button key={layer} type="button" aria-pressed={address.layers.includes(layer)} onClick={() => toggle(layer)}>
            {names[layer]}
          </button>
        ))}
        <button type="button" title={texts.situation.zoomIn} onClick={() => show(scaled(area, 0.6))}>
          <Icon name="plus" />
          <span className="vh">{texts.situation.zoomIn}</span>
        </button>
        <button type="button" title={texts.situation.zoomOut} onClick={() => show(scaled(area, 1.6))}>
          <Icon name="minus" />
          <span className="vh">{texts.situation.zoomOut}</span>
        </button>
        <button type="button" title={texts.situation.wholeMap} onClick={() => show(null)}>
          <Icon name="whole" />
          <span className="vh">{texts.situation.wholeMap}</span>
        </button>
      </fieldset>
    </section>
  )
}

function scaled([west, south, east, north]: Area, by: number): Area {
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const [wide, high] = [((east - west) / 2) * by, ((north - south) / 2) * by]
  return [Math.max(-179, x - wide), Math.max(-80, y - high), Math.min(179, x + wide), Math.min(80, y + high)]
}

let webGl: boolean | null = null
const asksForPlain = new URL(location.href).searchParams.get('map') === 'plain'
/** `?map=plain` in the address that the page is opened at asks for the plain one. */
function hasWebGl(): boolean {
  webGl ??= !asksForPlain && document.createElement('canvas').getContext('webgl2') !== null
  return webGl
}

function useTheme(): string {
  const [theme, set] = useState(document.documentElement.dataset.theme ?? 'light')
  useEffect(() => {
    const observer = new MutationObserver(() => set(document.documentElement.dataset.theme ?? 'light'))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return theme
}

function useSaving(scene: Scene, sides: Sides, area: Area, palette: Palette, situation: Situation, when: string): void {
  const { texts } = useLanguage()
  useEffect(() => {
    const save = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      void saveMap(event.detail === 'png' ? 'png' : 'svg', { scene, sides, area, palette, situation, when, texts })
    }
    addEventListener('fogline-save', save)
    return () => removeEventListener('fogline-save', save)
  }, [scene, sides, area, palette, situation, when, texts])
}

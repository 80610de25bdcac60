import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Day } from '#model/day.ts'
import { inArea, type Situation } from '#views/situation.ts'
import { prepare, useAnswer } from '../ask.ts'
import { addDays } from '../days.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { useBasemap, useWorld } from '../map/basemap.ts'
import { whenDrawn } from '../map/drawn.ts'
import { MapPane } from '../map/mapPane.tsx'
import type { Scene } from '../map/scene.ts'
import { useTowns } from '../map/useTowns.ts'
import { Icon } from '../parts/glyphs.tsx'
import { sidesById } from '../parts/sideMark.tsx'
import { useDates } from '../parts/useDates.ts'
import { Waiting } from '../parts/waiting.tsx'
import { useNavigation } from '../state.tsx'
import { InView } from './inView.tsx'
import { Legend } from './legend.tsx'
import { SituationTable } from './situationTable.tsx'
import { StanceKey, TimelineChart } from './timeline.tsx'

/** Who holds which town: map, timeline and list, for a day and as known on a day. */
export function SituationScreen() {
  const { address } = useNavigation()
  const dates = useDates()
  const asked = useAnswer<Situation>(dates.on === null ? null : `/api/situation?${dates.query}`)
  const { on } = dates
  useEffect(() => {
    if (on === null || asked.loading) return
    // The map comes first: the days beside it are fetched when that stands, and nothing else is asked for a while.
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = () => {
      timer = setTimeout(() => {
        for (const day of [addDays(on, -1), addDays(on, 1)])
          prepare(`/api/situation?${dates.query.replace(`on=${on}`, `on=${day}`)}`)
      }, calm)
    }
    const takeBack = address.table ? begin() : whenDrawn(begin)
    return () => {
      takeBack?.()
      clearTimeout(timer)
    }
  }, [on, dates.query, asked.loading, address.table])
  if (asked.value === null) return <Waiting failed={asked.failed} />
  return address.table ? <SituationTable situation={asked.value} /> : <SituationPicture situation={asked.value} />
}

/** Milliseconds without a step before the days beside are fetched. */
const calm = 700

function SituationPicture({ situation }: { readonly situation: Situation }) {
  const { texts, longDay } = useLanguage()
  const { address, go } = useNavigation()
  const ledger = useLedger()
  const sides = useMemo(() => sidesById(situation.sides), [situation.sides])
  const homes = ledger?.countries ?? []
  const basemap = useBasemap(ledger?.theatres.map(({ id }) => id) ?? [])
  const world = useWorld(basemap?.box != null)
  const towns = useTowns(homes)
  const filtered = useMemo(
    () =>
      address.side === null
        ? situation.holdings
        : situation.holdings.filter(({ side, rival }) => side === address.side || rival === address.side),
    [situation.holdings, address.side],
  )
  const layerKey = address.layers.join()
  const scene = useMemo<Scene>(() => {
    const layers = layerKey.split(',')
    return {
      basemap,
      world,
      homes,
      towns,
      holdings: filtered,
      events: situation.events,
      selected: new Set(address.selected?.split(',') ?? []),
      layers: { towns: layers.includes('towns'), areas: layers.includes('areas'), events: layers.includes('events') },
    }
  }, [basemap, world, homes, towns, filtered, situation.events, address.selected, layerKey])
  const inView = useMemo(() => filtered.filter(({ place }) => inArea(place, address.area)), [filtered, address.area])
  const select = useCallback((place: string | null) => go({ selected: place }, { replace: true }), [go])
  const when =
    situation.known === null
      ? texts.situation.asKnownNow(longDay(situation.on))
      : texts.situation.asKnownThen(longDay(situation.on), longDay(situation.known))
  return (
    <main id="main" className="situation">
      <MapPane scene={scene} sides={sides} situation={situation} when={when} onSelect={select}>
        <div className="cartouche">
          <h1>{texts.situation.title}</h1>
          <p className="when">{when}</p>
          <details className="legendbox" open={innerWidth > 900}>
            <summary className="vh">{texts.situation.legend}</summary>
            <Legend sides={situation.sides} />
          </details>
        </div>
      </MapPane>
      <TimeBox situation={situation} />
      <InView situation={situation} holdings={inView} sides={sides} onSelect={select} />
    </main>
  )
}

function TimeBox({ situation }: { readonly situation: Situation }) {
  const { texts } = useLanguage()
  const { go } = useNavigation()
  const { timeline, on, from, known, reports, span } = situation
  const range = useCallback(({ on: to, from: begin }: { on: Day; from: Day | null }) => go({ on: to, from: begin }), [go])
  const preset = (days: number | null) => go({ on, from: days === null ? span.from : days === 1 ? null : addDays(on, 1 - days) })
  return (
    <section className="timebox" aria-label={texts.situation.timeline}>
      <header>
        <h2>{texts.situation.timeline}</h2>
        <Player />
        <span className="presets">
          {(
            [
              [texts.situation.day1, 1],
              [texts.situation.day3, 3],
              [texts.situation.week, 7],
              [texts.situation.all, null],
            ] as const
          ).map(([name, days]) => (
            <button
              key={name}
              type="button"
              aria-pressed={days === null ? from === span.from && from !== on : from === addDays(on, 1 - days)}
              onClick={() => preset(days)}
            >
              {name}
            </button>
          ))}
        </span>
        <span className="sum">{texts.situation.timelineSum(timeline.claims, reports.counted, timeline.undated)}</span>
        <StanceKey />
      </header>
      <TimelineChart timeline={timeline} on={on} from={from} known={known} onRange={range} />
    </section>
  )
}

const millisecondsADay = 1100

/** Plays the days from the first to the last; reduced motion steps without it, by the brackets. */
function Player() {
  const { texts } = useLanguage()
  const { go } = useNavigation()
  const { on } = useDates()
  const ledger = useLedger()
  const [playing, setPlaying] = useState(false)
  const now = useRef(on)
  now.current = on
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      const next = now.current === null ? null : addDays(now.current, 1)
      if (next === null || ledger?.lastDay == null || next > ledger.lastDay) setPlaying(false)
      else go({ on: next, from: null }, { replace: true })
    }, millisecondsADay)
    return () => clearInterval(timer)
  }, [playing, go, ledger])
  const toggle = () => {
    if (!playing && ledger?.firstDay != null && on !== null && on >= (ledger.lastDay ?? ''))
      go({ on: ledger.firstDay, from: null })
    setPlaying(!playing)
  }
  useKeys({ ' ': toggle })
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={playing}
      title={`${playing ? texts.situation.stop : texts.situation.play} (Space)`}
      onClick={toggle}
    >
      <Icon name={playing ? 'stop' : 'play'} />
      <span className="vh">{playing ? texts.situation.stop : texts.situation.play}</span>
    </button>
  )
}

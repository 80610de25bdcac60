import { useDeferredValue, useEffect, useState } from 'react'
import type { Claim } from '#model/claim.ts'
import type { Place } from '#model/place.ts'
import type { Decision, Review } from '#model/review.ts'
import type { Area } from '#views/situation.ts'
import { send, useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { useBasemap } from '../map/basemap.ts'
import { usePalette } from '../map/palette.ts'
import { Plate } from '../map/plate.tsx'
import { useTowns } from '../map/useTowns.ts'
import { KeepOrClose, OverPage } from '../parts/overPage.tsx'
import { read as readPreferences } from '../preferences.ts'

/** What is placed: a claim, or a name wherever reports have it. */
export type Placed = { readonly kind: 'claim'; readonly claim: Claim } | { readonly kind: 'name'; readonly name: string }

interface PlacingProps {
  readonly placed: Placed
  readonly onClose: () => void
  readonly onMade: (review: Review) => void
}

type Point = readonly [lat: number, lon: number]

/** Where a claim's place is, by hand: one of those that the name may mean, or a point of the map. */
export function Placing({ placed, onClose, onMade }: PlacingProps) {
  const { texts, number } = useLanguage()
  const places = placed.kind === 'claim' ? placed.claim.places : []
  const doubtful = places.find((place) => place.ambiguous || place.id === null) ?? places[0]
  const [instead, setInstead] = useState(doubtful?.text ?? '')
  const [name, setName] = useState(placed.kind === 'name' ? placed.name : (doubtful?.text ?? ''))
  const [id, setId] = useState<string | null>(null)
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [said, setSaid] = useState('')
  const asked = useDeferredValue(name.trim())
  const { value } = useAnswer<{ candidates: readonly Place[] }>(
    asked === '' ? null : `/api/candidates?name=${encodeURIComponent(asked)}`,
  )
  const candidates = asked === '' ? [] : (value?.candidates ?? [])
  const chosen = candidates.find((one) => one.id === id) ?? null
  const at = pointOf(typed)
  const pin: Point | null = chosen === null ? at : [chosen.lat, chosen.lon]
  const shown = chosen === null ? typed : ([String(chosen.lat), String(chosen.lon)] as const)
  const type = (next: readonly [string, string]) => {
    setId(null)
    setTyped(next)
  }
  const keep = async () => {
    if (chosen === null && at === null) return setSaid(texts.placing.choose)
    try {
      onMade(await decide())
      onClose()
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  const decide = () => {
    const author = readPreferences().author || 'reader'
    if (placed.kind === 'claim')
      return send<Review>(`/api/claims/${encodeURIComponent(placed.claim.id)}/place`, {
        author,
        name: name.trim(),
        ...(places.length > 1 && { insteadOf: instead }),
        ...(chosen === null ? { at } : { id: chosen.id }),
      })
    const [lat = null, lon = null] = at ?? []
    const place =
      chosen === null
        ? { name: name.trim(), id: `provisional:${lat},${lon}`, lat, lon, country: null, admin1: null }
        : { name: chosen.name, id: chosen.id, lat: chosen.lat, lon: chosen.lon, country: chosen.country, admin1: chosen.admin1 }
    return send<Review>('/api/reviews', { author, decision: { kind: 'locate', name: placed.name, place } satisfies Decision })
  }
  return (
    <OverPage title={texts.placing.title(placed.kind === 'name' ? placed.name : instead)} className="byhand" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        {placed.kind === 'name' && <p className="muted">{texts.placing.everywhere(placed.name)}</p>}
        {places.length > 1 && (
          <label className="stack">
            {texts.placing.which}
            <select
              value={instead}
              onChange={({ target }) => {
                setInstead(target.value)
                setName(target.value)
                setId(null)
              }}
            >
              {places.map((place) => (
                <option key={place.text}>{place.text}</option>
              ))}
            </select>
          </label>
        )}
        <label className="stack">
          {texts.placing.name}
          <input value={name} dir="auto" autoComplete="off" onChange={({ target }) => setName(target.value)} />
        </label>
        <fieldset className="candidates">
          <legend>{texts.placing.candidates(candidates.length)}</legend>
          {candidates.map((one) => (
            <label key={one.id}>
              <input type="radio" name="candidate" checked={one.id === id} onChange={() => setId(one.id)} />
              <span>
                <b dir="auto">{one.name}</b> {[one.admin1, one.country].filter((part) => part !== null).join(', ')}
                <small>
                  {one.population > 0 ? `${texts.placing.people(number(one.population))} · ` : ''}
                  {one.lat.toFixed(3)}, {one.lon.toFixed(3)}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
        <PointMap pin={pin} candidates={candidates} onPoint={([lat, lon]) => type([round(lat), round(lon)])} />
        <div className="fields">
          {([0, 1] as const).map((index) => (
            <label key={index} className="stack">
              {index === 0 ? texts.placing.latitude : texts.placing.longitude}
              <input
                type="number"
                step="any"
                min={index === 0 ? -90 : -180}
                max={index === 0 ? 90 : 180}
                value={shown[index]}
                onChange={({ target }) => type(index === 0 ? [target.value, shown[1]] : [shown[0], target.value])}
              />
            </label>
          ))}
        </div>
        <KeepOrClose said={said} onClose={onClose} />
      </form>
    </OverPage>
  )
}

function round(degrees: number): string {
  return String(Math.round(degrees * 10_000) / 10_000)
}

/** Half a point is none. */
function pointOf([lat, lon]: readonly [string, string]): Point | null {
  return lat === '' || lon === '' || !Number.isFinite(Number(lat)) || !Number.isFinite(Number(lon))
    ? null
    : [Number(lat), Number(lon)]
}

interface PointProps {
  readonly pin: Point | null
  readonly candidates: readonly Place[]
  readonly onPoint: (point: Point) => void
}

const reach = 0.7

/** The land around the likeliest places, to choose a point of; around the pin once there is one. */
function PointMap({ pin, candidates, onPoint }: PointProps) {
  const { texts } = useLanguage()
  const ledger = useLedger()
  const basemap = useBasemap(ledger?.theatres.map(({ id }) => id) ?? [])
  const towns = useTowns(ledger?.countries ?? [])
  const palette = usePalette()
  const [area, setArea] = useState<Area | null>(null)
  const first = pin ?? (candidates[0] === undefined ? null : ([candidates[0].lat, candidates[0].lon] as const))
  const home = basemap?.box ?? null
  useEffect(() => {
    // The land stays where a point of it was just chosen.
    setArea((before) => {
      if (first === null) return before ?? home
      const [lat, lon] = first
      const inside =
        before !== null && before !== home && lon > before[0] && lon < before[2] && lat > before[1] && lat < before[3]
      return inside ? before : [lon - reach, lat - reach * 0.6, lon + reach, lat + reach * 0.6]
    })
  }, [first?.[0], first?.[1], home])
  if (area === null) return null
  return (
    <div className="pointmap">
      <Plate
        scene={{
          basemap,
          world: null,
          homes: ledger?.countries ?? [],
          holdings: [],
          towns,
          events: [],
          selected: new Set(),
          layers: { towns: false, areas: false, events: false },
        }}
        sides={new Map()}
        palette={palette}
        area={area}
        width={640}
        height={300}
        id="point"
        label={texts.placing.map}
        pin={pin === null ? null : [pin[1], pin[0]]}
        onPoint={(lon, lat) => onPoint([lat, lon])}
      />
      <button
        type="button"
        className="btn quiet"
        onClick={() => setArea([area[0] - 1, area[1] - 0.6, area[2] + 1, area[3] + 0.6])}
      >
        {texts.situation.zoomOut}
      </button>
    </div>
  )
}

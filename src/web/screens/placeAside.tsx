import { useState } from 'react'
import { inDegrees, type PlaceView } from '#views/placePage.ts'
import { useLanguage } from '../language/texts.tsx'
import type { MarkAsked } from '../parts/marks.ts'
import { markAsked, type Sides, Swatch } from '../parts/sideMark.tsx'
import { Go } from '../state.tsx'

/** A place's names: as the reports write it, and as the gazetteer does, each way of writing by itself. */
export function PlaceNames({ view }: { readonly view: PlaceView }) {
  const { texts } = useLanguage()
  const { place } = view
  return (
    <>
      <h3>{texts.place.names}</h3>
      <dl className="names">
        <div>
          <dt>{texts.place.asWritten}</dt>
          <dd dir="auto">
            {view.names.map(({ text, count }) => (
              <span key={text}>
                {text} <span className="muted">× {count} </span>
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{texts.place.gazetteer}</dt>
          <dd className="serif">{place.name}</dd>
        </div>
        {view.alsoNamed.map(({ script, names }) => (
          <div key={script}>
            <dt>{texts.place.script[script]}</dt>
            <dd className="serif">
              <AlsoNamed names={names} />
            </dd>
          </div>
        ))}
      </dl>
      {place.lat !== null && place.lon !== null && (
        <p className="at">
          <span className="mono">{place.id}</span> · {inDegrees(place.lat, place.lon)}
        </p>
      )}
    </>
  )
}

// Moscow has 48 names.
const fewestNames = 8

function AlsoNamed({ names }: { readonly names: readonly string[] }) {
  const { texts } = useLanguage()
  const [all, setAll] = useState(false)
  return (
    <>
      {(all ? names : names.slice(0, fewestNames)).map((name, index) => (
        <span key={name}>{index === 0 ? name : ` · ${name}`}</span>
      ))}{' '}
      {names.length > fewestNames && (
        <button type="button" className="plainlink" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.place.fewerNames : texts.place.allNames(names.length)}
        </button>
      )}
    </>
  )
}

const nobodyTold: MarkAsked = { slot: null, rival: null, status: 'unknown', before: null, pressed: false }

/** The nearest places that anything is told of, with how far and which way. */
export function Around({ view, sides }: { readonly view: PlaceView; readonly sides: Sides }) {
  const { texts } = useLanguage()
  if (view.around.length === 0) return null
  return (
    <>
      <h3>{texts.place.around}</h3>
      <ul className="plain">
        {view.around.map(({ place, holding, km, bearing }) => (
          <li key={place.id}>
            <span>
              <Swatch asked={holding === null ? nobodyTold : markAsked(holding, sides)} />{' '}
              <Go to={{ screen: 'places', id: place.id }}>{place.text}</Go>
            </span>
            <span>{texts.place.km(Math.round(km), texts.place.bearings[Math.round(bearing / 45) % 8] ?? '')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

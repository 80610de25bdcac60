import { useState } from 'react'
import type { EventShown } from '#views/happening.ts'
import type { LineHolding, PlaceView } from '#views/placePage.ts'
import { forgetAnswers, send, useAnswer, usePages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { Quoted } from '../parts/quote.tsx'
import { markAsked, SideName, Swatch, sidesById } from '../parts/sideMark.tsx'
import { sayWhen } from '../parts/since.ts'
import { useDates } from '../parts/useDates.ts'
import { Waiting } from '../parts/waiting.tsx'
import { read as readPreferences } from '../preferences.ts'
import { Go, useNavigation } from '../state.tsx'
import { BothDates } from './bothDates.tsx'
import { useByHand } from './byHand.tsx'
import { EventRows } from './eventRows.tsx'
import { HoldingLane } from './holdingLane.tsx'
import { Around, PlaceNames } from './placeAside.tsx'

/** One place: its line of holdings, what could be known of it when, and the words for and against. */
export function PlaceScreen({ id }: { readonly id: string }) {
  const { on, known } = useDates()
  const query = [on === null ? '' : `on=${on}`, known === null ? '' : `known=${known}`].filter((part) => part !== '').join('&')
  const asked = useAnswer<PlaceView>(`/api/places/${encodeURIComponent(id)}?${query}`)
  if (asked.value === null || asked.failed !== null) return <Waiting failed={asked.failed} />
  return <Shown view={asked.value} on={on ?? asked.value.span.to} />
}

function Shown({ view, on }: { readonly view: PlaceView; readonly on: string }) {
  const { texts, day, fullDay, reasons, country } = useLanguage()
  const { address } = useNavigation()
  const sides = sidesById([...view.sides])
  const { place, line } = view
  const [said, setSaid] = useState('')
  const [last, setLast] = useState<string | null>(null)
  const hand = useByHand((review) => {
    setLast(review.id)
    setSaid(texts.review.kept)
  })
  const undo = async () => {
    if (last === null) return
    await send('/api/reviews', { author: readPreferences().author || 'reader', decision: { kind: 'undo', review: last } })
    setLast(null)
    setSaid(texts.review.undone)
    forgetAnswers()
  }
  const placeByHand = () => hand.place({ kind: 'name', name: view.names[0]?.text ?? place.text })
  useKeys({ p: placeByHand, z: () => void undo() })
  const now = line.findLast((holding) => holding.from <= on && (holding.until === null || on <= holding.until)) ?? null
  return (
    <main id="main" className="page">
      <p className="crumbs">
        <Go to={{ screen: 'places' }}>{texts.app.places}</Go>
      </p>
      <h1 className="title" dir="auto">
        {place.text}
      </h1>
      <p className="sub">
        {place.admin1 !== null && <span>{place.admin1}</span>}
        {place.country !== null && <span>{country(place.country)}</span>}
        <span>{texts.place.named(view.reports)}</span>
      </p>
      <p className="handrow">
        <button type="button" className="plainlink" onClick={placeByHand}>
          {texts.placing.open} <kbd>p</kbd>
        </button>
        <span role="status">{said}</span>
        {last !== null && (
          <button type="button" className="plainlink" onClick={() => void undo()}>
            {texts.reader.undo} <kbd>z</kbd>
          </button>
        )}
      </p>
      {hand.window}
      <div className="cols">
        <div>
          <div className="secthead">
            <h2>{texts.place.line}</h2>
          </div>
          {line.length === 0 ? (
            <p className="muted">{texts.place.noLine}</p>
          ) : (
            !address.table && <HoldingLane view={view} sides={sides} />
          )}
          <ol className={address.table ? 'lane table' : 'lane'}>
            {line.map((holding) => (
              <li key={holding.from} className={holding === now ? 'cur' : undefined}>
                <b>
                  <Swatch asked={markAsked(holding, sides)} />{' '}
                  {holding.side === null
                    ? (holding.holder ?? texts.nobodyKnown)
                    : (sides.get(holding.side)?.label ?? holding.side)}
                </b>
                <small>
                  {texts.status[holding.status]} · {sayWhen(holding, texts, day)}
                  {holding.until !== null && ` · ${texts.place.until(day(holding.until))}`}
                  {holding.standing !== null && (
                    <>
                      {' · '}
                      <b>{texts.standing[holding.standing]}</b>
                    </>
                  )}
                </small>
                <EvidenceLine evidence={holding.evidence} />
                <p>{reasons(holding.reasons)}</p>
              </li>
            ))}
          </ol>
          {view.told.length > 1 && (
            <>
              <div className="secthead">
                <h2>{texts.place.both}</h2>
                <span className="muted">{texts.place.bothHint}</span>
              </div>
              <BothDates view={view} sides={sides} table={address.table} />
            </>
          )}
          {now !== null && <Evidence holding={now} />}
          <EventsThere place={place.id} />
        </div>
        <aside className="aside">
          {now !== null && (
            <section className="standing">
              <h2 className="word">
                <SideName side={now.side} sides={sides} />
                <small>{sayWhen(now, texts, day)}</small>
              </h2>
              <p>
                {texts.status[now.status]}
                {now.pressed && `, ${texts.status.pressed}`} · {fullDay(on)}
              </p>
            </section>
          )}
          <PlaceNames view={view} />
          <Around view={view} sides={sides} />
        </aside>
      </div>
    </main>
  )
}

function Evidence({ holding }: { readonly holding: LineHolding }) {
  const { texts, day } = useLanguage()
  return (
    <>
      <div className="secthead">
        <h2>{texts.place.evidence(day(holding.from))}</h2>
        <span className="muted">{texts.place.evidenceHint}</span>
      </div>
      <div className="forag">
        {(['for', 'against'] as const).map((which) => (
          <section key={which}>
            <h3>
              {texts.place[which]} <span className="muted">{holding[which].length}</span>
            </h3>
            {holding[which].length === 0 && <p className="muted">{texts.place.none}</p>}
            {holding[which].map((quote) => (
              <Quoted key={quote.claim} quote={quote} />
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

/** All that is told to have happened there, the newest first. */
function EventsThere({ place }: { readonly place: string }) {
  const { texts } = useLanguage()
  const { known } = useDates()
  const list = usePages(
    `/api/events?place=${encodeURIComponent(place)}${known === null ? '' : `&known=${known}`}`,
    (page: { readonly total: number; readonly events: readonly EventShown[] }) => page.events,
  )
  if (list.total === 0) return null
  return (
    <>
      <div className="secthead">
        <h2>{texts.place.events}</h2>
        <span className="muted">{list.total}</span>
      </div>
      <EventRows list={list} />
    </>
  )
}

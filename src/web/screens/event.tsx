import { useState } from 'react'
import type { EventView } from '#views/eventView.ts'
import type { SideShown } from '#views/sides.ts'
import { useAnswer } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { SideName, type Sides, sidesById } from '../parts/sideMark.tsx'
import { titleOf } from '../parts/title.ts'
import { useDates } from '../parts/useDates.ts'
import { Waiting } from '../parts/waiting.tsx'
import { Go, useNavigation } from '../state.tsx'
import { Figures } from './figures.tsx'
import { Matrix } from './matrix.tsx'
import { useRegrouping } from './regrouping.tsx'
import { StandingPanel } from './standingPanel.tsx'

/** One event: who says what of it, in which words, and how well that makes it known. */
export function EventScreen({ id }: { readonly id: string }) {
  const { knownQuery } = useDates()
  const asked = useAnswer<EventView>(`/api/events/${encodeURIComponent(id)}?${knownQuery}`)
  const sides = useAnswer<{ sides: readonly SideShown[] }>('/api/sides')
  if (asked.value === null || asked.failed !== null) return <Waiting failed={asked.failed} />
  return <Shown view={asked.value} sides={sidesById(sides.value?.sides ?? [])} />
}

function Shown({ view, sides }: { readonly view: EventView; readonly sides: Sides }) {
  const { texts, fullDay, counts } = useLanguage()
  const { address } = useNavigation()
  const [unfolded, setUnfolded] = useState(false)
  const { event, gains, loses } = view
  const { known } = useDates()
  const regrouping = useRegrouping(event.id)
  // A decision counts from today: what was known then stays as it was.
  const merge = known === null ? regrouping.merge : null
  useKeys(Object.fromEntries(view.beside.map((other, index) => [String(index + 1), () => merge?.(other.id)])))
  const day =
    event.date === null
      ? texts.dayNotTold
      : event.date.from === event.date.to
        ? fullDay(event.date.from)
        : `${fullDay(event.date.from)} – ${fullDay(event.date.to)}`
  return (
    <main id="main" className="page">
      <p className="crumbs">
        <Go to={{ screen: 'events' }}>{texts.app.events}</Go>
      </p>
      <h1 className="title" dir="auto">
        {titleOf(event, texts)}
      </h1>
      <p className="sub">
        <span>{day}</span>
        {gains !== null && (
          <span>
            {texts.event.gains}: <SideName side={gains} sides={sides} />
          </span>
        )}
        {loses !== null && (
          <span>
            {texts.event.loses}: <SideName side={loses} sides={sides} />
          </span>
        )}
        {Object.keys(event.counts).length > 0 && <span>{counts(event.counts)}</span>}
        <span className="mono">{event.id}</span>
      </p>
      {regrouping.said}
      <div className="cols">
        <div>
          <div className="secthead">
            <h2>{texts.event.whoSaysWhat}</h2>
            <span className="muted">{texts.event.rowHint}</span>
            {view.copies > 0 && (
              <span className="act">
                <button type="button" className="plainlink" aria-pressed={unfolded} onClick={() => setUnfolded(!unfolded)}>
                  {unfolded ? texts.event.fold : texts.event.unfold}
                </button>
              </span>
            )}
          </div>
          <Matrix
            key={String(unfolded)}
            view={view}
            unfolded={unfolded || address.table}
            onSplit={known === null ? regrouping.split : null}
          />
          <div className="secthead">
            <h2>{texts.event.figures}</h2>
            <span className="muted">{texts.event.figuresHint}</span>
          </div>
          <Figures series={view.figures} sides={sides} table={address.table} />
        </div>
        <aside className="aside">
          <StandingPanel view={view} />
          {view.beside.length > 0 && <h3>{texts.event.beside}</h3>}
          <ul className="plain">
            {view.beside.map((other, index) => (
              <li key={other.id}>
                <span>
                  <Go to={{ screen: 'events', id: other.id }}>{titleOf(other, texts)}</Go>
                  {merge !== null && (
                    <button
                      type="button"
                      className="plainlink merge"
                      aria-label={`${texts.event.merge}: ${titleOf(other, texts)}`}
                      onClick={() => merge(other.id)}
                    >
                      {texts.event.merge} <kbd>{index + 1}</kbd>
                    </button>
                  )}
                </span>
                <EvidenceLine evidence={other.evidence} />
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </main>
  )
}

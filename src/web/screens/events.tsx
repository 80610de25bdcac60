import type { EventShown } from '#views/happening.ts'
import { useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { titleOf } from '../parts/title.ts'
import { useDates } from '../parts/useDates.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { Go } from '../state.tsx'

/** Every event, the newest first. */
export function EventsScreen() {
  const { texts, day, counts } = useLanguage()
  const { knownQuery } = useDates()
  const asked = useAnswer<{ total: number; events: readonly EventShown[] }>(`/api/events?limit=1000&${knownQuery}`)
  if (asked.value === null) return <Waiting failed={asked.failed} />
  const { total, events } = asked.value
  return (
    <main id="main" className="page listpage">
      <h1 className="title">{texts.event.list}</h1>
      <p className="sub">
        <span>{texts.event.listSub(total)}</span>
      </p>
      <VirtualRows
        rows={events}
        height={46}
        keyOf={(event) => event.id}
        open={(event) => ({ screen: 'events', id: event.id })}
        row={(event) => (
          <>
            <span className="muted when">
              {event.date === null
                ? texts.dayNotTold
                : event.date.from === event.date.to
                  ? day(event.date.from)
                  : `${day(event.date.from)} – ${day(event.date.to)}`}
            </span>
            <span className="what" dir="auto">
              <Go to={{ screen: 'events', id: event.id }}>{titleOf(event, texts)}</Go>
              <small>{counts(event.counts)}</small>
            </span>
            <b>{texts.standing[event.standing]}</b>
            <EvidenceLine evidence={event.evidence} />
          </>
        )}
      />
    </main>
  )
}

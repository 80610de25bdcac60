import type { EventShown } from '#views/happening.ts'
import type { Pages } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { titleOf } from '../parts/title.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Go } from '../state.tsx'

/** Events, one a line, of any number. */
export function EventRows({ list }: { readonly list: Pages<unknown, EventShown> }) {
  const { texts, day, counts } = useLanguage()
  return (
    <VirtualRows
      list={list}
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
  )
}

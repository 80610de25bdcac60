import type { EventShown } from '#views/happening.ts'
import { usePages } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { useDates } from '../parts/useDates.ts'
import { Waiting } from '../parts/waiting.tsx'
import { EventRows } from './eventRows.tsx'

/** Every event, the newest first. */
export function EventsScreen() {
  const { texts } = useLanguage()
  const { knownQuery } = useDates()
  const list = usePages(`/api/events?${knownQuery}`, ({ events }: { total: number; events: readonly EventShown[] }) => events)
  if (list.first === null) return <Waiting failed={list.failed} />
  return (
    <main id="main" className="page listpage">
      <h1 className="title">{texts.event.list}</h1>
      <p className="sub">
        <span>{texts.event.listSub(list.total)}</span>
      </p>
      <EventRows list={list} />
    </main>
  )
}

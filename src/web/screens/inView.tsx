import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { HoldingShown, Situation } from '#views/situation.ts'
import { usePages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { type Language, useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import type { Sides } from '../parts/sideMark.tsx'
import { titleOf } from '../parts/title.ts'
import { useNeed } from '../parts/virtualRows.tsx'
import { Go, useNavigation } from '../state.tsx'
import { HoldingRow, rowsOf } from './holdingRow.tsx'

interface InViewProps {
  readonly situation: Situation
  readonly holdings: readonly HoldingShown[]
  readonly sides: Sides
  readonly onSelect: (places: string | null) => void
}

type Line =
  | { readonly kind: 'head'; readonly key: string; readonly title: string; readonly hint: string }
  | { readonly kind: 'row'; readonly key: string; readonly holdings: [HoldingShown, ...HoldingShown[]] }
  | { readonly kind: 'note'; readonly key: string; readonly text: string }

/** The list of what is in view: what changed first, then what was before, then what can't be drawn, then the events. */
export function InView({ situation, holdings, sides, onSelect }: InViewProps) {
  const language = useLanguage()
  const { texts } = language
  const { address, go } = useNavigation()
  const scroller = useRef<HTMLElement>(null)
  const { on, from, known, eventsInRange } = situation
  const lines = useMemo(
    () => linesOf(holdings, { on, from, quiet: eventsInRange === 0 }, language),
    [holdings, on, from, eventsInRange, language],
  )
  const rows = useMemo(() => lines.flatMap((line, index) => (line.kind === 'row' ? [{ line, index }] : [])), [lines])
  const events = usePages(
    `/api/events?from=${from}&to=${on}${known === null ? '' : `&known=${known}`}`,
    (page: { readonly total: number; readonly events: Situation['events'] }) => page.events,
  )
  const selectedKey = (line: Extract<Line, { kind: 'row' }>) => line.holdings.map(({ place }) => place.id).join(',')
  const current = rows.findIndex(
    ({ line }) => selectedKey(line) === address.selected || line.holdings.some(({ place }) => place.id === address.selected),
  )
  const virtual = useVirtualizer({
    count: lines.length + eventsInRange,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'row' ? 84 : index < lines.length ? 40 : 62),
    overscan: 12,
    getItemKey: (index) => lines[index]?.key ?? index,
  })
  const seen = virtual.getVirtualItems().filter(({ index }) => index >= lines.length)
  useNeed(
    events.need,
    seen[0] && seen[0].index - lines.length,
    seen.length === 0 ? undefined : (seen.at(-1)?.index ?? 0) - lines.length,
  )
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, current === -1 ? 0 : current + by))]
    if (next === undefined) return
    onSelect(selectedKey(next.line))
    virtual.scrollToIndex(next.index)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const event = rows[current]?.line.holdings[0].events[0]
      if (event !== undefined) go({ ...address, screen: 'events', id: event, selected: null, area: null })
    },
  })
  return (
    <aside className="inview" aria-label={texts.situation.inView} ref={scroller} tabIndex={-1}>
      <header>
        <div className="row">
          <h2>{texts.situation.inView}</h2>
          <span className="muted">{texts.situation.counts(holdings.length, situation.eventsInRange)}</span>
        </div>
        <div className="row small muted">
          <label>
            <span className="vh">{texts.situation.onlySide}</span>
            <select
              value={address.side ?? ''}
              onChange={({ target }) => go({ side: target.value === '' ? null : target.value }, { replace: true })}
            >
              <option value="">{texts.situation.everySide}</option>
              {situation.sides.map((side) => (
                <option key={side.id} value={side.id}>
                  {side.label}
                </option>
              ))}
            </select>
          </label>
          <span>{texts.situation.whoSays}</span>
        </div>
      </header>
      <div className="virtual" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          return (
            <div key={key} data-index={index} ref={virtual.measureElement} style={{ transform: `translateY(${start}px)` }}>
              {line === undefined ? <EventRow event={events.rowAt(index - lines.length)} /> : shown(line)}
            </div>
          )
        })}
      </div>
    </aside>
  )

  function shown(line: Line) {
    switch (line.kind) {
      case 'head':
        return (
          <h3 className="sec">
            {line.title} <small>{line.hint}</small>
          </h3>
        )
      case 'note':
        return <p className="rest">{line.text}</p>
      case 'row':
        return (
          <HoldingRow
            holdings={line.holdings}
            sides={sides}
            on={on}
            selected={rows[current]?.line === line}
            onSelect={() => onSelect(selectedKey(line))}
          />
        )
    }
  }
}

function EventRow({ event }: { readonly event: Situation['events'][number] | null }) {
  const { texts, shortDay } = useLanguage()
  if (event === null) return <article className="hold event" aria-busy="true" />
  return (
    <article className="hold event">
      <Go to={{ screen: 'events', id: event.id }} className="who">
        {titleOf(event, texts)}
      </Go>
      <EvidenceLine evidence={event.evidence} />
      <p className="ln">
        {event.date === null ? texts.dayNotTold : shortDay(event.date.to)} · <b>{texts.standing[event.standing]}</b>
      </p>
    </article>
  )
}

function linesOf(
  holdings: readonly HoldingShown[],
  { on, from, quiet }: { readonly on: string; readonly from: string; readonly quiet: boolean },
  { texts, shortDay }: Language,
): Line[] {
  const placed = holdings.filter(({ place }) => place.lat !== null)
  const fresh = placed.filter(({ changedOn }) => changedOn >= from && changedOn <= on)
  const before = placed.filter(({ changedOn }) => changedOn < from)
  const unplaced = holdings.filter(({ place }) => place.lat === null)
  const group = (title: string, hint: string, some: readonly HoldingShown[]): Line[] =>
    some.length === 0
      ? []
      : [
          { kind: 'head', key: title, title, hint },
          ...rowsOf(some).map((row): Line => ({ kind: 'row', key: row.map(({ place }) => place.id).join(), holdings: row })),
        ]
  const places = (count: number) => texts.situation.counts(count, 0).split(' · ')[0] ?? ''
  return [
    ...group(
      from === on ? texts.situation.changed(shortDay(on)) : texts.situation.changedSince(shortDay(from)),
      places(fresh.length),
      fresh,
    ),
    ...group(texts.situation.before, places(before.length), before),
    ...group(texts.situation.notOnMap, texts.situation.notOnMapHint, unplaced),
    ...(holdings.length === 0 ? [{ kind: 'note' as const, key: 'none', text: texts.situation.noHoldings }] : []),
    { kind: 'head', key: 'events', title: texts.situation.eventsOf, hint: '' },
    ...(quiet ? [{ kind: 'note' as const, key: 'quiet', text: texts.situation.noEvents }] : []),
  ]
}

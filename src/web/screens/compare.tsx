import { useMemo } from 'react'
import type { Day } from '#model/day.ts'
import type { HoldingShown, Situation } from '#views/situation.ts'
import { useAnswer } from '../ask.ts'
import { addDays } from '../days.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { useBasemap } from '../map/basemap.ts'
import { usePalette } from '../map/palette.ts'
import { Plate } from '../map/plate.tsx'
import { boundsOf, type Scene } from '../map/scene.ts'
import { useTowns } from '../map/useTowns.ts'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { markAsked, Swatch, sidesById } from '../parts/sideMark.tsx'
import { sayWhen } from '../parts/since.ts'
import { Waiting } from '../parts/waiting.tsx'
import { Go, useNavigation } from '../state.tsx'
import { EventChanges } from './eventChanges.tsx'

/** Two knowledge dates side by side, and what changed between them. */
export function CompareScreen() {
  const { texts, fullDay } = useLanguage()
  const { address, go } = useNavigation()
  const ledger = useLedger()
  const last = ledger?.lastDay ?? ''
  const first = address.known ?? (last === '' ? '' : addDays(last, -1))
  const second = address.against ?? last
  const on = address.on ?? (second < last ? second : last)
  const a = useAnswer<Situation>(last === '' ? null : `/api/situation?on=${on}&known=${first}`)
  const b = useAnswer<Situation>(last === '' ? null : `/api/situation?on=${on}&known=${second}`)
  if (a.value === null || b.value === null) return <Waiting failed={a.failed ?? b.failed} />
  const pick = (label: string, value: Day, set: (day: Day) => void) => (
    <label className="dayfield">
      {label} <input type="date" value={value} onChange={({ target }) => target.value !== '' && set(target.value)} />
    </label>
  )
  return (
    <main id="main" className="page">
      <h1 className="title">{texts.compare.title}</h1>
      <p className="sub">
        <span>{texts.compare.sub(fullDay(first), fullDay(second))}</span>
      </p>
      <p className="picks">
        {pick(texts.compare.first, first, (known) => go({ known, on }))}
        {pick(texts.compare.second, second, (against) => go({ against, on }))}
        {pick(texts.dates.valid, on, (day) => go({ on: day }))}
      </p>
      {!address.table && <Pair a={a.value} b={b.value} first={first} second={second} />}
      <Changes a={a.value} b={b.value} first={first} second={second} />
      <EventChanges first={first} second={second} last={last} />
    </main>
  )
}

interface PairProps {
  readonly a: Situation
  readonly b: Situation
  readonly first: Day
  readonly second: Day
}

function Pair({ a, b, first, second }: PairProps) {
  const { texts, fullDay } = useLanguage()
  const ledger = useLedger()
  const basemap = useBasemap(ledger?.theatres.map(({ id }) => id) ?? [])
  const towns = useTowns(ledger?.countries ?? [])
  const changed = useMemo(() => new Set(changesOf(a, b).map(({ id }) => id)), [a, b])
  const area = boundsOf([...a.holdings, ...b.holdings], []) ?? ([30, 30, 45, 40] as const)
  const sides = sidesById([...a.sides, ...b.sides])
  const palette = usePalette()
  const scene = (one: Situation): Scene => ({
    basemap,
    world: null,
    homes: ledger?.countries ?? [],
    holdings: one.holdings,
    towns,
    events: [],
    selected: changed,
    layers: { towns: true, areas: true, events: false },
  })
  return (
    <div className="pair">
      {(
        [
          [a, first],
          [b, second],
        ] as const
      ).map(([one, known], index) => (
        <figure key={known}>
          <figcaption>
            <b>{texts.compare.known(fullDay(known))}</b>
            <span>{texts.situation.reports(one.reports.counted)}</span>
          </figcaption>
          <div className="pm">
            <Plate
              scene={scene(one)}
              sides={sides}
              palette={palette}
              area={area}
              width={676}
              height={380}
              id={`p${index}`}
              label={`${texts.compare.known(fullDay(known))}: ${texts.situation.mapSays(one.holdings.length)}`}
            />
          </div>
        </figure>
      ))}
    </div>
  )
}

interface Changed {
  readonly id: string
  readonly kind: 'new' | 'changed' | 'gone' | 'standing'
  readonly before: HoldingShown | null
  readonly after: HoldingShown | null
}

function changesOf(a: Situation, b: Situation): Changed[] {
  const before = new Map(a.holdings.map((holding) => [holding.place.id, holding]))
  const after = new Map(b.holdings.map((holding) => [holding.place.id, holding]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): Changed[] => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null]
    if (was === null || is === null) return [{ id, kind: was === null ? 'new' : 'gone', before: was, after: is }]
    if (was.side !== is.side || was.since !== is.since || was.notBefore !== is.notBefore)
      return [{ id, kind: 'changed', before: was, after: is }]
    return was.status !== is.status || was.standing !== is.standing ? [{ id, kind: 'standing', before: was, after: is }] : []
  })
}

function Changes({ a, b, first, second }: PairProps) {
  const { texts, fullDay, shortDay, reasons } = useLanguage()
  const sides = sidesById([...a.sides, ...b.sides])
  const changes = changesOf(a, b)
  const cell = (holding: HoldingShown | null) =>
    holding === null ? (
      <span className="muted">–</span>
    ) : (
      <>
        <Swatch asked={markAsked(holding, sides)} />{' '}
        {holding.side === null ? (holding.holder ?? texts.nobodyKnown) : (sides.get(holding.side)?.label ?? '')},{' '}
        {texts.status[holding.status]}
        {holding.since !== null && `, ${sayWhen(holding, texts, shortDay)}`} <EvidenceLine evidence={holding.evidence} />
      </>
    )
  return (
    <>
      <div className="secthead">
        <h2>{texts.compare.changes}</h2>
        <span className="muted">{changes.length === 0 ? texts.compare.none : texts.compare.changed(changes.length)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="scroller" tabIndex={0}>
        <table className="rec diff">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{texts.compare.changes}</span>
              </th>
              <th scope="col">{texts.compare.what}</th>
              <th scope="col">{texts.compare.known(fullDay(first))}</th>
              <th scope="col">{texts.compare.known(fullDay(second))}</th>
              <th scope="col">{texts.compare.because}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ id, kind, before, after }) => {
              const shown = after ?? before
              return (
                <tr key={id}>
                  <td>
                    <span className={`chg ${kind}`}>{texts.compare.kind[kind]}</span>
                  </td>
                  <th scope="row">
                    <Go to={{ screen: 'places', id, table: false }}>{shown?.place.text}</Go>
                  </th>
                  <td>{cell(before)}</td>
                  <td>{cell(after)}</td>
                  <td className="why">
                    {shown !== null && reasons(shown.reasons)}{' '}
                    {shown?.events[0] !== undefined && (
                      <Go to={{ screen: 'events', id: shown.events[0], known: null, table: false }}>{texts.whoSays}</Go>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

import { memo, useMemo } from 'react'
import type { Interest } from '#views/evidence.ts'
import type { HoldingShown, Situation } from '#views/situation.ts'
import { inArea } from '#views/situation.ts'
import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'
import { Gap, useLongTable } from '../parts/longTable.tsx'
import { markAsked, type Sides, Swatch, sidesById } from '../parts/sideMark.tsx'
import { Go, useNavigation } from '../state.tsx'
import { TimelineTable } from './timeline.tsx'

/** The table twin of the map and the list: the same rows, the same order, nothing that only the map would tell. */
export function SituationTable({ situation }: { readonly situation: Situation }) {
  const { texts, fullDay } = useLanguage()
  const { address } = useNavigation()
  const { col } = texts.situation
  const sides = useMemo(() => sidesById(situation.sides), [situation.sides])
  const inView = situation.holdings.filter(
    ({ place, side }) => inArea(place, address.area) && (address.side === null || side === address.side),
  )
  const placed = inView.filter(({ place }) => place.lat !== null)
  const unplaced = inView.filter(({ place }) => place.lat === null)
  // Null is the heading between the two.
  const rows = [...placed, ...(unplaced.length > 0 ? [null] : []), ...unplaced]
  const long = useLongTable(rows.length, 37)
  const when =
    situation.known === null
      ? texts.situation.asKnownNow(fullDay(situation.on))
      : texts.situation.asKnownThen(fullDay(situation.on), fullDay(situation.known))
  return (
    <main id="main" className="page">
      <h1 className="title">{texts.situation.asTable}</h1>
      <p className="sub">
        <span>{when}</span>
        <span>{texts.situation.counts(inView.length, situation.eventsInRange)}</span>
        <span>
          <Go to={{ table: false }}>
            {texts.app.picture} <kbd>T</kbd>
          </Go>
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="scroller" tabIndex={0}>
        <table className={`rec situationtable${long.measure === undefined ? '' : ' is-long'}`} ref={long.table}>
          <thead>
            <tr className="grp">
              <th colSpan={5} />
              <th colSpan={3}>{texts.situation.whoSaysSo}</th>
              <th />
            </tr>
            <tr>
              {[col.place, col.holder, col.since, col.state, col.standing, col.gains, col.none, col.loses, col.last].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            <Gap height={long.before} columns={9} />
            {long.indexes.map((index) => {
              const holding = rows[index]
              return holding == null ? (
                <tr key="unplaced" className="grp" data-index={index} ref={long.measure}>
                  <th colSpan={9}>{texts.situation.notOnMap}</th>
                </tr>
              ) : (
                <TableRow key={holding.place.id} index={index} measure={long.measure} holding={holding} sides={sides} />
              )
            })}
            <Gap height={long.after} columns={9} />
          </tbody>
        </table>
      </div>
      <div className="secthead">
        <h2>{texts.situation.timeline}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="scroller" tabIndex={0}>
        <TimelineTable timeline={situation.timeline} />
      </div>
    </main>
  )
}

interface RowProps {
  readonly index: number
  readonly measure: ((row: HTMLElement | null) => void) | undefined
  readonly holding: HoldingShown
  readonly sides: Sides
}

const TableRow = memo(function TableRow({ index, measure, holding, sides }: RowProps) {
  const { texts, day } = useLanguage()
  const { place, side, holder, since, notBefore, status, standing, pressed, extent, lastTold, events } = holding
  const who = side === null ? (holder ?? texts.nobodyKnown) : (sides.get(side)?.label ?? side)
  return (
    <tr data-index={index} ref={measure}>
      <th scope="row" dir="auto">
        <Go to={{ screen: 'places', id: place.id, table: false }}>{place.text}</Go>
        {extent !== null && `, ${texts.extent[extent]}`}
      </th>
      <td>
        <Swatch asked={markAsked(holding, sides)} /> {who}
      </td>
      <td>{since === null ? texts.notTold : since === notBefore ? day(since) : texts.atLatest(day(since))}</td>
      <td>
        {texts.status[status]}
        {pressed && `, ${texts.status.pressed}`}
      </td>
      <td>
        {standing !== null &&
          (events[0] === undefined ? (
            texts.standing[standing]
          ) : (
            <Go to={{ screen: 'events', id: events[0], table: false }}>
              <b>{texts.standing[standing]}</b>
            </Go>
          ))}
      </td>
      {(['gains', 'none', 'loses'] as const).map((interest: Interest) => (
        <td key={interest}>
          {holding.evidence[interest].map(({ stance, origins, over }) => (
            <span key={stance} className="evcell">
              <Glyph stance={stance} over={over} alone={false} /> {origins} {texts.stance[stance]}
            </span>
          ))}
          {holding.evidence[interest].length === 0 && <span className="muted">–</span>}
        </td>
      ))}
      <td>{lastTold === null ? '' : day(lastTold)}</td>
    </tr>
  )
})

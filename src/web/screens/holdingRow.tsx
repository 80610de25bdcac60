import type { Day } from '#model/day.ts'
import type { HoldingShown } from '#views/situation.ts'
import { daysFrom } from '../days.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { markAsked, type Sides, Swatch } from '../parts/sideMark.tsx'
import { sayWhen } from '../parts/since.ts'
import { Go } from '../state.tsx'

interface RowProps {
  /** Places that one event gave to one side: they are one row. */
  readonly holdings: readonly [HoldingShown, ...HoldingShown[]]
  readonly sides: Sides
  readonly on: Day
  readonly selected: boolean
  readonly onSelect: () => void
}

export function HoldingRow({ holdings, sides, on, selected, onSelect }: RowProps) {
  const { texts, shortDay, reasons } = useLanguage()
  const [first] = holdings
  const { side, holder, status, extent, pressed, lastTold } = first
  const who = side === null ? (holder ?? texts.nobodyKnown) : (sides.get(side)?.label ?? side)
  const age = lastTold === null ? null : daysFrom(lastTold, on)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j and k, and by the link within
    <article
      className="hold"
      aria-current={selected}
      data-places={holdings.map(({ place }) => place.text).join(', ')}
      onClick={onSelect}
    >
      <span className="mkc">
        <Swatch asked={markAsked(first, sides)} />
      </span>
      <span className="whos">
        {holdings.map(({ place }, index) => (
          <span key={place.id}>
            {index > 0 && ', '}
            <Go to={{ screen: 'places', id: place.id }} className="who" dir="auto">
              {place.text}
            </Go>
          </span>
        ))}
      </span>
      <EvidenceLine evidence={first.evidence} />
      <p className="ln">
        <b>{who}</b>
        {extent !== null && `, ${texts.extent[extent]}`} {sayWhen(first, texts, shortDay)} · <b>{texts.status[status]}</b>
        {pressed && `, ${texts.status.pressed}`}
      </p>
      <p className="age">
        {age === null
          ? ''
          : age < 0
            ? texts.situation.toldLater
            : age === 0
              ? texts.situation.toldToday
              : texts.situation.daysOld(age)}
      </p>
      <p className="ln why">
        {reasons(first.reasons)}
        {first.events[0] !== undefined && (
          <>
            {' · '}
            <Go to={{ screen: 'events', id: first.events[0] }}>{texts.whoSays}</Go>
          </>
        )}
      </p>
    </article>
  )
}

/** Rows of the list: places that share the event behind them stand together, as one report told them. */
export function rowsOf(holdings: readonly HoldingShown[]): [HoldingShown, ...HoldingShown[]][] {
  const rows = new Map<string, [HoldingShown, ...HoldingShown[]]>()
  for (const holding of holdings) {
    const key = [
      holding.events[0] ?? holding.place.id,
      holding.side,
      holding.status,
      holding.since,
      holding.notBefore,
      holding.pressed,
      holding.extent,
    ].join(' ')
    const row = rows.get(key)
    if (row) row.push(holding)
    else rows.set(key, [holding])
  }
  return [...rows.values()]
}

import { useAnswer } from '../ask.ts'
import { addDays, daysFrom } from '../days.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { useNavigation } from '../state.tsx'
import { Icon } from './glyphs.tsx'
import { useDates } from './useDates.ts'

/** The two dates, on every screen that shows what is worked out. The whole band turns yellow when known at is not now. */
export function TwoDates() {
  const { texts, fullDay, day } = useLanguage()
  const { address, go } = useNavigation()
  const ledger = useLedger()
  const last = ledger?.lastDay ?? null
  const counted = useAnswer<{ total: number }>(address.known === null ? null : `/api/reports?limit=1&known=${address.known}`)
  const { on } = useDates()
  const step = (count: number) =>
    on !== null && go({ on: addDays(on, count), from: address.from === null ? null : addDays(address.from, count) })
  const stepKnown = (count: number) => {
    const known = addDays(address.known ?? last ?? '', count)
    go({ known: last !== null && known >= last ? null : known, on })
  }
  useKeys({ '[': () => step(-1), ']': () => step(1) })
  if (ledger === null || on === null || last === null) return null
  const past = address.known !== null
  const { dates } = texts
  return (
    <section className={past ? 'dates past' : 'dates'} aria-label={dates.label}>
      <div className="date">
        <span>
          {dates.valid}
          <small>{dates.validHint}</small>
        </span>
        <span className="field">
          <button type="button" aria-label={dates.before} title={`${dates.before} ([)`} onClick={() => step(-1)}>
            <Icon name="prev" flip />
          </button>
          <label className="pick">
            <b>{fullDay(on)}</b>
            <input
              type="date"
              aria-label={dates.valid}
              value={on}
              onChange={({ target }) => target.value !== '' && go({ on: target.value, from: null })}
            />
          </label>
          <button type="button" aria-label={dates.after} title={`${dates.after} (])`} onClick={() => step(1)}>
            <Icon name="next" flip />
          </button>
        </span>
      </div>
      <Rulers first={ledger.firstDay ?? last} last={last} on={on} known={address.known} />
      <div className="date">
        <span>
          {dates.known}
          <small>{dates.knownHint}</small>
        </span>
        <span className="field kn">
          <button type="button" aria-label={dates.knownBefore} title={dates.knownBefore} onClick={() => stepKnown(-1)}>
            <Icon name="prev" flip />
          </button>
          <label className="pick">
            <b>{address.known === null ? dates.now(day(last)) : dates.endOf(fullDay(address.known))}</b>
            <input
              type="date"
              aria-label={dates.known}
              value={address.known ?? last}
              onChange={({ target }) => target.value !== '' && go({ known: target.value >= last ? null : target.value, on })}
            />
          </label>
          <button
            type="button"
            aria-label={dates.knownAfter}
            title={dates.knownAfter}
            disabled={!past}
            onClick={() => stepKnown(1)}
          >
            <Icon name="next" flip />
          </button>
        </span>
      </div>
      <p className="note" role="status">
        {past ? (
          <>
            <strong>{dates.past}</strong>{' '}
            {counted.value !== null && dates.counted(counted.value.total, ledger.reports, ledger.reports - counted.value.total)}
          </>
        ) : (
          dates.all(ledger.reports, day(last))
        )}
      </p>
      <div className="end">
        {past && (
          <button type="button" className="btn" onClick={() => go({ known: null })}>
            {dates.backToNow} <kbd>n</kbd>
          </button>
        )}
      </div>
    </section>
  )
}

const width = 292
const margin = 56

/** Two rulers: when it was so, and by when it had been told. */
function Rulers({
  first,
  last,
  on,
  known,
}: {
  readonly first: string
  readonly last: string
  readonly on: string
  readonly known: string | null
}) {
  const { shortDay } = useLanguage()
  const days = Math.max(1, daysFrom(first, last))
  const x = (day: string) => margin + ((width - 2 * margin) * Math.min(Math.max(daysFrom(first, day), 0), days)) / days
  const ticks = days <= 40 ? Array.from({ length: days + 1 }, (_, index) => x(addDays(first, index))) : []
  const until = known ?? last
  return (
    <span className="rulers">
      <svg className="twodate" viewBox={`0 0 ${width} 34`} width={width} height={34} aria-hidden="true">
        <path d={`M${margin},12H${width - margin}M${margin},22H${width - margin}`} className="axis" />
        {ticks.map((at) => (
          <path key={at} d={`M${at},12v3M${at},19v3`} className="axis" />
        ))}
        <text x={margin - 10} y={20.5} textAnchor="end">
          {shortDay(first)}
        </text>
        <text x={width - margin + 10} y={20.5}>
          {shortDay(last)}
        </text>
        {known !== null && <path d={`M${x(known)},22H${width - margin}`} className="cutoff" />}
        <path d={`M${x(on)},12l-5,-9h10z`} className="ptr" />
        <path d={`M${x(until)},22l-5,9h10z`} className="ptr" />
      </svg>
    </span>
  )
}

import type { KnownRow, PlaceView } from '#views/placePage.ts'
import { useAnswers } from '../ask.ts'
import { addDays, daysFrom } from '../days.ts'
import { useLanguage } from '../language/texts.tsx'
import { type Sides, slotOf } from '../parts/sideMark.tsx'
import { HatchDefs, runFill } from './runFill.tsx'

const [width, left, top, rowHeight] = [920, 250, 26, 27]

/** Both dates at once: columns are days on which it was so, rows are days by which it had been told. */
export function BothDates({ view, sides, table }: { readonly view: PlaceView; readonly sides: Sides; readonly table: boolean }) {
  const { texts, shortDay, fullDay } = useLanguage()
  const { told, span } = view
  const rows = useAnswers<KnownRow>(
    told.map(({ known }) => `/api/places/${encodeURIComponent(view.place.id)}/known?known=${known}`),
  )
  const both = told.map((one, index) => ({ ...one, runs: rows[index]?.runs ?? null }))
  const days = daysFrom(span.from, span.to) + 1
  const wide = (width - left - 10) / days
  const x = (day: string) => left + wide * Math.min(Math.max(daysFrom(span.from, day), 0), days)
  const height = top + both.length * rowHeight + 10
  const step = Math.ceil(days / 14)
  const said = (side: string | null, status: string) =>
    `${side === null ? texts.nobodyKnown : (sides.get(side)?.label ?? side)}, ${texts.status[status as keyof typeof texts.status] ?? status}`
  if (table)
    return (
      <table className="rec">
        <tbody>
          {both.map(({ known, outlets, runs }) => (
            <tr key={known}>
              <th scope="row">{fullDay(known)}</th>
              <td>{outlets.join(', ')}</td>
              <td>
                {runs === null && texts.app.loading}
                {runs?.length === 0 && texts.place.nobodyTold}
                {runs?.map((run) => (
                  <span key={run.from} className="evcell">
                    {shortDay(run.from)} – {shortDay(run.to)}: {said(run.side, run.status)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  const stair = both.map(({ known }, index) => {
    const edge = x(addDays(known, 1))
    return `${index === 0 ? `M${edge},${top}` : `H${edge}`}V${top + (index + 1) * rowHeight}`
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="scroller" tabIndex={0}>
      <svg
        className="chart twoway"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={both
          .map(
            ({ known, runs }) =>
              `${fullDay(known)}: ${runs === null ? texts.app.loading : runs.map((run) => said(run.side, run.status)).join(', ') || texts.place.nobodyTold}`,
          )
          .join('; ')}
      >
        <HatchDefs id="both" sides={sides} />
        {Array.from({ length: Math.ceil(days / step) }, (_, index) => addDays(span.from, index * step)).map((day, index) => (
          <text key={day} x={x(day) + wide / 2} y={17} className="tick" textAnchor="middle">
            {index === 0 || day.endsWith('-01') ? shortDay(day) : Number(day.slice(8))}
          </text>
        ))}
        {both.map(({ known, outlets, runs }, row) => {
          const y = top + row * rowHeight
          const names = outlets.join(', ')
          return (
            <g key={known}>
              <text x={0} y={y + rowHeight / 2 + 4} className="tw-k">
                {shortDay(known)}
              </text>
              <text x={58} y={y + rowHeight / 2 + 4} className="tw-o">
                {names.length > 30 ? `${names.slice(0, 29)}…` : names}
              </text>
              <rect
                x={left}
                y={y + 3}
                width={Math.max(1, x(addDays(known, 1)) - left)}
                height={rowHeight - 6}
                className="tw-open"
              />
              {(runs === null || runs.length === 0) && (
                <text x={left + 7} y={y + rowHeight / 2 + 4} className="tw-n">
                  {runs === null ? texts.app.loading : texts.place.nobodyTold}
                </text>
              )}
              {runs?.map((run) => {
                const [begin, end] = [x(run.from), x(addDays(run.to, 1))]
                const label = said(run.side, run.status)
                return (
                  <g key={run.from}>
                    <rect
                      x={begin + 0.5}
                      y={y + 3}
                      width={Math.max(1, end - begin - 1)}
                      height={rowHeight - 6}
                      className={`tw-c s-${slotOf(run.side, sides) ?? 'none'}`}
                      {...runFill('both', run, sides)}
                    />
                    {end - begin > label.length * 7 && (
                      <text x={begin + 7} y={y + rowHeight / 2 + 4} className="tw-t">
                        {label}
                      </text>
                    )}
                  </g>
                )
              })}
            </g>
          )
        })}
        <path d={stair.join('')} className="stair" />
      </svg>
      <p className="cap">
        <span>
          <b className="step" /> {texts.place.step}
        </span>
      </p>
    </div>
  )
}

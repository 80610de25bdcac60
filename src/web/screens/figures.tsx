import { useMemo } from 'react'
import type { CountKey } from '#model/claim.ts'
import type { FigureSeries } from '#views/figures.ts'
import { addDays, daysFrom } from '../days.ts'
import { useLanguage } from '../language/texts.tsx'
import { Gap, useLongTable } from '../parts/longTable.tsx'
import { shapeOf } from '../parts/marks.ts'
import { type Sides, slotOf } from '../parts/sideMark.tsx'

interface FiguresProps {
  readonly series: readonly FigureSeries[]
  readonly sides: Sides
  readonly table: boolean
}

/** Each origin's figures by the day of telling, one chart a kind of figure: never averaged, never added up. */
export function Figures({ series, sides, table }: FiguresProps) {
  const { texts } = useLanguage()
  // How many towns were taken is told by their names.
  const keys = [...new Set(series.map(({ key }) => key))].filter((key) => key !== 'places')
  if (keys.length === 0) return <p className="muted">{texts.event.figuresNone}</p>
  return (
    <div className={keys.length > 1 ? 'figgrid' : undefined}>
      {keys.map((key) => {
        const own = series.filter((one) => one.key === key)
        return table ? (
          <FigureTable key={key} of={key} series={own} />
        ) : (
          <FigureChart key={key} of={key} series={own} sides={sides} />
        )
      })}
    </div>
  )
}

const [left, right, top, height] = [44, 170, 18, 156]
const width = 560

// More lines than these lie on one another; the table has all.
const mostLines = 16

function FigureChart({
  of,
  series: all,
  sides,
}: {
  readonly of: CountKey
  readonly series: readonly FigureSeries[]
  readonly sides: Sides
}) {
  const { texts, shortDay, number, range } = useLanguage()
  const series = all.slice(0, mostLines)
  const points = series.flatMap((one) => one.points)
  const told = points.map((point) => point.told).sort()
  const first = told[0] ?? ''
  const days = Math.max(1, daysFrom(first, told.at(-1) ?? first))
  const most = Math.max(1, ...points.map(({ range: [low, high] }) => high ?? low ?? 0))
  const base = height - 26
  const x = (day: string) => left + ((width - left - right) * daysFrom(first, day)) / days
  const y = (value: number) => base - ((base - top) * value) / (most * 1.12)
  const value = ([low, high]: FigureSeries['points'][number]['range']) => low ?? high ?? 0
  const step = days <= 8 ? 1 : Math.ceil(days / 8)
  const ends = spread(series.map((one) => y(value(one.points.at(-1)?.range ?? [0, 0]))))
  return (
    <figure>
      <figcaption>
        <b>{texts.count[of]}</b>
        {series.length < all.length && <small> {texts.event.figuresCut(series.length, all.length)}</small>}
      </figcaption>
      <svg
        className="chart figures"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={series.map((one) => `${one.name}: ${one.points.map((point) => range(point.range)).join(', ')}`).join('; ')}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path d={`M${left},${y(most * part)}H${width - right + 6}`} className={part === 0 ? 'axis' : 'gridline'} />
            <text x={left - 7} y={y(most * part) + 4} className="tick" textAnchor="end">
              {number(Math.round(most * part))}
            </text>
          </g>
        ))}
        {Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => addDays(first, index * step)).map((day, index) => (
          <text key={day} x={x(day)} y={height - 7} className="tick" textAnchor="middle">
            {index === 0 ? shortDay(day) : Number(day.slice(8))}
          </text>
        ))}
        {series.map((one, index) => {
          const slot = slotOf(one.side, sides)
          const line = one.points
            .map(({ told: day, range: own }, at) => `${at === 0 ? 'M' : 'H'}${x(day)}${at === 0 ? ',' : 'V'}${y(value(own))}`)
            .join('')
          const last = one.points.at(-1)
          return (
            <g key={one.origin} className={slot === null ? 'fig' : `fig sided s-${slot}`}>
              <path d={line} className="fig-l" />
              {last !== undefined && (
                <path d={`M${x(last.told)},${y(value(last.range))}H${width - right + 6}`} className="fig-l tail" />
              )}
              {one.points.map(({ told: day, range: own, claim, copy }) => (
                <g key={claim} transform={`translate(${x(day)} ${y(value(own))})`}>
                  <path d={shapeOf(slot, 3.6)} className={copy ? 'fig-copy' : 'fig-p'} />
                  {own[1] === null && <path d="M0,-4v-8m-3,4l3,-4l3,4" className="fig-l" />}
                  {!copy && (
                    <text y={own[1] === null ? -14 : -8} className="fig-v" textAnchor="middle">
                      {number(value(own))}
                    </text>
                  )}
                </g>
              ))}
              <text x={width - right + 12} y={(ends[index] ?? 0) + 4} className="fig-n">
                {short(one.name)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Names that would lie on one another are moved apart. */
function spread(heights: readonly number[]): number[] {
  const placed: number[] = []
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height)
  let last = Number.NEGATIVE_INFINITY
  for (const { height, index } of order) {
    last = Math.max(height, last + 14)
    placed[index] = last
  }
  return placed
}

function short(name: string): string {
  return name.length <= 26 ? name : `${name.slice(0, 25).trimEnd()}…`
}

function FigureTable({ of, series }: { readonly of: CountKey; readonly series: readonly FigureSeries[] }) {
  const { texts, day, range } = useLanguage()
  const rows = useMemo(() => series.flatMap(({ name, points }) => points.map((point) => ({ name, ...point }))), [series])
  const long = useLongTable(rows.length, 30)
  return (
    <table className="rec" ref={long.table}>
      <caption>{texts.count[of]}</caption>
      <tbody>
        <Gap height={long.before} columns={4} />
        {long.indexes.map((index) => {
          const row = rows[index]
          return row === undefined ? null : (
            <tr key={row.claim} data-index={index} ref={long.measure}>
              <th scope="row">{row.name}</th>
              <td>{day(row.told)}</td>
              <td className="num">{range(row.range)}</td>
              <td>{row.copy ? texts.event.copyNoChange : ''}</td>
            </tr>
          )
        })}
        <Gap height={long.after} columns={4} />
      </tbody>
    </table>
  )
}

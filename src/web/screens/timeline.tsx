import { useEffect, useRef, useState } from 'react'
import type { Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Timeline, TimelineBar } from '#views/timeline.ts'

import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'

const says: readonly Stance[] = ['asserts', 'confirms', 'acknowledges']
const against: readonly Stance[] = ['denies', 'doubts', 'silent']

interface TimelineProps {
  readonly timeline: Timeline
  readonly on: Day
  readonly from: Day
  readonly known: Day | null
  readonly onRange: (range: { readonly on: Day; readonly from: Day | null }) => void
}

/** Claims by the day they tell of: told above the line, denied, doubted or passed over below it. A drag sets the range. */
export function TimelineChart({ timeline, on, from, known, onRange }: TimelineProps) {
  const { texts, shortDay } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 1000, height: 142 })
  const [drag, setDrag] = useState<{ readonly a: number; readonly b: number } | null>(null)
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      const wide = Math.round(entry?.contentRect.width ?? 1000)
      setSize({ width: Math.max(300, wide), height: wide < 600 ? 96 : 142 })
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const { bars, daysInBar } = timeline
  const { width, height } = size
  const small = width < 600
  const [left, right, top, base] = [small ? 26 : 44, 14, small ? 16 : 22, height - (small ? 40 : 46)]
  const step = (width - left - right) / Math.max(1, bars.length)
  const wide = Math.min(46, step * 0.58)
  const up = Math.max(4, ...bars.map((bar) => sum(bar.all, says)))
  const down = Math.max(1, ...bars.map((bar) => sum(bar.all, against)))
  const unit = Math.min((base - top) / up, 18 / down, 9)
  const x = (index: number) => left + step * index
  const indexOf = (day: Day) => bars.findIndex((bar) => bar.from <= day && day <= bar.to)
  const at = (clientX: number) => {
    const bounds = box.current?.getBoundingClientRect()
    const inside = ((clientX - (bounds?.left ?? 0)) / (bounds?.width ?? width)) * width
    return Math.min(bars.length - 1, Math.max(0, Math.floor((inside - left) / step)))
  }
  const range =
    drag === null ? [indexOf(from) < 0 ? 0 : indexOf(from), indexOf(on)] : [Math.min(drag.a, drag.b), Math.max(drag.a, drag.b)]
  const [first = 0, last = -1] = range
  const knownIndex = known === null ? null : indexOf(known)
  const everyTick = Math.ceil(bars.length / Math.max(1, Math.floor((width - left - right) / (small ? 40 : 62))))
  const ticks = [0, niceStep(up), 2 * niceStep(up), 3 * niceStep(up)].filter((value) => value <= up * 1.1)

  const finish = (clientX: number) => {
    if (drag === null) return
    const [a, b] = [Math.min(drag.a, at(clientX)), Math.max(drag.a, at(clientX))]
    const [begin, end] = [bars[a], bars[b]]
    setDrag(null)
    if (begin !== undefined && end !== undefined) onRange({ on: end.to, from: a === b && daysInBar === 1 ? null : begin.from })
  }

  return (
    <div ref={box} className="timelinebox">
      <svg
        className="chart timeline"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={texts.situation.timelineSays}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag({ a: at(event.clientX), b: at(event.clientX) })
        }}
        onPointerMove={(event) => drag !== null && setDrag({ a: drag.a, b: at(event.clientX) })}
        onPointerUp={(event) => finish(event.clientX)}
      >
        <defs>
          <pattern id="later" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <path d="M0,0V5" className="later-line" />
          </pattern>
          <pattern id="st-denies" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2.4" height="4" className="pf-denies" />
          </pattern>
          <pattern id="st-confirms" width="4" height="4" patternUnits="userSpaceOnUse">
            <rect width="2.6" height="4" className="pf-confirms" />
          </pattern>
        </defs>
        {ticks.map((value) => (
          <g key={value}>
            <path d={`M${left},${base - value * unit}H${width - right}`} className={value === 0 ? 'axis' : 'gridline'} />
            <text x={left - 6} y={base - value * unit + 4} className="tick" textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {knownIndex !== null && knownIndex >= 0 && (
          <rect
            x={x(knownIndex + 1)}
            y={top - 10}
            width={Math.max(0, width - right - x(knownIndex + 1))}
            height={base - top + 32}
            fill="url(#later)"
          />
        )}
        {last >= 0 && (
          <rect x={x(first)} y={top - 10} width={step * (last - first + 1)} height={base - top + 32} className="brush" />
        )}
        {bars.map((bar, index) => (
          <Bar
            key={bar.from}
            bar={bar}
            x={x(index) + (step - wide) / 2}
            wide={wide}
            base={base}
            unit={unit}
            ghost={known !== null}
            numbered={!small && step > 22}
          />
        ))}
        {bars.map((bar, index) =>
          index % everyTick === 0 || index === last ? (
            <text
              key={bar.from}
              x={x(index) + step / 2}
              y={height - 8}
              className={index === last ? 'tick day on' : 'tick day'}
              textAnchor="middle"
            >
              {index === 0 || index === last || bar.from.endsWith('-01') || daysInBar > 1
                ? shortDay(bar.from)
                : Number(bar.from.slice(8))}
            </text>
          ) : null,
        )}
        {last >= 0 &&
          [first, last + 1].map((edge) => (
            <g key={edge}>
              <path d={`M${x(edge)},${top - 10}V${base + 22}`} className="brush-edge" />
              <rect x={x(edge) - 3} y={(top + base) / 2 - 9} width={6} height={18} rx={1} className="brush-grip" />
            </g>
          ))}
        {knownIndex !== null && knownIndex >= 0 && (
          <>
            <path d={`M${x(knownIndex + 1)},${top - 16}V${base + 26}`} className="knownline" />
            <text x={Math.min(x(knownIndex + 1) + 8, width - 310)} y={top - 4} className="known-t">
              {small ? texts.situation.toldLater : texts.situation.knownUntil(shortDay(known ?? ''))}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}

interface BarProps {
  readonly bar: TimelineBar
  readonly x: number
  readonly wide: number
  readonly base: number
  readonly unit: number
  readonly ghost: boolean
  readonly numbered: boolean
}

function Bar({ bar, x, wide, base, unit, ghost, numbered }: BarProps) {
  const above = stacked(bar, says)
  const below = stacked(bar, against)
  const [all, allBelow, seen] = [sum(bar.all, says), sum(bar.all, against), sum(bar.seen, says)]
  const total = seen + sum(bar.seen, against)
  return (
    <g>
      <title>{`${bar.from}: ${total}`}</title>
      {ghost && all > 0 && <rect x={x} y={base - all * unit} width={wide} height={all * unit} className="ghost" />}
      {ghost && allBelow > 0 && <rect x={x} y={base} width={wide} height={allBelow * unit} className="ghost" />}
      {above.map(({ stance, from, count }) => (
        <rect
          key={stance}
          x={x}
          y={base - (from + count) * unit}
          width={wide}
          height={Math.max(1, count * unit - 0.8)}
          className={`st-fill ${stance}`}
        />
      ))}
      {below.map(({ stance, from, count }) => (
        <rect
          key={stance}
          x={x}
          y={base + 1 + from * unit}
          width={wide}
          height={Math.max(1, count * unit - 0.4)}
          className={`st-fill ${stance}`}
        />
      ))}
      {numbered && total > 0 && (
        <text x={x + wide / 2} y={base - seen * unit - 5} className="barnum" textAnchor="middle">
          {total}
        </text>
      )}
    </g>
  )
}

function stacked({ seen }: TimelineBar, stances: readonly Stance[]) {
  let from = 0
  return stances.flatMap((stance) => {
    const count = seen[stance] ?? 0
    if (count === 0) return []
    from += count
    return [{ stance, count, from: from - count }]
  })
}

function sum(counts: TimelineBar['seen'], stances: readonly Stance[]): number {
  return stances.reduce((total, stance) => total + (counts[stance] ?? 0), 0)
}

function niceStep(most: number): number {
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  return Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power)
}

/** The key of the bars, and the same numbers as a table for `T`. */
export function StanceKey() {
  const { texts } = useLanguage()
  return (
    <span className="keys">
      {[...says, ...against].map((stance) => (
        <span key={stance} className={`st ${stance}`} title={texts.stanceHint[stance]}>
          <svg className="chip" viewBox="0 0 13 10" width={13} height={10} aria-hidden="true">
            <rect width={13} height={10} className={`st-fill ${stance}`} />
          </svg>
          <Glyph stance={stance} alone={false} />
          <span className="ink2">{texts.stance[stance]}</span>
        </span>
      ))}
    </span>
  )
}

export function TimelineTable({ timeline }: { readonly timeline: Timeline }) {
  const { texts, day } = useLanguage()
  return (
    <table className="rec timelinetable">
      <caption className="vh">{texts.situation.timeline}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.situation.day}</th>
          {[...says, ...against].map((stance) => (
            <th key={stance} scope="col" className="num">
              <Glyph stance={stance} alone={false} /> {texts.stance[stance]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {timeline.bars.map((bar) => (
          <tr key={bar.from}>
            <th scope="row">{bar.from === bar.to ? day(bar.from) : `${day(bar.from)} – ${day(bar.to)}`}</th>
            {[...says, ...against].map((stance) => (
              <td key={stance} className="num">
                {bar.seen[stance] ?? <span className="muted">–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { Stance } from '#model/claim.ts'
import type { PlaceView } from '#views/placePage.ts'
import { addDays, daysFrom } from '../days.ts'
import { useLanguage } from '../language/texts.tsx'
import { glyphs } from '../parts/glyphs.tsx'
import { type Sides, slotOf } from '../parts/sideMark.tsx'
import { HatchDefs, runFill } from './runFill.tsx'

const [width, left, top, bar, height] = [920, 150, 54, 24, 110]

/** One place, to scale: the holding of each day, what was told for it above, what against it below. */
export function HoldingLane({ view, sides }: { readonly view: PlaceView; readonly sides: Sides }) {
  const { texts, shortDay } = useLanguage()
  const { from, to } = view.span
  const days = daysFrom(from, to) + 1
  const wide = (width - left - 10) / days
  const x = (day: string) => left + wide * Math.min(Math.max(daysFrom(from, day), 0), days)
  const step = Math.ceil(days / 14)
  const marks = view.line.flatMap((holding) => [
    ...holding.for.map((quote) => ({ ...quote, up: true })),
    ...holding.against.map((quote) => ({ ...quote, up: false })),
  ])
  const byDay = Map.groupBy(marks, ({ published, up }) => `${published} ${up}`)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="scroller" tabIndex={0}>
      <svg
        className="chart lanes"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${texts.place.line}: ${view.line.map((one) => `${one.side === null ? texts.nobodyKnown : sides.get(one.side)?.label}, ${texts.status[one.status]}, ${one.from}`).join('; ')}`}
      >
        <HatchDefs id="lane" sides={sides} />
        {Array.from({ length: Math.ceil(days / step) }, (_, index) => addDays(from, index * step)).map((day, index) => (
          <g key={day}>
            <text x={x(day) + wide / 2} y={14} className="tick" textAnchor="middle">
              {index === 0 || day.endsWith('-01') ? shortDay(day) : Number(day.slice(8))}
            </text>
            <path d={`M${x(day)},20V${height - 6}`} className="gridline" />
          </g>
        ))}
        <text x={0} y={top - 12} className="tw-o">
          {texts.place.toldFor}
        </text>
        <text x={0} y={top + bar / 2 + 4} className="tw-k">
          {texts.place.whoHeld}
        </text>
        <text x={0} y={top + bar + 22} className="tw-o">
          {texts.place.toldAgainst}
        </text>
        {view.line.map((holding) => {
          const begin = x(holding.from < from ? from : holding.from)
          const end = x(addDays(holding.until ?? to, 1))
          const label = holding.side === null ? texts.nobodyKnown : (sides.get(holding.side)?.label ?? '')
          return (
            <g key={holding.from}>
              <rect
                x={begin + 0.5}
                y={top}
                width={Math.max(1, end - begin - 1)}
                height={bar}
                className={`tw-c ln-c s-${slotOf(holding.side, sides) ?? 'none'}`}
                {...runFill('lane', holding, sides)}
              />
              {end - begin > label.length * 8 && (
                <text x={begin + 8} y={top + bar / 2 + 4} className="tw-t">
                  {label}
                </text>
              )}
            </g>
          )
        })}
        {[...byDay.values()].flatMap((some) =>
          some.slice(0, 4).map(({ claim, stance, published, up }, index) => {
            const shift = (index - (Math.min(4, some.length) - 1) / 2) * 15 - 6.5
            const at = `translate(${x(published ?? from) + wide / 2 + shift} ${up ? top - 22 : top + bar + 10})`
            return (
              <g key={`${claim}${up}`} transform={at} className={stance satisfies Stance}>
                <path d={glyphs[stance]} fill="none" stroke="currentColor" strokeWidth={2} />
              </g>
            )
          }),
        )}
      </svg>
    </div>
  )
}

import type { HoldingStatus } from '#model/holding.ts'
import type { SideShown } from '#views/sides.ts'
import type { HoldingShown } from '#views/situation.ts'
import { useLanguage } from '../language/texts.tsx'
import { type MarkAsked, type MarkColour, markOf } from './marks.ts'

export type Sides = ReadonlyMap<string, SideShown>

export function sidesById(sides: readonly SideShown[]): Sides {
  return new Map(sides.map((side) => [side.id, side]))
}

export function slotOf(side: string | null, sides: Sides): number | null {
  return side === null ? null : (sides.get(side)?.slot ?? 5)
}

export function markAsked(
  { side, rival, status, before, pressed }: Pick<HoldingShown, 'side' | 'rival' | 'status' | 'before' | 'pressed'>,
  sides: Sides,
): MarkAsked {
  return { slot: slotOf(side, sides), rival: slotOf(rival, sides), status, before, pressed }
}

export function colourVar(colour: MarkColour): string {
  return colour === 'clock' ? 'var(--ink-2)' : `var(--${colour})`
}

/** A holding's mark in a row or a legend. */
export function Swatch({ asked, size = 16 }: { readonly asked: MarkAsked; readonly size?: number }) {
  const { paths, faded } = markOf(asked, 5.2)
  return (
    <svg className="sw" viewBox="-8 -8 16 16" width={size} height={size} aria-hidden="true" overflow="visible">
      {paths.map(({ d, fill, stroke, width }) => (
        <path
          key={`${d}${fill}`}
          d={d}
          fill={fill === null ? 'none' : colourVar(fill)}
          stroke={stroke === null ? 'none' : colourVar(stroke)}
          strokeWidth={width}
          opacity={faded && stroke !== 'clock' ? 0.5 : 1}
        />
      ))}
    </svg>
  )
}

/** A side by its shape and its name. */
export function SideName({
  side,
  sides,
  status = 'held',
}: {
  readonly side: string | null
  readonly sides: Sides
  readonly status?: HoldingStatus
}) {
  const { texts } = useLanguage()
  const known = side === null ? undefined : sides.get(side)
  return (
    <span className="side" title={known?.name}>
      <Swatch asked={{ slot: slotOf(side, sides), rival: null, status, before: null, pressed: false }} />{' '}
      {known?.label ?? (side === null ? texts.nobodyKnown : side)}
    </span>
  )
}

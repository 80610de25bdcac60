import type { HoldingShown } from '#views/situation.ts'
import { type Sides, slotOf } from '../parts/sideMark.tsx'
import type { AreaKey } from './cells.ts'

/** How an area is drawn, as a key that says all of it: `held 1`, `contested 1 0`, `stale held 0`. */
export type AreaStyle =
  | { readonly kind: 'tint' | 'dots' | 'outline' | 'stale'; readonly slot: number }
  | { readonly kind: 'stripes'; readonly slot: number; readonly rival: number }

export function areaKeys(holdings: readonly HoldingShown[], sides: Sides): Map<string, AreaKey> {
  return new Map(
    holdings.flatMap((holding) => {
      const style = styleOf(holding, sides)
      if (style === null) return []
      const key = style.kind === 'stripes' ? `stripes ${style.slot} ${style.rival}` : `${style.kind} ${style.slot}`
      const told = style.kind === 'tint' || style.kind === 'dots' || style.kind === 'stripes'
      return [[holding.place.id, { key, side: told ? holding.side : null }] as const]
    }),
  )
}

export function styleOfKey(key: string): AreaStyle | null {
  const [kind, slot, rival] = key.split(' ')
  if (kind === 'stripes') return { kind, slot: Number(slot), rival: Number(rival) }
  return kind === 'tint' || kind === 'dots' || kind === 'outline' || kind === 'stale' ? { kind, slot: Number(slot) } : null
}

/** A place is held as a whole or it has no area: disputed, unknown and what is outside a side stay blank. */
function styleOf({ side, rival, status }: HoldingShown, sides: Sides): AreaStyle | null {
  const slot = slotOf(side, sides)
  if (slot === null) return null
  switch (status) {
    case 'held':
      return { kind: 'tint', slot }
    case 'reported':
      return { kind: 'dots', slot }
    case 'claimed':
      return { kind: 'outline', slot }
    case 'stale':
      return { kind: 'stale', slot }
    case 'contested': {
      const other = slotOf(rival, sides)
      return other === null ? { kind: 'tint', slot } : { kind: 'stripes', slot, rival: other }
    }
    case 'disputed':
    case 'unknown':
      return null
  }
}

import { type Sides, slotOf } from '../parts/sideMark.tsx'

interface Run {
  readonly side: string | null
  readonly rival: string | null
  readonly status: string
}

/** How a stretch of a line is filled: as its place would be on the map. */
export function runFill(id: string, { side, rival, status }: Run, sides: Sides): { fill: string; fillOpacity?: number } {
  const [slot, other] = [slotOf(side, sides), slotOf(rival, sides)]
  if (slot === null) return { fill: 'none' }
  if (status === 'contested' || status === 'disputed')
    return other === null ? { fill: 'var(--c)', fillOpacity: 0.3 } : { fill: `url(#${id}-stripes-${slot}-${other})` }
  if (status === 'reported') return { fill: `url(#${id}-dots-${slot})` }
  if (status === 'claimed') return { fill: 'var(--c)', fillOpacity: 0.08 }
  return { fill: 'var(--c)', fillOpacity: status === 'stale' ? 0.18 : 0.48 }
}

export function HatchDefs({ id, sides }: { readonly id: string; readonly sides: Sides }) {
  const slots = [...new Set([...sides.values()].map(({ slot }) => slot))]
  return (
    <defs>
      {slots.map((slot) => (
        <pattern key={slot} id={`${id}-dots-${slot}`} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="1.25" cy="1.25" r=".95" className={`s-${slot} pd`} />
          <circle cx="3.75" cy="3.75" r=".95" className={`s-${slot} pd`} />
        </pattern>
      ))}
      {slots.flatMap((a) =>
        slots
          .filter((b) => b !== a)
          .map((b) => (
            <pattern
              key={`${a}${b}`}
              id={`${id}-stripes-${a}-${b}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="8" height="8" className={`s-${a} pc`} />
              <rect width="2.6" height="8" className={`s-${b} pc2`} />
            </pattern>
          )),
      )}
    </defs>
  )
}

import type { HoldingStatus } from '#model/holding.ts'
import type { SideShown } from '#views/sides.ts'
import { useLanguage } from '../language/texts.tsx'
import { reachKm } from '../map/cells.ts'
import { Swatch } from '../parts/sideMark.tsx'

const order: readonly HoldingStatus[] = ['held', 'reported', 'claimed', 'contested', 'disputed', 'stale']

/** What each drawing asks of the evidence. */
export function Legend({ sides }: { readonly sides: readonly SideShown[] }) {
  const { texts } = useLanguage()
  const [a, b] = [sides[1]?.slot ?? sides[0]?.slot ?? 1, sides[0]?.slot ?? 0]
  return (
    <>
      <div className="legend">
        <div className="sides">
          {sides.map((side) => (
            <span key={side.id} className="side" title={side.name}>
              <Swatch asked={{ slot: side.slot, rival: null, status: 'held', before: null, pressed: false }} /> {side.label}
            </span>
          ))}
        </div>
      </div>
      <section className="legend" aria-label={texts.situation.legend}>
        {order.map((status) => (
          <div key={status}>
            <AreaSample status={status} slot={a} rival={b} />
            <span>
              <b>{texts.status[status]}</b>
              <small>{texts.statusHint[status]}</small>
            </span>
          </div>
        ))}
        <div>
          <AreaSample status="held" slot={a} rival={b} pressed />
          <span>
            <b>{texts.status.pressed}</b>
            <small>{texts.statusHint.pressed}</small>
          </span>
        </div>
      </section>
      <div className="legend">
        <p>{texts.situation.areasNote(reachKm)}</p>
      </div>
    </>
  )
}

interface SampleProps {
  readonly status: HoldingStatus
  readonly slot: number
  readonly rival: number
  readonly pressed?: boolean
}

function AreaSample({ status, slot, rival, pressed = false }: SampleProps) {
  const blank = status === 'disputed' || status === 'unknown'
  return (
    <span className={`cellsw s-${slot}`} data-status={blank ? 'blank' : status} data-rival={rival}>
      <Swatch asked={{ slot, rival, status, before: status === 'stale' ? 'held' : null, pressed }} />
    </span>
  )
}

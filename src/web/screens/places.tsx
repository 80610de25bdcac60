import type { SideShown } from '#views/sides.ts'
import type { HoldingShown } from '#views/situation.ts'
import { useAnswer, usePages } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { markAsked, Swatch, sidesById } from '../parts/sideMark.tsx'
import { sayWhen } from '../parts/since.ts'
import { useDates } from '../parts/useDates.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { Go } from '../state.tsx'

/** Every place of which it is told who holds it, by name. */
export function PlacesScreen() {
  const { texts, day, fullDay } = useLanguage()
  const { on, known } = useDates()
  const list = usePages(
    on === null ? null : `/api/places?on=${on}${known === null ? '' : `&known=${known}`}`,
    ({ places }: { total: number; places: readonly HoldingShown[] }) => places,
  )
  const asked = useAnswer<{ sides: readonly SideShown[] }>('/api/sides')
  if (list.first === null) return <Waiting failed={list.failed} />
  const sides = sidesById(asked.value?.sides ?? [])
  return (
    <main id="main" className="page listpage">
      <h1 className="title">{texts.place.list}</h1>
      <p className="sub">
        <span>{texts.place.listSub(list.total, fullDay(on ?? ''))}</span>
      </p>
      <VirtualRows
        list={list}
        height={46}
        keyOf={({ place }) => place.id}
        open={({ place }) => ({ screen: 'places', id: place.id })}
        row={(holding) => (
          <>
            <span className="when">
              <Swatch asked={markAsked(holding, sides)} />{' '}
              {holding.side === null ? (holding.holder ?? texts.nobodyKnown) : (sides.get(holding.side)?.label ?? holding.side)}
            </span>
            <span className="what" dir="auto">
              <Go to={{ screen: 'places', id: holding.place.id }}>{holding.place.text}</Go>
              <small>
                {texts.status[holding.status]}
                {holding.pressed && `, ${texts.status.pressed}`} {sayWhen(holding, texts, day)}
              </small>
            </span>
            <b>{holding.standing === null ? '' : texts.standing[holding.standing]}</b>
            <EvidenceLine evidence={holding.evidence} />
          </>
        )}
      />
    </main>
  )
}

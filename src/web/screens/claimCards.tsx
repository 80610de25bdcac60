import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { ClaimBeside } from '#views/reader.ts'
import type { Pages } from '../ask.ts'
import type { Sides } from '../parts/sideMark.tsx'
import { useNeed } from '../parts/virtualRows.tsx'
import type { ByHand } from './byHand.tsx'
import { ClaimCard } from './claimCard.tsx'

interface CardsProps {
  readonly claims: Pick<Pages<unknown, ClaimBeside>, 'rowAt' | 'need'>
  readonly count: number
  /** Which is chosen, from 0; -1 for none. */
  readonly current: number
  readonly outlet: string | null
  readonly sides: Sides
  readonly onChoose: (index: number) => void
  readonly onDecide: (kind: 'accept' | 'reject') => void
  readonly hand: ByHand
}

/** The claims of a report as cards, of which only those in sight are on the page; they scroll with what holds them. */
export function ClaimCards({ claims, count, current, outlet, sides, onChoose, onDecide, hand }: CardsProps) {
  const holder = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  // What stands above them comes and goes.
  useEffect(() => setTop(holder.current?.offsetTop ?? 0))
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => holder.current?.parentElement ?? null,
    estimateSize: () => 130,
    overscan: 3,
    scrollMargin: top,
  })
  const items = virtual.getVirtualItems()
  useNeed(claims.need, items[0]?.index, items.at(-1)?.index)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another claim moves the cards
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [current])
  return (
    <div ref={holder} className="virtual" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start, key }) => {
        const beside = claims.rowAt(index)
        return (
          <div key={key} data-index={index} ref={virtual.measureElement} style={{ transform: `translateY(${start - top}px)` }}>
            {beside === null ? (
              <article className="claim awaited" aria-busy="true" />
            ) : (
              <ClaimCard
                beside={beside}
                outlet={outlet}
                sides={sides}
                on={index === current}
                onChoose={() => onChoose(index)}
                onDecide={onDecide}
                hand={hand}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

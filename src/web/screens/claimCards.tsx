import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { ClaimBeside } from '#views/reader.ts'
import type { Sides } from '../parts/sideMark.tsx'
import type { ByHand } from './byHand.tsx'
import { ClaimCard } from './claimCard.tsx'

interface CardsProps {
  readonly claims: readonly ClaimBeside[]
  readonly current: ClaimBeside | null
  readonly outlet: string | null
  readonly sides: Sides
  readonly onChoose: (beside: ClaimBeside) => void
  readonly onDecide: (kind: 'accept' | 'reject') => void
  readonly hand: ByHand
}

/** The claims of a report as cards, of which only those in sight are on the page; they scroll with what holds them. */
export function ClaimCards({ claims, current, outlet, sides, onChoose, onDecide, hand }: CardsProps) {
  const holder = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  // What stands above them comes and goes.
  useEffect(() => setTop(holder.current?.offsetTop ?? 0))
  const virtual = useVirtualizer({
    count: claims.length,
    getScrollElement: () => holder.current?.parentElement ?? null,
    estimateSize: () => 130,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => claims[index]?.claim.id ?? index,
  })
  const index = current === null ? -1 : current.number - 1
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another claim moves the cards
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [index])
  return (
    <div ref={holder} className="virtual" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index: at, start, key }) => {
        const beside = claims[at]
        return beside === undefined ? null : (
          <div key={key} data-index={at} ref={virtual.measureElement} style={{ transform: `translateY(${start - top}px)` }}>
            <ClaimCard
              beside={beside}
              outlet={outlet}
              sides={sides}
              on={beside === current}
              onChoose={() => onChoose(beside)}
              onDecide={onDecide}
              hand={hand}
            />
          </div>
        )
      })}
    </div>
  )
}

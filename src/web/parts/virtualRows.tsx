import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Address } from '../address.ts'
import type { Pages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { leadsTo, useNavigation } from '../state.tsx'

interface RowsProps<Row> {
  readonly list: Pick<Pages<unknown, Row>, 'total' | 'rowAt' | 'need'>
  /** About how high a row is, in pixels. */
  readonly height: number
  readonly keyOf: (row: Row) => string
  readonly open: (row: Row) => Partial<Address>
  readonly row: (row: Row) => ReactNode
}

/** A long list of which only what is seen is on the page, and is fetched; j and k walk it, Enter opens. */
export function VirtualRows<Row>({ list, height, keyOf, open, row }: RowsProps<Row>) {
  const { address, go } = useNavigation()
  const holder = useRef<HTMLUListElement>(null)
  const current = useRef(-1)
  const offset = useTop(holder)
  const virtual = useWindowVirtualizer({ count: list.total, estimateSize: () => height, overscan: 10, scrollMargin: offset })
  const items = virtual.getVirtualItems()
  useNeed(list.need, items[0]?.index, items.at(-1)?.index)
  const isSelected = (index: number) => {
    const one = list.rowAt(index)
    return one !== null && keyOf(one) === address.selected
  }
  if (!isSelected(current.current)) current.current = items.find(({ index }) => isSelected(index))?.index ?? -1
  const move = (by: number) => {
    const next = Math.min(list.total - 1, Math.max(0, current.current === -1 ? (items[0]?.index ?? 0) : current.current + by))
    const chosen = list.rowAt(next)
    if (chosen === null) return
    current.current = next
    go({ selected: keyOf(chosen) }, { replace: true })
    virtual.scrollToIndex(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const chosen = list.rowAt(current.current)
      if (chosen !== null) go(leadsTo(address, open(chosen)))
    },
  })
  return (
    <ul ref={holder} className="virtual rows" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start, key }) => {
        const one = list.rowAt(index)
        return (
          <li
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className="line"
            aria-current={index === current.current}
            aria-setsize={list.total}
            aria-posinset={index + 1}
            aria-busy={one === null}
            style={{ transform: `translateY(${start - offset}px)`, minHeight: height }}
          >
            {one !== null && row(one)}
          </li>
        )
      })}
    </ul>
  )
}

/** Where an element begins on the page, in pixels: what is virtual must know what stands above it. */
export function useTop(element: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current?.getBoundingClientRect()
      if (box !== undefined) setTop(Math.round(box.top + scrollY))
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [element])
  return top
}

/** Says which rows are in sight, after each drawing of others. */
export function useNeed(need: (from: number, to: number) => void, from: number | undefined, to: number | undefined): void {
  useEffect(() => {
    if (from !== undefined && to !== undefined) need(from, to)
  })
}

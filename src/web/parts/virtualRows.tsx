import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Address } from '../address.ts'
import { useKeys } from '../keys.ts'
import { leadsTo, useNavigation } from '../state.tsx'

interface RowsProps<Row> {
  readonly rows: readonly Row[]
  /** About how high a row is, in pixels. */
  readonly height: number
  readonly keyOf: (row: Row) => string
  readonly open: (row: Row) => Partial<Address>
  readonly row: (row: Row) => ReactNode
}

/** A long list of which only what is seen is on the page; j and k walk it, Enter opens. */
export function VirtualRows<Row>({ rows, height, keyOf, open, row }: RowsProps<Row>) {
  const { address, go } = useNavigation()
  const list = useRef<HTMLUListElement>(null)
  const [offset, setOffset] = useState(0)
  useEffect(() => setOffset(list.current?.offsetTop ?? 0), [])
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => height, overscan: 10, scrollMargin: offset })
  const current = rows.findIndex((one) => keyOf(one) === address.selected)
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current === -1 ? 0 : current + by))
    const chosen = rows[next]
    if (chosen === undefined) return
    go({ selected: keyOf(chosen) }, { replace: true })
    virtual.scrollToIndex(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const chosen = rows[current]
      if (chosen !== undefined) go(leadsTo(address, open(chosen)))
    },
  })
  return (
    <ul ref={list} className="virtual rows" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const one = rows[index]
        return one === undefined ? null : (
          <li
            key={keyOf(one)}
            data-index={index}
            ref={virtual.measureElement}
            className="line"
            aria-current={index === current}
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            {row(one)}
          </li>
        )
      })}
    </ul>
  )
}

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'
import { useTop } from './virtualRows.tsx'

// So many rows every browser draws at once; then printing and its own search find all of them.
const fewRows = 150

interface LongTable {
  /** To be set on the table. */
  readonly table: RefObject<HTMLTableElement | null>
  /** The rows to draw, by their numbers. */
  readonly indexes: readonly number[]
  /** Pixels of what is not drawn above and below them. */
  readonly before: number
  readonly after: number
  /** Measures a drawn row, which says its number as `data-index`. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined
  readonly scrollTo: (index: number) => void
}

/** A table of any length of which only the rows in sight are on the page; a short one stands there whole. */
export function useLongTable(count: number, rowHeight: number): LongTable {
  const table = useRef<HTMLTableElement>(null)
  const isLong = count > fewRows
  const offset = useTop(table)
  const virtual = useWindowVirtualizer({
    count,
    enabled: isLong,
    estimateSize: () => rowHeight,
    overscan: 5,
    scrollMargin: offset,
  })
  if (!isLong)
    return {
      table,
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      measure: undefined,
      scrollTo: () => {},
    }
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  return {
    table,
    indexes: items.map(({ index }) => index),
    before: Math.max(0, (first?.start ?? 0) - offset),
    after: Math.max(0, virtual.getTotalSize() - ((last?.end ?? 0) - offset)),
    measure: virtual.measureElement,
    scrollTo: (index) => virtual.scrollToIndex(index),
  }
}

/** Rows that are not drawn, as one empty row of their height. */
export function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height === 0 ? null : (
    <tr className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

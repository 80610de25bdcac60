import { createContext, useContext } from 'react'
import type { Day } from '#model/day.ts'

/** Tiles that lie under the map's marks, as the server was told. */
export type TilesSet =
  | { readonly kind: 'raster'; readonly url: string; readonly most: number; readonly credit: string }
  | { readonly kind: 'style'; readonly url: string; readonly credit: string }
  | {
      readonly kind: 'vector'
      readonly url: string
      readonly most: number
      readonly layers: readonly string[]
      readonly credit: string
    }

/** What is served: as /api/ledger answers. */
export interface LedgerShown {
  readonly name: string
  readonly reports: number
  readonly claims: number
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly countries: readonly string[]
  readonly theatres: readonly { readonly id: string; readonly name: string }[]
  readonly tiles: TilesSet | null
}

const Served = createContext<LedgerShown | null>(null)
export const LedgerProvider = Served.Provider

export function useLedger(): LedgerShown | null {
  return useContext(Served)
}

import { createContext, useContext } from 'react'
import type { Day } from '#model/day.ts'
import type { TilesShown } from '#views/tiles.ts'

/** What is served: as /api/ledger answers. */
export interface LedgerShown {
  readonly name: string
  readonly reports: number
  readonly claims: number
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly countries: readonly string[]
  readonly theatres: readonly { readonly id: string; readonly name: string }[]
  readonly tiles: TilesShown | null
}

const Served = createContext<LedgerShown | null>(null)
export const LedgerProvider = Served.Provider

export function useLedger(): LedgerShown | null {
  return useContext(Served)
}

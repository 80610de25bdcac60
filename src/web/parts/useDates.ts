import type { Day } from '#model/day.ts'
import { useLedger } from '../ledger.tsx'
import { useNavigation } from '../state.tsx'

export interface DatesShown {
  readonly on: Day | null
  readonly from: Day | null
  readonly known: Day | null
  /** As parameters of the API, without a question mark. */
  readonly query: string
  readonly knownQuery: string
}

/** The two dates as they stand: where the address leaves the valid day open, the last that could be told. */
export function useDates(): DatesShown {
  const { address } = useNavigation()
  const last = useLedger()?.lastDay ?? null
  const { known, from } = address
  const on = address.on ?? (known !== null && last !== null && known < last ? known : last)
  const knownQuery = known === null ? '' : `known=${known}`
  const query = [on === null ? '' : `on=${on}`, from === null ? '' : `from=${from}`, knownQuery]
    .filter((part) => part !== '')
    .join('&')
  return { on, from, known, query, knownQuery }
}

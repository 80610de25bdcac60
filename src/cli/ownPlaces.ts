import { keysFor } from '#knowledge/gazetteer/alongside.ts'
import type { GazetteerRow } from '#model/place.ts'
import { spellingsIn } from '#places/spellings.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Finds the places of the ledger's own gazetteer that a text may name. */
export async function ownPlaces(ledger: Ledger): Promise<(text: string) => Promise<readonly GazetteerRow[]>> {
  if (!(await ledger.hasPlaces())) return async () => []
  return (text) => ledger.placesByKeys(spellingsIn(text).flatMap(keysFor))
}

/** The same for one text, of a ledger that may be named; none where none is. */
export async function placesOf(address: string | undefined, text: string): Promise<readonly GazetteerRow[]> {
  if (address === undefined) return []
  const { openLedger } = await import('../ledger/openLedger.ts')
  const ledger = await openLedger(address, { mustExist: true })
  try {
    return await (await ownPlaces(ledger))(text)
  } finally {
    await ledger.close()
  }
}

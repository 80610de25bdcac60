import { keysFor } from '#knowledge/gazetteer/alongside.ts'
import type { GazetteerRow } from '#model/place.ts'
import { spellingsIn } from '#places/spellings.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Finds the places of the ledger's own gazetteer that a text may name. */
export async function ownPlaces(ledger: Ledger): Promise<(text: string) => Promise<readonly GazetteerRow[]>> {
  if (!(await ledger.hasPlaces())) return async () => []
  return (text) => ledger.placesByKeys(spellingsIn(text).flatMap(keysFor))
}

import type { Claim, Party } from '#model/claim.ts'
import { fold } from './fold.ts'

/**
 * Who did it, whichever end it is told from: of a loss, its target took the place. "Saldra had been retaken, the ministry said"
 * names nobody; a side that announces a capture without saying whose speaks of its own.
 */
export function doersOf(claim: Claim): readonly Party[] {
  const named = (claim.type === 'lose' ? claim.target : claim.actor).filter(
    (party) => !isPlaceOf(party, claim) && !isBystander(party, claim),
  )
  return named.length > 0 ? named : understood(claim)
}

export function sufferersOf(claim: Claim): readonly Party[] {
  return claim.type === 'lose' ? claim.actor : claim.target
}

export function sidesOf(parties: readonly Party[]): readonly string[] {
  return [...new Set(parties.flatMap((party) => (party.side === null ? [] : [party.side])))]
}

/** A party as it is compared: by its side, else by its id, else as it is written. */
export function nameOf(party: Party): string {
  return party.side ?? party.id ?? fold(party.text)
}

function understood({ type, stance, source, target }: Claim): readonly Party[] {
  if (type !== 'capture' || source === null || source.side === null) return []
  if (stance !== 'asserts' && stance !== 'confirms') return []
  return sidesOf(target).includes(source.side) ? [] : [source]
}

/** Who only reports it has not done it: a monitor, a medium, an agency, a resident. */
function isBystander(party: Party, { source }: Claim): boolean {
  if (source === null || source.kind === 'party' || source.kind === 'state') return false
  return party.id === null ? fold(party.text) === fold(source.text) : party.id === source.id
}

/** "Maardis had been retaken": what was taken is no doer. */
function isPlaceOf(party: Party, { places }: Claim): boolean {
  return party.side === null && places.some((place) => fold(place.text) === fold(party.text))
}

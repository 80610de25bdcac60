import type { ClaimPlace } from '#model/claim.ts'
import type { PlaceMention } from '#model/place.ts'

/** A place of a claim, from its name in the text. `inherited`: from the scene that the report had set. */
export function claimPlace({ text, span, located, relation, precision }: PlaceMention, inherited: boolean): ClaimPlace {
  const place = located.kind === 'found' ? located.place : null
  return {
    text,
    span,
    name: place?.name ?? text,
    id: place?.id ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    country: place?.country ?? null,
    admin1: place?.admin1 ?? null,
    relation,
    precision,
    ambiguous: located.kind === 'ambiguous',
    inherited,
  }
}

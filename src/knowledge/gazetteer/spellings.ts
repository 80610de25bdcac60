import { existsSync } from 'node:fs'
import { knowledgePath } from '../yaml.ts'
import { openCountryPlaces } from './country.ts'
import { openNotables } from './notable.ts'

/** All names that the gazetteer has for one of its places, the main one first; none for what it doesn't know. */
export function spellingsOf({ id, country }: { readonly id: string; readonly country: string | null }): readonly string[] {
  if (/^(iso|fogline):/.test(id)) return openNotables().places.find(({ place }) => place.id === id)?.names ?? []
  if (!id.startsWith('geonames:') || country === null || !existsSync(knowledgePath(`places/countries/${country}.br`))) return []
  return openCountryPlaces(country).byId(id)?.names ?? []
}

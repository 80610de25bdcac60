import { existsSync, readFileSync } from 'node:fs'
import { KnowledgeError, knowledgePath } from './yaml.ts'

/**
 * Layers of a basemap, each an object of its TopoJSON, to be drawn in this order:
 * - `countries`: polygons; `id` is the ISO 3166-1 code (a name in capitals where there is none), `properties.name` the name.
 * - `regions`: polygons of first-level regions with `properties.name` and `.country`; not in the world's.
 * - `lakes`, `rivers`: polygons and lines without names.
 * - `regionLines`, `borderLines`: one line each, between regions of one country and between countries, without coasts.
 * - `disputed`: lines of claims and ceasefires, with `properties.name`: "Syrian claim".
 */
export const basemapLayers = ['countries', 'regions', 'lakes', 'rivers', 'regionLines', 'borderLines', 'disputed'] as const
export type BasemapLayer = (typeof basemapLayers)[number]

/** To be shown wherever the basemap is. */
export const basemapCredit = 'Map: Natural Earth'

/**
 * The TopoJSON text of a theatre's basemap, or of the world's for `world`; null where there is none of that name.
 * Rings run clockwise, as d3-geo wants them; MapLibre takes them either way.
 * @throws KnowledgeError when the file can't be read
 */
export function basemap(id: string): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return null
  const file = knowledgePath(`basemap/${id}.json`)
  if (!existsSync(file)) return null
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new KnowledgeError(`knowledge/basemap/${id}.json can't be read. Install Fogline anew, or put the file back.`, { cause })
  }
}

// Builds knowledge/basemap/*.json from public packages: `node training/basemap.ts [FOLDER]`.
// FOLDER keeps what was fetched (180 MB, shared with gazetteer.ts) for the next time. Takes a minute; the same sources give the
// same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTheatres } from '#knowledge/theatres.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { around, type Extent, within } from './basemap/clip.ts'
import { drawn } from './basemap/draw.ts'
import { type Layers, readLayers } from './basemap/layers.ts'
import { fetchSources } from './gazetteer/fetch.ts'

const worldBytes = 1_000_000
const theatreBytes = 140_000
/** The Antarctic shelf is no theatre, and a Mercator map ends before the pole. */
const wholeWorld: Extent = { west: -180, south: -60, east: 180, north: 84 }

const layers = readLayers(fetchSources(process.argv[2] ?? join(tmpdir(), 'fogline-gazetteer')))
mkdirSync(knowledgePath('basemap'), { recursive: true })
write('world', within(layers, wholeWorld), { mostBytes: worldBytes, regions: 'lines' })
for (const { id, countries } of openTheatres()) {
  const own = layers.regions.filter(({ properties }) => countries.includes(properties.country))
  if (own.length > 0) write(id, within(layers, around(own)), { mostBytes: theatreBytes, regions: 'polygons' })
}

function write(id: string, shown: Layers, how: Parameters<typeof drawn>[1]): void {
  const text = drawn(shown, how)
  writeFileSync(knowledgePath(`basemap/${id}.json`), text)
  console.log(`${id} ${(text.length / 1000).toFixed(0)} kB`)
}

import type { LayerSpecification, Map as MapLibre, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { TilesShown } from '#views/tiles.ts'
import { type Palette, withOpacity } from './palette.ts'

// What tiles draw themselves is not drawn a second time. The land stays below them, for where they end.
const lines = { water: ['lakes', 'rivers'], borders: ['regions', 'borders', 'disputed', 'world-borders'] } as const
const names = ['country-names']

/**
 * Puts the tiles that the server was told of over the bundled land, and under areas and marks.
 * @returns whose the tiles of a style are, as it says
 */
export async function addTiles(map: MapLibre, tiles: TilesShown, palette: Palette): Promise<string> {
  const hide = (layers: readonly string[]) => {
    for (const layer of layers) if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', 'none')
  }
  const add = (layer: LayerSpecification) => map.addLayer(layer, above(map))
  switch (tiles.kind) {
    case 'raster': {
      const { url, most, bounds } = tiles
      map.addSource('tiles', {
        type: 'raster',
        tiles: [absolute(url)],
        tileSize: 256,
        maxzoom: most,
        ...(bounds && { bounds: [...bounds] }),
      })
      add({ id: 'tiles', type: 'raster', source: 'tiles', paint: { 'raster-saturation': -0.6 } })
      add(veil(palette))
      // Pictures have names of their own.
      hide([...lines.water, ...lines.borders, ...names])
      return ''
    }
    case 'vector': {
      const { url, most, bounds, layers } = tiles
      map.addSource('tiles', { type: 'vector', tiles: [absolute(url)], maxzoom: most, ...(bounds && { bounds: [...bounds] }) })
      for (const layer of groundFor(layers, palette)) map.addLayer(layer, 'home')
      for (const layer of layersFor(layers, palette)) add(layer)
      if (layers.some((name) => water.test(name))) hide(lines.water)
      if (layers.some((name) => border.test(name))) hide(lines.borders)
      return ''
    }
    case 'style': {
      const begun = map.style
      const response = await fetch(tiles.url)
      if (!response.ok) throw new Error(`${tiles.url} answers ${response.status}: the bundled map stays.`)
      const style: StyleSpecification = await response.json()
      // Another theme was chosen meanwhile: its own map fetches the style again.
      if (map.style !== begun) return ''
      for (const [name, source] of Object.entries(style.sources)) map.addSource(`tiles ${name}`, resolved(source, tiles.url))
      for (const layer of style.layers.filter(isDrawn))
        add({
          ...layer,
          id: `tiles ${layer.id}`,
          ...('source' in layer && { source: `tiles ${layer.source}` }),
        } as LayerSpecification)
      add(veil(palette))
      hide([...lines.water, ...lines.borders])
      return attributionOf(style)
    }
  }
}

/** Below the first of the areas, which are put below the lakes whenever they change. */
function above(map: MapLibre): string {
  return map.getLayersOrder().find((id) => id.startsWith('area ')) ?? 'lakes'
}

/** Pictures and styles have colours of their own, mostly for a light page: paled to this page's, so that marks and names stand out. */
function veil(palette: Palette): LayerSpecification {
  const dark = document.documentElement.dataset.theme === 'dark'
  return {
    id: 'tiles veil',
    type: 'background',
    paint: { 'background-color': withOpacity(palette.theatre, dark ? 0.8 : 0.25) },
  }
}

/** Names and pictures would need fonts and signs of the other server: names are ours. */
function isDrawn(layer: LayerSpecification): boolean {
  const { type } = layer
  if (type !== 'fill' && type !== 'line' && type !== 'raster' && type !== 'background') return false
  return !Object.keys(layer.paint ?? {}).some((property) => property.endsWith('-pattern'))
}

/** A source with addresses that don't depend on where the page is. */
function resolved(source: SourceSpecification, style: string): SourceSpecification {
  return {
    ...source,
    ...('url' in source && typeof source.url === 'string' && { url: absolute(source.url, style) }),
    ...('data' in source && typeof source.data === 'string' && { data: absolute(source.data, style) }),
    ...('tiles' in source && source.tiles !== undefined && { tiles: source.tiles.map((tile) => absolute(tile, style)) }),
  } as SourceSpecification
}

function attributionOf({ sources }: StyleSpecification): string {
  const told = Object.values(sources).flatMap((source) => ('attribution' in source ? (source.attribution ?? []) : []))
  return [...new Set(told.map((one) => one.replace(/<[^>]*>/g, '')))].join(', ')
}

function absolute(url: string, base = location.href): string {
  return new URL(url, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

const water = /water|ocean/
const border = /bound|admin/

const fill = (name: string, colour: string, opacity: number): LayerSpecification => ({
  id: `tiles ${name}`,
  type: 'fill',
  source: 'tiles',
  'source-layer': name,
  filter: ['==', ['geometry-type'], 'Polygon'],
  paint: { 'fill-color': colour, 'fill-opacity': opacity, 'fill-antialias': false },
})

const line = (name: string, colour: string, width: number): LayerSpecification => ({
  id: `tiles ${name} lines`,
  type: 'line',
  source: 'tiles',
  'source-layer': name,
  filter: ['==', ['geometry-type'], 'LineString'],
  paint: { 'line-color': colour, 'line-width': width },
})

/** Land lies below the theatre's, so that its neighbours stay paler. */
function groundFor(layers: readonly string[], palette: Palette): LayerSpecification[] {
  return layers.filter((name) => name === 'earth').map((name) => fill(name, palette.land, 1))
}

/** Vector tiles say no colours: what is drawn goes by the usual names of their layers, in the colours of this map. */
function layersFor(layers: readonly string[], palette: Palette): LayerSpecification[] {
  return layers.flatMap((name) => {
    if (/landuse|landcover|park|^land$/.test(name)) return [fill(name, palette.land, 0.6)]
    if (water.test(name)) return [fill(name, palette.sea, 1), line(name, palette.river, 1)]
    if (/building/.test(name)) return [fill(name, palette.border, 0.35)]
    if (/road|transport|street/.test(name)) return [line(name, palette.border, 0.8)]
    if (border.test(name)) return [line(name, palette.border, 1.4)]
    return []
  })
}

import type { LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import type { TilesShown } from '#views/tiles.ts'
import type { Palette } from './palette.ts'

// What the tiles draw themselves is not drawn a second time.
const replaced = [
  'world-land',
  'world-borders',
  'frame',
  'water-1',
  'water-2',
  'water-3',
  'water-4',
  'land',
  'home',
  'lakes',
  'rivers',
  'regions',
  'borders',
]
/** Areas and marks come after this layer. */
const first = 'lakes'

/** Puts the tiles that the server was told of under areas and marks. */
export async function addTiles(map: MapLibre, tiles: TilesShown, palette: Palette): Promise<void> {
  const hide = () => {
    for (const layer of replaced) if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', 'none')
  }
  switch (tiles.kind) {
    case 'raster':
      map.addSource('tiles', { type: 'raster', tiles: [absolute(tiles.url)], tileSize: 256, maxzoom: tiles.most })
      map.addLayer({ id: 'tiles', type: 'raster', source: 'tiles', paint: { 'raster-saturation': -0.6 } }, first)
      return hide()
    case 'vector':
      map.addSource('tiles', { type: 'vector', tiles: [absolute(tiles.url)], maxzoom: tiles.most })
      for (const layer of layersFor(tiles.layers, palette)) map.addLayer(layer, first)
      return hide()
    case 'style': {
      const response = await fetch(tiles.url)
      if (!response.ok) return
      const style: StyleSpecification = await response.json()
      for (const [name, source] of Object.entries(style.sources)) map.addSource(`tiles ${name}`, source)
      // Names and pictures would need fonts and signs of the other server: names are ours.
      for (const layer of style.layers)
        if (layer.type === 'fill' || layer.type === 'line' || layer.type === 'raster' || layer.type === 'background')
          map.addLayer(
            {
              ...layer,
              id: `tiles ${layer.id}`,
              ...('source' in layer && { source: `tiles ${layer.source}` }),
            } as LayerSpecification,
            first,
          )
      return hide()
    }
  }
}

function absolute(url: string): string {
  return url.startsWith('/') ? location.origin + url : url
}

/** Vector tiles say no colours: what is drawn goes by the usual names of their layers, in the colours of this map. */
function layersFor(names: readonly string[], palette: Palette): LayerSpecification[] {
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
  return names.flatMap((name) => {
    if (/^(earth|land)$/.test(name)) return [fill(name, palette.theatre, 1)]
    if (/landuse|landcover|park/.test(name)) return [fill(name, palette.land, 0.6)]
    if (/water|ocean/.test(name)) return [fill(name, palette.sea, 1), line(name, palette.river, 1)]
    if (/building/.test(name)) return [fill(name, palette.border, 0.35)]
    if (/road|transport|street/.test(name)) return [line(name, palette.border, 0.8)]
    if (/bound|admin/.test(name)) return [line(name, palette.border, 1.4)]
    return []
  })
}

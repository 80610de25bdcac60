import { type GeoProjection, geoMercator, geoPath } from 'd3-geo'
import type { GeoJSON, MultiPolygon, Polygon, Position } from 'geojson'
import { memo, useMemo } from 'react'
import type { Area } from '#views/situation.ts'
import { markOf } from '../parts/marks.ts'
import { markAsked, type Sides } from '../parts/sideMark.tsx'
import { areaKeys, styleOfKey } from './areaKeys.ts'
import { areasOf, partition } from './cells.ts'
import { placeLabels } from './labels.ts'
import { earthKm } from './mercator.ts'
import { colourOf, type Palette } from './palette.ts'
import { cellTowns, drawn, type Scene } from './scene.ts'

export interface PlateProps {
  readonly scene: Scene
  readonly sides: Sides
  readonly palette: Palette
  readonly area: Area
  readonly width: number
  readonly height: number
  readonly label: string
  /** Prefix of ids within, so that two plates on a page keep apart. */
  readonly id: string
  readonly fontFamily?: string
  readonly onSelect?: (place: string) => void
}

/** The atlas plate: the same map as plain SVG, for browsers without WebGL, for print and for files. All colours stand in it. */
export const Plate = memo(function Plate(props: PlateProps) {
  const { scene, palette, width, height, label, id, sides, fontFamily = "'Source Sans 3', sans-serif" } = props
  const drawing = useMemo(() => draw(props), [props])
  const { land, outlines, home, regions, rivers, lakes, areas, midlines, bar } = drawing
  const holdings = scene.layers.towns ? drawing.marks : []
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="plate"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontFamily={fontFamily}
    >
      <defs>
        <clipPath id={`${id}frame`}>
          <rect width={width} height={height} />
        </clipPath>
        {drawing.textures.map(({ key, style }) =>
          style.kind === 'stripes' ? (
            <pattern
              key={key}
              id={`${id}${slug(key)}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="8" height="8" fill={colourOf(`side-${style.slot}`, palette)} fillOpacity={0.42} />
              <rect width="2.6" height="8" fill={colourOf(`side-${style.rival}-ink`, palette)} fillOpacity={0.62} />
            </pattern>
          ) : (
            <pattern key={key} id={`${id}${slug(key)}`} width="5" height="5" patternUnits="userSpaceOnUse">
              <circle cx="1.25" cy="1.25" r="0.95" fill={colourOf(`side-${style.slot}`, palette)} fillOpacity={0.78} />
              <circle cx="3.75" cy="3.75" r="0.95" fill={colourOf(`side-${style.slot}`, palette)} fillOpacity={0.78} />
            </pattern>
          ),
        )}
      </defs>
      <g clipPath={`url(#${id}frame)`}>
        <rect width={width} height={height} fill={palette.sea} />
        {[26, 17, 9, 4].map((wide, index) => (
          <path
            key={wide}
            d={outlines}
            fill="none"
            stroke={index % 2 === 0 ? palette['water-a'] : palette['water-b']}
            strokeWidth={wide}
            strokeLinejoin="round"
          />
        ))}
        <path d={land} fill={palette.land} />
        <path d={home} fill={palette.theatre} />
        {areas.map(({ key, d }) => (
          <AreaPath key={key} areaKey={key} d={d} id={id} palette={palette} />
        ))}
        <path d={lakes} fill={palette.sea} stroke={palette.river} strokeWidth={0.7} />
        <path d={rivers} fill="none" stroke={palette.river} strokeWidth={1.1} strokeLinejoin="round" />
        <path d={regions} fill="none" stroke={palette.border} strokeWidth={0.6} strokeDasharray="1.5 3" opacity={0.7} />
        <path d={outlines} fill="none" stroke={palette.border} strokeWidth={1.1} strokeLinejoin="round" />
        <path d={midlines} fill="none" stroke={palette.ink} strokeWidth={1.3} strokeDasharray="5 3.5" />
        {drawing.silent.map(({ id: town, x, y }) => (
          <circle key={town} cx={x} cy={y} r={2.2} fill={palette.theatre} stroke={palette.none} strokeWidth={1.1} />
        ))}
        {holdings.map((holding) => {
          const { paths, faded } = markOf(markAsked(holding, sides), 5.6)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list and the table choose by keys
            <g
              key={holding.place.id}
              transform={`translate(${holding.x} ${holding.y})`}
              onClick={() => props.onSelect?.(holding.place.id)}
            >
              {scene.selected.has(holding.place.id) && <circle r={11} fill="none" stroke={palette.ink} strokeWidth={1.3} />}
              {paths.map(({ d, fill, stroke, width: wide }) => (
                <path
                  key={`${d}${fill}`}
                  d={d}
                  fill={fill === null ? 'none' : colourOf(fill, palette)}
                  stroke={stroke === null ? 'none' : colourOf(stroke, palette)}
                  strokeWidth={wide}
                  opacity={faded && stroke !== 'clock' ? 0.5 : 1}
                />
              ))}
            </g>
          )
        })}
        {drawing.labels.map(({ id: town, name, x, y, anchor, size, told }) => (
          <text
            key={town}
            x={x}
            y={y}
            textAnchor={anchor}
            fontSize={size}
            fontWeight={told ? 600 : 400}
            fill={told ? palette.ink : palette['ink-3']}
            stroke={palette.theatre}
            strokeWidth={3}
            strokeOpacity={0.9}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {name}
          </text>
        ))}
        <g transform={`translate(20 ${height - 18})`} stroke={palette.ink} fill="none" strokeWidth={1.2}>
          <path d={`M0,-4v4h${bar.width}v-4`} />
          <text x={bar.width} y={-8} textAnchor="end" fontSize={11.5} fill={palette.ink} stroke="none">
            {bar.km} km
          </text>
        </g>
      </g>
      <rect x={0.75} y={0.75} width={width - 1.5} height={height - 1.5} fill="none" stroke={palette['ink-2']} strokeWidth={1.5} />
      <title>{label}</title>
    </svg>
  )
})

function AreaPath({
  areaKey,
  d,
  id,
  palette,
}: {
  readonly areaKey: string
  readonly d: string
  readonly id: string
  readonly palette: Palette
}) {
  const style = styleOfKey(areaKey)
  if (style === null) return null
  const colour = colourOf(`side-${style.slot}`, palette)
  const ink = colourOf(`side-${style.slot}-ink`, palette)
  switch (style.kind) {
    case 'tint':
      return <path d={d} fill={colour} fillOpacity={0.42} stroke={ink} strokeOpacity={0.5} strokeWidth={0.7} />
    case 'stale':
      return <path d={d} fill={colour} fillOpacity={0.15} stroke={ink} strokeOpacity={0.3} strokeWidth={0.7} />
    case 'outline':
      return <path d={d} fill={colour} fillOpacity={0.07} stroke={ink} strokeWidth={1.8} strokeLinejoin="round" />
    case 'dots':
    case 'stripes':
      return <path d={d} fill={`url(#${id}${slug(areaKey)})`} stroke={ink} strokeOpacity={0.5} strokeWidth={0.7} />
  }
}

function slug(key: string): string {
  return key.replaceAll(' ', '-')
}

const barKm = [10, 20, 50, 100, 200, 500, 1000]

function draw({ scene, sides, area, width, height }: PlateProps) {
  const projection = projectionFor(area, width, height)
  const path = geoPath(projection).digits(1)
  const basemap = scene.basemap
  const shape = (object: GeoJSON | null | undefined) => (object ? (path(clockwise(object)) ?? '') : '')
  const towns = cellTowns(scene.towns, scene.holdings)
  const keys = areaKeys(scene.holdings, sides)
  const parts =
    scene.layers.areas && basemap !== null && towns.length > 1
      ? areasOf(
          partition(
            towns,
            basemap.countries.features.map(({ geometry }) => geometry),
          ),
          keys,
        )
      : null
  const at = ([lon, lat]: readonly [number, number]) => {
    const [x = Number.NaN, y = Number.NaN] = projection([lon, lat]) ?? []
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
  }
  const inside = ({ x, y }: { x: number; y: number }) => x > 6 && x < width - 6 && y > 6 && y < height - 6
  const marks = drawn(scene.holdings)
    .map((holding) => ({ ...holding, ...at(holding.at) }))
    .filter(inside)
  const told = new Set(marks.map(({ place }) => place.id))
  const silent = scene.towns
    .filter(({ id }) => !told.has(id))
    .map((town) => ({ ...town, ...at([town.lon, town.lat]) }))
    .filter(inside)
  const kmWide = kmAcross(area)
  const bar = barKm.findLast((km) => km < kmWide / 4) ?? 10
  const home =
    basemap?.countries.features.filter(({ properties }) => properties.code !== null && scene.homes.includes(properties.code)) ??
    []
  return {
    land: shape(basemap?.countries),
    outlines: shape(basemap?.outlines),
    home: shape({ type: 'FeatureCollection', features: home }),
    regions: shape(basemap?.regionLines),
    rivers: shape(basemap?.rivers),
    lakes: shape(basemap?.lakes),
    areas: parts?.areas.features.map((one) => ({ key: one.properties.key, d: shape(one) })) ?? [],
    textures: [...new Set([...keys.values()].map(({ key }) => key))].flatMap((key) => {
      const style = styleOfKey(key)
      return style?.kind === 'dots' || style?.kind === 'stripes' ? [{ key, style }] : []
    }),
    midlines: shape(parts?.midlines),
    marks,
    silent,
    labels: placeLabels(marks, silent, width, height),
    bar: { km: bar, width: Math.round((bar / kmWide) * width) },
  }
}

function projectionFor([west, south, east, north]: Area, width: number, height: number): GeoProjection {
  const corners: GeoJSON = {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
  const margin = 60
  return geoMercator()
    .fitExtent(
      [
        [8, 8],
        [width - 8, height - 8],
      ],
      corners,
    )
    .clipExtent([
      [-margin, -margin],
      [width + margin, height + margin],
    ])
    .precision(0)
}

function kmAcross([west, south, east, north]: Area): number {
  const rad = Math.PI / 180
  return (east - west) * rad * earthKm * Math.cos(((south + north) / 2) * rad)
}

/** d3-geo takes what lies to the right of a ring's edge for its inside, GeoJSON what lies to the left. */
function clockwise(object: GeoJSON): GeoJSON {
  if (object.type === 'FeatureCollection')
    return { ...object, features: object.features.map((one) => ({ ...one, geometry: turned(one.geometry) })) }
  if (object.type === 'Feature') return { ...object, geometry: turned(object.geometry) }
  return turned(object)
}

function turned<Shape extends GeoJSON>(geometry: Shape): Shape {
  if (geometry?.type === 'Polygon') return { ...geometry, coordinates: (geometry as Polygon).coordinates.map(turnedRing) }
  if (geometry?.type === 'MultiPolygon')
    return { ...geometry, coordinates: (geometry as MultiPolygon).coordinates.map((rings) => rings.map(turnedRing)) }
  return geometry
}

function turnedRing(ring: Position[], index: number): Position[] {
  let sum = 0
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    sum += x * nextY - nextX * y
  }
  return sum > 0 === (index === 0) ? ring.toReversed() : ring
}

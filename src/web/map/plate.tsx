import { memo, type PointerEvent, useMemo } from 'react'
import { markAsked } from '../parts/sideMark.tsx'
import { styleOfKey } from './areaKeys.ts'
import { MarkPaths } from './markPaths.tsx'
import { colourOf, type Palette } from './palette.ts'
import { type Drawing, draw, projectionFor } from './plateDraw.ts'

export interface PlateProps extends Drawing {
  readonly palette: Palette
  readonly label: string
  /** Prefix of ids within, so that two plates on a page keep apart. */
  readonly id: string
  readonly fontFamily?: string
  readonly onSelect?: (place: string) => void
  /** Where a pin stands: longitude and latitude. */
  readonly pin?: readonly [number, number] | null
  /** A point of the plate was chosen: longitude and latitude. */
  readonly onPoint?: (lon: number, lat: number) => void
}

/** The atlas plate: the same map as plain SVG, for browsers without WebGL, for print and for files. All colours stand in it. */
export const Plate = memo(function Plate(props: PlateProps) {
  const { scene, palette, width, height, label, id, sides, fontFamily = "'Source Sans 3', sans-serif" } = props
  const drawing = useMemo(() => draw(props), [props])
  const { land, outlines, home, regions, rivers, lakes, areas, midlines, bar } = drawing
  const holdings = scene.layers.towns ? drawing.marks : []
  const { pin = null, onPoint } = props
  const pinAt = pin === null ? null : projectionFor(props.area, width, height)([...pin])
  const choose = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const [x, y] = [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height]
    const [lon, lat] = projectionFor(props.area, width, height).invert?.([x, y]) ?? []
    if (lon !== undefined && lat !== undefined) onPoint?.(lon, lat)
  }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="plate"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontFamily={fontFamily}
      {...(onPoint && { onPointerUp: choose, cursor: 'crosshair' })}
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
        <path d={drawing.world} fill={palette.land} stroke={palette.border} strokeWidth={0.5} />
        <path d={drawing.frame} fill={palette.sea} />
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
        {holdings.map((holding) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list and the table choose by keys
          <g
            key={holding.place.id}
            transform={`translate(${holding.x} ${holding.y})`}
            onClick={() => props.onSelect?.(holding.place.id)}
          >
            {scene.selected.has(holding.place.id) && <circle r={11} fill="none" stroke={palette.ink} strokeWidth={1.3} />}
            <MarkPaths asked={markAsked(holding, sides)} size={5.6} palette={palette} />
          </g>
        ))}
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
      {pinAt !== null && (
        <g transform={`translate(${pinAt[0]} ${pinAt[1]})`} stroke={palette.ink} strokeWidth={1.6}>
          <path d="M0,0L-7,-17A7.6,7.6 0 1 1 7,-17Z" fill={palette.sheet} />
          <circle cy={-20} r={2.4} fill={palette.ink} />
        </g>
      )}
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

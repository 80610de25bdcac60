import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { HoldingStatus } from '#model/holding.ts'
import type { Area, Situation } from '#views/situation.ts'
import type { Texts } from '../language/en.ts'
import type { Sides } from '../parts/sideMark.tsx'
import { reachKm } from './cells.ts'
import { MarkPaths } from './markPaths.tsx'
import type { Palette } from './palette.ts'
import { Plate } from './plate.tsx'
import type { Scene } from './scene.ts'

interface Saved {
  readonly scene: Scene
  readonly sides: Sides
  readonly area: Area
  readonly palette: Palette
  readonly situation: Situation
  readonly when: string
  readonly texts: Texts
}

const [width, mapHeight, head, foot] = [1200, 800, 76, 118]

/** The map as a file: with its title, both dates, what each mark asks, how many reports count, and whose data it is. */
export async function saveMap(format: 'svg' | 'png', saved: Saved): Promise<void> {
  const svg = svgOf(saved)
  const name = `fogline-${saved.situation.on}${saved.situation.known === null ? '' : `-known-${saved.situation.known}`}.${format}`
  const blob = new Blob([svg], { type: 'image/svg+xml' })
  download(format === 'svg' ? blob : await rasterised(blob), name)
}

function svgOf(saved: Saved): string {
  const holder = document.createElement('div')
  const root = createRoot(holder)
  flushSync(() => root.render(<Sheet {...saved} />))
  const drawn = holder.querySelector('svg')
  const text = drawn === null ? '' : new XMLSerializer().serializeToString(drawn)
  root.unmount()
  return text
}

const order: readonly HoldingStatus[] = ['held', 'reported', 'claimed', 'contested', 'disputed', 'stale']

function Sheet({ scene, sides, area, palette, situation, when, texts }: Saved) {
  const height = head + mapHeight + foot
  const sans = "'Source Sans 3', 'Noto Sans', sans-serif"
  const shown = [...sides.values()]
  const plain = { rival: null, before: null, pressed: false }
  const example = { ...plain, slot: shown[1]?.slot ?? 1, rival: shown[0]?.slot ?? 0 }
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} fontFamily={sans}>
      <rect width={width} height={height} fill={palette.sheet} />
      <text x={24} y={38} fontSize={27} fontFamily="Newsreader, Georgia, serif" fill={palette.ink}>
        {texts.situation.title}
      </text>
      <text x={24} y={62} fontSize={15} fill={palette['ink-2']}>
        {when} · {texts.situation.reports(situation.reports.counted)}
      </text>
      <svg x={0} y={head} width={width} height={mapHeight} viewBox={`0 0 ${width} ${mapHeight}`}>
        <Plate
          scene={scene}
          sides={sides}
          palette={palette}
          area={area}
          width={width}
          height={mapHeight}
          label={when}
          id="s"
          fontFamily={sans}
        />
      </svg>
      <g transform={`translate(24 ${head + mapHeight + 28})`} fontSize={13} fill={palette.ink}>
        {shown.map((side, index) => (
          <g key={side.id} transform={`translate(${index * 150} 0)`}>
            <MarkPaths asked={{ ...plain, slot: side.slot, status: 'held' }} size={5.2} palette={palette} />
            <text x={14} y={4.5}>
              {side.label}
            </text>
          </g>
        ))}
        {order.map((status, index) => (
          <g key={status} transform={`translate(${index * 190} 28)`}>
            <MarkPaths asked={{ ...example, status, before: status === 'stale' ? 'held' : null }} size={5.2} palette={palette} />
            <text x={14} y={4.5}>
              {texts.status[status]}
            </text>
          </g>
        ))}
        <text y={58} fontSize={12} fill={palette['ink-2']}>
          {texts.situation.areasNote(reachKm)}
        </text>
        <text y={76} fontSize={12} fill={palette['ink-3']}>
          Fogline · {texts.app.credits} · {texts.app.note}
        </text>
      </g>
    </svg>
  )
}

async function rasterised(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * 2
    canvas.height = image.naturalHeight * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be made.')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

import type { Standing } from '#model/event.ts'
import { type MarkAsked, markOf } from '../parts/marks.ts'
import { type AreaStyle, styleOfKey } from './areaKeys.ts'
import { colourOf, type Palette, withOpacity } from './palette.ts'

const ratio = 2

/** An image's name says all that is on it, so that each is drawn once. */
export function markName({ slot, rival, status, before, pressed }: MarkAsked): string {
  return ['mark', slot ?? '-', rival ?? '-', status, before ?? '-', pressed ? 'pressed' : '-'].join(' ')
}

export function drawMark(asked: MarkAsked, palette: Palette): ImageData {
  const size = 34
  const { canvas, context } = blank(size)
  context.translate(size / 2, size / 2)
  const { paths, faded } = markOf(asked, 5.6)
  for (const { d, fill, stroke, width } of paths) {
    const path = new Path2D(d)
    context.globalAlpha = faded && stroke !== 'clock' ? 0.5 : 1
    if (fill !== null) {
      context.fillStyle = colourOf(fill, palette)
      context.fill(path)
    }
    if (stroke !== null) {
      context.strokeStyle = colourOf(stroke, palette)
      context.lineWidth = width
      context.stroke(path)
    }
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** Dots for what is reported, stripes of the other side for what is contested; null for what needs no texture. */
export function drawTexture(key: string, palette: Palette): ImageData | null {
  const style = styleOfKey(key)
  if (style?.kind === 'dots') return dots(style, palette)
  return style?.kind === 'stripes' ? stripes(style, palette) : null
}

function dots({ slot }: AreaStyle, palette: Palette): ImageData {
  const size = 5
  const { canvas, context } = blank(size)
  context.fillStyle = withOpacity(colourOf(`side-${slot}`, palette), 0.78)
  for (const at of [1.25, 3.75]) {
    context.beginPath()
    context.arc(at, at, 0.95, 0, 2 * Math.PI)
    context.fill()
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function stripes({ slot, rival }: Extract<AreaStyle, { kind: 'stripes' }>, palette: Palette): ImageData {
  const size = 11
  const { canvas, context } = blank(size)
  context.fillStyle = withOpacity(colourOf(`side-${slot}`, palette), 0.42)
  context.fillRect(0, 0, size, size)
  context.strokeStyle = withOpacity(colourOf(`side-${rival}-ink`, palette), 0.62)
  context.lineWidth = 2.6
  for (const shift of [-size, 0, size]) {
    context.beginPath()
    context.moveTo(shift - 2, size + 2)
    context.lineTo(shift + size + 2, -2)
    context.stroke()
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** An event's flag: filled where others bear it out, hollow where one side says so, barred where it is denied. */
export function drawGlyph(standing: Standing, palette: Palette): ImageData {
  const size = 18
  const { canvas, context } = blank(size)
  const flag = new Path2D('M5,16V3h9l-2.500,3.500L14,10H5')
  const denied = standing === 'disputed' || standing === 'refuted'
  const firm = standing === 'acknowledged' || standing === 'corroborated'
  context.lineWidth = 1.4
  context.lineJoin = 'round'
  context.fillStyle = firm ? palette.ink : palette.sheet
  context.strokeStyle = denied ? palette.denies : palette.ink
  context.fill(flag)
  context.stroke(flag)
  if (denied) context.stroke(new Path2D('M6,9.500l6,-6'))
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function blank(size: number) {
  const canvas = document.createElement('canvas')
  canvas.width = size * ratio
  canvas.height = size * ratio
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The browser gives no canvas to draw marks on: use the plain map.')
  context.scale(ratio, ratio)
  return { canvas, context }
}

export const imageRatio = ratio

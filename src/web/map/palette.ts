import { useEffect, useState } from 'react'
import type { MarkColour } from '../parts/marks.ts'

const tokens = [
  'paper',
  'sheet',
  'well',
  'ink',
  'ink-2',
  'ink-3',
  'none',
  'rule',
  'rule-strong',
  'known-rule',
  'sea',
  'water-a',
  'water-b',
  'land',
  'theatre',
  'river',
  'border',
  'asserts',
  'confirms',
  'acknowledges',
  'denies',
  'doubts',
  'silent',
  'side-0',
  'side-1',
  'side-2',
  'side-3',
  'side-4',
  'side-5',
  'side-0-ink',
  'side-1-ink',
  'side-2-ink',
  'side-3-ink',
  'side-4-ink',
  'side-5-ink',
] as const
export type Token = (typeof tokens)[number]
export type Palette = Readonly<Record<Token, string>>

/** The style sheet's colours as values, for the canvas and for files that leave the page: the style sheet stays their one place. */
export function readPalette(): Palette {
  const probe = document.createElement('i')
  probe.hidden = true
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const values = Object.fromEntries(
    tokens.map((token) => {
      probe.style.color = `var(--${token})`
      return [token, style.color]
    }),
  )
  probe.remove()
  return values as Palette
}

export function colourOf(colour: MarkColour, palette: Palette): string {
  if (colour === 'clock') return palette['ink-2']
  return palette[colour as Token] ?? palette.none
}

export function withOpacity(colour: string, opacity: number): string {
  const [r = '0', g = '0', b = '0'] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${r}, ${g}, ${b}, ${opacity})`
}

/** The palette of the theme that is chosen, whichever it becomes. */
export function usePalette() {
  const [palette, set] = useState(readPalette)
  useEffect(() => {
    const observer = new MutationObserver(() => set(readPalette()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    set(readPalette())
    return () => observer.disconnect()
  }, [])
  return palette
}

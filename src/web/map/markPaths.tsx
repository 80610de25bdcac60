import { type MarkAsked, markOf } from '../parts/marks.ts'
import { colourOf, type Palette } from './palette.ts'

/** A holding's mark around the origin, with its colours in it: for plates, files and their legends. */
export function MarkPaths({
  asked,
  size,
  palette,
}: {
  readonly asked: MarkAsked
  readonly size: number
  readonly palette: Palette
}) {
  const { paths, faded } = markOf(asked, size)
  return paths.map(({ d, fill, stroke, width }) => (
    <path
      key={`${d}${fill}`}
      d={d}
      fill={fill === null ? 'none' : colourOf(fill, palette)}
      stroke={stroke === null ? 'none' : colourOf(stroke, palette)}
      strokeWidth={width}
      opacity={faded && stroke !== 'clock' ? 0.5 : 1}
    />
  ))
}

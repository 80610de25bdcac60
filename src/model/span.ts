/** A stretch of a report's text in UTF-16 units, half-open: `text.slice(span[0], span[1])` is what it covers. */
export type Span = readonly [from: number, to: number]

export function covers(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

export function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

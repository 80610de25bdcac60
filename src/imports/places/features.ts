/** A feature of a GeoJSON file as text, and the line it begins on. */
export interface FeatureText {
  readonly line: number
  readonly text: string
}

/**
 * Cuts the features out of GeoJSON text, one at a time: of a FeatureCollection, of one feature a line (GeoJSON Lines, with or
 * without RFC 8142's separators), or of a single feature. What stands around them is passed over.
 */
export async function* featuresOf(pieces: AsyncIterable<string>): AsyncGenerator<FeatureText> {
  // Depth of braces and brackets, and at which depth a feature begins: 0 until a "features" list is met.
  let depth = 0
  let begins = 0
  let line = 1
  let inText = false
  let escaped = false
  let feature: { text: string; line: number } | null = null
  let before = ''
  for await (const piece of pieces) {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const sign = piece[at]
      if (sign === '\n') line++
      if (inText) {
        if (escaped) escaped = false
        else if (sign === '\\') escaped = true
        else if (sign === '"') inText = false
        continue
      }
      if (sign === '"') inText = true
      else if (sign === '{' || sign === '[') {
        if (sign === '{' && depth === begins && feature === null) {
          feature = { text: '', line }
          from = at
        }
        depth++
        // `{"type": "FeatureCollection", "features": [`: its features lie two levels deeper.
        if (sign === '[' && depth === 2 && begins === 0 && feature !== null) {
          before = (feature.text + piece.slice(from, at)).slice(-40)
          if (/"features"\s*:\s*$/.test(before)) {
            begins = 2
            feature = null
          }
        }
      } else if (sign === '}' || sign === ']') {
        depth--
        if (feature !== null && depth === begins) {
          yield { line: feature.line, text: feature.text + piece.slice(from, at + 1) }
          feature = null
        }
        if (depth < begins) begins = 0
      }
    }
    if (feature !== null) {
      feature.text += piece.slice(from)
      from = 0
    }
  }
  if (feature !== null) yield feature
}

import type { PlaceMention } from '#model/place.ts'

/**
 * Places that the text lists side by side: "Halfaya, Soran and Maardis", whatever the parse makes of their names. A series ends in
 * "and" or "or" and names places of one rank: in "Kutum, North Darfur and Chad" nothing is listed.
 * @param mentions of one sentence, from left to right
 */
export function seriesIn(mentions: readonly PlaceMention[], text: string): PlaceMention[][] {
  const series: PlaceMention[][] = []
  let open: PlaceMention[] = []
  for (const mention of mentions) {
    const last = open.at(-1)
    const joint = last === undefined ? null : jointOf(text.slice(last.span[1], mention.span[0]))
    if (last === undefined || joint === null || rankOf(last) !== rankOf(mention)) open = [mention]
    else open = [...open, mention]
    if (joint === 'and' && open.length > 1) {
      series.push(open)
      open = []
    }
  }
  return series
}

function jointOf(between: string): 'comma' | 'and' | null {
  if (/^\s*,\s*$/.test(between)) return 'comma'
  return /^\s*,?\s+(and|or)\s+$/.test(between) ? 'and' : null
}

/** A village that no list has may stand beside towns. */
function rankOf({ located }: PlaceMention): string {
  return located.kind === 'found' ? located.place.kind : 'settlement'
}

import type { Attribution } from '#model/attribution.ts'
import { covers, type Span } from '#model/span.ts'

/** Each attribution with the index of the innermost other one whose content holds its cue; in the order of their cues. */
export function nested(attributions: readonly Attribution[]): Attribution[] {
  const ordered = [...attributions].sort((a, b) => start(a) - start(b))
  return ordered.map((inner, i) => {
    const holders = ordered.flatMap((outer, j) =>
      j !== i && holds(outer, inner) && !(holds(inner, outer) && sizeOf(outer) <= sizeOf(inner)) ? [j] : [],
    )
    const innermost = holders.sort((a, b) => sizeOf(ordered[a]) - sizeOf(ordered[b]))[0]
    return { ...inner, within: innermost ?? null }
  })
}

function start(attribution: Attribution): number {
  return attribution.cue[0]?.[0] ?? attribution.content[0]?.[0] ?? 0
}

function holds(outer: Attribution, inner: Attribution): boolean {
  const cue: Span | undefined = inner.cue[0]
  return cue !== undefined && outer.content.some((span) => covers(span, cue))
}

function sizeOf(attribution: Attribution | undefined): number {
  return attribution?.content.reduce((sum, [from, to]) => sum + to - from, 0) ?? 0
}

import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Span } from '#model/span.ts'

/** Where the cues stand in each text of a folder in PolNeAR's layout, by the text's name; of several annotators the first. */
export function markedCues(folder: string): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, readonly Span[]>()
  for (const name of globSync('*.ann', { cwd: join(folder, 'attributions') }).sort()) {
    const whole = basename(name, '.ann')
    const cues = cuesOf(readFileSync(join(folder, 'attributions', name), 'utf8'))
    for (const text of [whole, whole.slice(0, whole.lastIndexOf('_'))]) if (!found.has(text)) found.set(text, cues)
  }
  return found
}

// brat's stand-off lines: `T3<tab>Cue 17 21;25 29<tab>text`
function cuesOf(annotation: string): Span[] {
  return annotation.split('\n').flatMap((line) => {
    const spans = /^T\d+\tCue ([\d ;]+)\t/.exec(line)?.[1]
    return (spans?.split(';') ?? []).map((pair): Span => {
      const [from = 0, to = 0] = pair.trim().split(' ').map(Number)
      return [from, to]
    })
  })
}

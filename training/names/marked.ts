import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NameKind } from '#model/sentence.ts'
import type { GoldName } from './gold.ts'

/** A sentence with its names, of the report with that id. */
export interface MarkedSentence {
  readonly report: string
  readonly words: readonly string[]
  readonly names: readonly GoldName[]
}

export const ownReports = fileURLToPath(new URL('reports.txt', import.meta.url))

/** Reads sentences in which names are marked: `{organisation {side Syrian } Observatory } said`. */
export function readMarked(file: string): MarkedSentence[] {
  let report = ''
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) report = line.slice(2)
      return line === '' || line.startsWith('#') ? [] : [{ report, ...parseLine(line) }]
    })
}

function parseLine(line: string): { words: string[]; names: GoldName[] } {
  const words: string[] = []
  const names: GoldName[] = []
  const open: { first: number; kind: NameKind }[] = []
  for (const piece of line.split(' ')) {
    const begun = /^\{(person|organisation|place|side|other)$/.exec(piece)
    if (begun) open.push({ first: words.length, kind: begun[1] as NameKind })
    else if (piece === '}') {
      const name = open.pop()
      if (!name) throw new RangeError(`A } too many: “${line}”.`)
      names.push({ words: [name.first, words.length], kind: name.kind })
    } else words.push(piece)
  }
  if (open.length > 0) throw new RangeError(`A { is not closed: “${line}”.`)
  return { words, names: names.sort((a, b) => a.words[0] - b.words[0] || b.words[1] - a.words[1]) }
}

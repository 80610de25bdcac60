import type { Span } from '#model/span.ts'

/**
 * The paragraphs of a text: its lines, but a block of lines that was wrapped at a fixed width is one paragraph.
 * White space alone makes none; spans are without the white space around them.
 */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = []
  let block: Span[] = []
  for (const line of linesOf(text)) {
    if (line[0] < line[1]) block.push(line)
    else closeBlock()
  }
  closeBlock()
  return paragraphs

  function closeBlock(): void {
    const [first] = block
    const last = block.at(-1)
    if (first && last && isWrapped(text, block)) paragraphs.push([first[0], last[1]])
    else for (const line of block) paragraphs.push(line)
    block = []
  }
}

function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let from = 0
  for (const ending of text.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)) {
    lines.push(trimmed(text, from, ending.index))
    from = ending.index + ending[0].length
  }
  lines.push(trimmed(text, from, text.length))
  return lines
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return [start, end]
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}

// Telegrams and old wire copy are wrapped at 60 to 80 characters; a paragraph on a line of its own is mostly longer.
const widestWrap = 100
const narrowestWrap = 40
const fewestLines = 3

/** Wrapped lines are told by this: each breaks where the next word would not have fitted any more. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  if (lines.length < fewestLines) return false
  const width = Math.max(...lines.slice(0, widestWrap).map(([from, to]) => to - from))
  if (width > widestWrap || width < narrowestWrap) return false
  const inner = lines.slice(0, -1)
  const broken = inner.every(([from, to], i) => to - from + 1 + firstWordLength(text, lines[i + 1]) > width)
  return broken && inner.some(([, to]) => !/[.!?]["'”’)]*$/.test(text.slice(Math.max(0, to - 4), to)))
}

function firstWordLength(text: string, line: Span | undefined): number {
  if (!line) return 0
  return /^\S+/.exec(text.slice(line[0], Math.min(line[1], line[0] + widestWrap)))?.[0].length ?? 0
}

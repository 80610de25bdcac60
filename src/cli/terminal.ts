import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Styles text for standard output; plain where that is no terminal or NO_COLOR is set. */
export function styled(format: Format, text: string): string {
  return styleText(format, text, { stream: process.stdout })
}

/** Characters a line may have: the terminal's width, between 60 and 110 so that prose stays readable. */
export function lineWidth(): number {
  return Math.min(110, Math.max(60, process.stdout.columns ?? 80))
}

/** Breaks prose at spaces into lines of the terminal's width, each after the indent. A report's control characters are taken out. */
export function wrap(text: string, indent: string): string {
  const width = lineWidth() - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each) => indent + each).join('\n')
}

/** A report is a stranger's text: what would move the cursor, colour the screen or turn the line around is shown as a mark. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

/** At most so many characters, cut at a word where there is one near. */
export function shorten(text: string, most: number): string {
  const flat = printable(text.replace(/\s+/g, ' ').trim())
  if (flat.length <= most) return flat
  const cut = flat.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${space > most * 0.6 ? cut.slice(0, space) : cut}…`
}

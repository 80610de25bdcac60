// Whether two wordings name one party or place: by their words, folded, without articles and titles; either may say more.
const empty = new Set('the a an of for in on and to by from its his her their mr mrs ms dr president'.split(' '))

export function sameName(a: string, b: string): boolean {
  const left = wordsOf(a)
  const right = wordsOf(b)
  if (left.length === 0 || right.length === 0) return fold(a) === fold(b)
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (few.every((word) => many.includes(word))) return true
  return few.filter((word) => many.includes(word)).length / new Set([...few, ...many]).size >= 0.5
}

/** One key for the spellings of a place name: accents, articles, doubled letters and vowels that differ between spellings. */
export function placeKey(text: string): string {
  return fold(text)
    .replace(/\b(al|el|ash|as|at|an|ar)[\s-]/g, '')
    .replace(/[^a-z]/g, '')
    .replace(/(.)\1/g, '$1')
    .replace(/[ou]/g, 'o')
    .replace(/[eiy]/g, 'i')
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !empty.has(word))
}

/** Small letters without accents, apostrophes and possessives. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`ʿʾ]s\b/g, '')
    .replace(/['’‘`ʿʾ]/g, '')
    .toLowerCase()
}

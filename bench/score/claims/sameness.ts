// When two wordings name one thing, as the scoring rule of the annotation guide has it.
import { fold, placeKey } from '../../../training/claims/sameName.ts'

const empty = new Set('the a an of for in on and to by from its his her their mr mrs ms dr president says said'.split(' '))

/** Same words after folding, one within the other, an acronym of the other, or half of all their words in common. */
export function sameName(a: string, b: string): boolean {
  const left = wordsOf(a)
  const right = wordsOf(b)
  if (left.length === 0 || right.length === 0) return fold(a) === fold(b)
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (few.every((word) => many.includes(word))) return true
  const initials = many.flatMap((word) => (/^[a-z]/.test(word) ? [word.charAt(0)] : [])).join('')
  if (few.some((word) => word.length >= 2 && initials.includes(word))) return true
  return few.filter((word) => many.includes(word)).length / new Set([...few, ...many]).size >= 0.5
}

/** Spellings of one place: accents, articles, doubled letters and vowels that differ between transliterations. */
export function samePlace(a: string, b: string): boolean {
  return placeKey(a) === placeKey(b)
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !empty.has(word))
}

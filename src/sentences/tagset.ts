import { firstGuess } from './encode.ts'

/** What the tags say beyond their number, each column by guess (number + {@link firstGuess}). */
export interface TagSigns {
  /** "VERB/VBD": universal and Penn part of speech as one tag. */
  readonly tags: readonly string[]
  /** The universal parts of speech, in order of first use. */
  readonly upos: readonly string[]
  readonly uposOf: Int32Array
  readonly isVerb: Uint8Array
  readonly isNoun: Uint8Array
}

export function signsOf(tags: readonly string[]): TagSigns {
  const upos = [...new Set(tags.map(uposIn))]
  const column = tags.length + firstGuess
  const signs = { tags, upos, uposOf: new Int32Array(column), isVerb: new Uint8Array(column), isNoun: new Uint8Array(column) }
  signs.uposOf[1] = 1
  for (const [i, tag] of tags.entries()) {
    const part = uposIn(tag)
    signs.uposOf[i + firstGuess] = upos.indexOf(part) + firstGuess
    signs.isVerb[i + firstGuess] = part === 'VERB' ? 1 : 0
    signs.isNoun[i + firstGuess] = part === 'NOUN' || part === 'PROPN' || part === 'PRON' ? 1 : 0
  }
  return signs
}

export function uposIn(tag: string): string {
  return tag.slice(0, tag.indexOf('/'))
}

export function xposIn(tag: string): string {
  return tag.slice(tag.indexOf('/') + 1)
}

import type { ConlluSentence } from '../../src/sentences/conllu.ts'

/** A treebank document as running text, with where its sentences and words lie in it. */
export interface Rebuilt {
  readonly text: string
  readonly sentences: readonly Piece[]
  readonly words: readonly Piece[]
}
export type Piece = readonly [from: number, to: number]

/**
 * Puts a treebank's documents together again. Within a sentence, words are parted by a blank unless `SpaceAfter=No`
 * (this gives `# text` again; a mismatch throws). Sentences of one paragraph are parted by a blank, or by nothing after
 * `SpaceAfter=No`; a sentence marked `newpar` begins a line.
 */
export function rebuild(sentences: readonly ConlluSentence[]): Rebuilt[] {
  const documents: { text: string; sentences: Piece[]; words: Piece[] }[] = []
  let glue = ''
  for (const sentence of sentences) {
    const open = sentence.newDocument === null ? documents.at(-1) : undefined
    const document = open ?? { text: '', sentences: [], words: [] }
    if (open) document.text += sentence.newParagraph ? '\n' : glue
    else documents.push(document)
    const from = document.text.length
    glue = ' '
    const surface = surfaceOf(sentence)
    surface.forEach((token, i) => {
      document.words.push(...token.words.map(([a, b]): Piece => [document.text.length + a, document.text.length + b]))
      document.text += token.form
      if (i < surface.length - 1) document.text += token.spaceAfter ? ' ' : ''
      else glue = token.spaceAfter ? ' ' : ''
    })
    if (sentence.text !== '' && document.text.slice(from).replace(/\s+/g, ' ') !== sentence.text.replace(/\s+/g, ' '))
      throw new RangeError(`Words and text of ${sentence.id} differ: “${document.text.slice(from)}”, “${sentence.text}”.`)
    document.sentences.push([from, document.text.length])
  }
  return documents
}

interface Surface {
  readonly form: string
  readonly spaceAfter: boolean
  /** Spans of its words in `form`; of a range whose words do not add up to it, empty spans that nothing can match. */
  readonly words: readonly Piece[]
}

function surfaceOf(sentence: ConlluSentence): Surface[] {
  const surface: Surface[] = []
  for (let i = 0; i < sentence.words.length; ) {
    const range = sentence.ranges.find(({ words }) => words[0] === i)
    const end = range ? range.words[1] : i + 1
    const forms = sentence.words.slice(i, end).map((word) => word.form)
    const form = range ? range.form : forms.join('')
    const fits = forms.join('') === form
    const words = forms.map((part, k): Piece => {
      const start = forms.slice(0, k).join('').length
      return fits ? [start, start + part.length] : [start, start]
    })
    surface.push({ form, spaceAfter: (range ?? sentence.words[i])?.spaceAfter ?? true, words })
    i = end
  }
  return surface
}

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A word of a treebank sentence. `head` is an index into the sentence's words, -1 for the root. */
export interface ConlluWord {
  readonly form: string
  readonly lemma: string
  readonly upos: string
  readonly xpos: string
  readonly features: string
  readonly head: number
  readonly relation: string
  readonly misc: string
  readonly spaceAfter: boolean
}

/** Words written as one, as "don't" for "do n't": `words` is half-open. */
export interface ConlluRange {
  readonly form: string
  readonly words: readonly [first: number, end: number]
  readonly misc: string
  readonly spaceAfter: boolean
}

export interface ConlluSentence {
  readonly id: string
  /** The `# text` comment, empty where there is none. */
  readonly text: string
  /** Id of the document that begins here ('' where it has none), null when the sentence begins none. */
  readonly newDocument: string | null
  readonly newParagraph: boolean
  readonly words: readonly ConlluWord[]
  readonly ranges: readonly ConlluRange[]
}

/** Reads a CoNLL-U file, also a gzipped one (by its first bytes, not its name). */
export function readConllu(path: string): ConlluSentence[] {
  const bytes = readFileSync(path)
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  return parseConllu((packed ? gunzipSync(bytes) : bytes).toString('utf8'))
}

/**
 * CoNLL-U text as sentences. Empty nodes (`8.1`) and the enhanced graph are left out.
 * @throws RangeError on a line that has fewer than ten columns or a head outside its sentence.
 */
export function parseConllu(text: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = []
  let block: string[] = []
  let start = 1
  text.split(/\r?\n/).forEach((line, i) => {
    if (line !== '') {
      if (block.length === 0) start = i + 1
      block.push(line)
      return
    }
    if (block.length > 0) sentences.push(parseSentence(block, start))
    block = []
  })
  if (block.length > 0) sentences.push(parseSentence(block, start))
  return sentences
}

function parseSentence(lines: readonly string[], start: number): ConlluSentence {
  const comments = new Map<string, string>()
  const words: ConlluWord[] = []
  const ranges: ConlluRange[] = []
  lines.forEach((line, i) => {
    if (line.startsWith('#')) {
      const [, key, value] = /^#\s*([^=]*?)\s*(?:=\s*(.*))?$/.exec(line) ?? []
      comments.set(key ?? '', value ?? '')
      return
    }
    const [id = '', form = '', lemma = '', upos = '', xpos = '', features = '', head = '', relation = '', , misc] =
      line.split('\t')
    if (misc === undefined) throw new RangeError(`Line ${start + i} has fewer than ten columns, parted by tabs: “${line}”.`)
    const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(misc)
    const range = /^(\d+)-(\d+)$/.exec(id)
    if (range) ranges.push({ form, words: [Number(range[1]) - 1, Number(range[2])], misc, spaceAfter })
    else if (/^\d+$/.test(id))
      words.push({ form, lemma, upos, xpos, features, head: head === '_' ? -1 : Number(head) - 1, relation, misc, spaceAfter })
  })
  const lost = words.find((word) => !(word.head >= -1 && word.head < words.length))
  if (lost) throw new RangeError(`The sentence at line ${start} has no word ${lost.head + 1}, the head of “${lost.form}”.`)
  return {
    id: comments.get('sent_id') ?? '',
    text: comments.get('text') ?? '',
    newDocument: comments.get('newdoc id') ?? comments.get('newdoc') ?? null,
    newParagraph: comments.has('newpar id') || comments.has('newpar'),
    words,
    ranges,
  }
}

/** Sentences as CoNLL-U text, each with its empty line behind it. What {@link parseConllu} reads back. */
export function writeConllu(sentences: readonly ConlluSentence[]): string {
  return sentences.map(writeSentence).join('')
}

function writeSentence(sentence: ConlluSentence): string {
  const lines: string[] = []
  if (sentence.newDocument !== null)
    lines.push(sentence.newDocument === '' ? '# newdoc' : `# newdoc id = ${sentence.newDocument}`)
  if (sentence.newParagraph) lines.push('# newpar')
  if (sentence.id !== '') lines.push(`# sent_id = ${sentence.id}`)
  if (sentence.text !== '') lines.push(`# text = ${sentence.text}`)
  sentence.words.forEach((word, i) => {
    const range = sentence.ranges.find(({ words }) => words[0] === i)
    if (range) lines.push([`${i + 1}-${range.words[1]}`, range.form, '_', '_', '_', '_', '_', '_', '_', range.misc].join('\t'))
    const { form, lemma, upos, xpos, features, head, relation, misc } = word
    lines.push([i + 1, form, lemma, upos, xpos, features, head + 1, relation, '_', misc].join('\t'))
  })
  return `${lines.join('\n')}\n\n`
}

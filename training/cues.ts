// Learns which words, in which frame, are cues, and writes knowledge/en/cues.weights: `node training/cues.ts FOLDER`.
// FOLDER holds PolNeAR's training part: text/*.txt and attributions/*.ann. Only counts of frames are learnt from it.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cueFeatures } from '#claims/attribute/likely.ts'
import { quotationsOf } from '#claims/attribute/quotations.ts'
import { treeOf } from '#claims/attribute/tree.ts'
import { attributeAll, foundIn } from '#claims/attribute.ts'
import { cueReaderFile, packCueReader } from '#knowledge/cueReader.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import type { Reading } from '#model/reading.ts'
import { overlaps, type Span } from '#model/span.ts'
import { openReader, understand } from '../src/pipeline.ts'
import { type Example, exampleOf } from './claims/example.ts'
import { fitLogLinear, plainFit } from './claims/fit.ts'
import { reportOf } from './claims/reportOf.ts'
import { markedCues } from './cues/marked.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new RangeError('Say where the texts are: node training/cues.ts FOLDER')
const reader = openReader()
const marked = markedCues(folder)
const texts = globSync('*.txt', { cwd: join(folder, 'text') }).sort()
console.log(`reading ${texts.length} texts`)
const examples = texts.flatMap((name) => {
  const text = readFileSync(join(folder, 'text', name), 'utf8')
  const cues = marked.get(basename(name, '.txt'))
  if (cues === undefined) return []
  const report = reportOf({ name, group: '', text, published: '2016-01-01', outlet: null, claims: [] })
  return examplesIn(understand(report, reader), cues)
})
// A frame seen once or twice says nothing of what it is.
const weights = fitLogLinear(examples, { ...plainFit, epochs: 6, atLeast: 4 })
writeFileSync(knowledgePath(cueReaderFile), packCueReader(weights))
console.log(`${examples.length} cues weighed`)

/** The outermost cues that the frames find, with whether the annotators marked them. */
function examplesIn(reading: Reading, cues: readonly Span[]): Example[] {
  const { cues: known } = reader.known
  const outermost = new Set(
    attributeAll(reading, { cues: known, cueReader: null }).flatMap(({ within, cueHead }) =>
      within === null ? [`${cueHead.sentence} ${cueHead.token}`] : [],
    ),
  )
  const quotations = quotationsOf(reading.sentences)
  const found = reading.sentences
    .filter(({ kind }) => kind !== 'dateline')
    .flatMap((sentence) => foundIn(treeOf(sentence), quotations, known))
  return found.flatMap((one) => {
    const { tree, cueHead } = one
    const token = tree.tokens[cueHead]
    if (token === undefined || !outermost.has(`${tree.sentence.index} ${cueHead}`)) return []
    const isMarked = cues.some((span) => overlaps(span, [token.from, token.to]))
    return [exampleOf(cueFeatures(one, known.words), isMarked ? 'yes' : 'no', 1)]
  })
}

/**
 * Makes knowledge/en/names.weights from GUM and our own reports: one network for outer names, one for names inside those.
 *
 *   node training/names.ts TREEBANK WORK [OUT] [LEFT_OUT]
 *
 * LEFT_OUT is a pattern of ids: those of our reports are kept back, so that the networks can be tried on them.
 * WORK holds what training/train.ts keeps: the lexicon and the tags that networks gave sentences they had not seen.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { openClusters } from '#knowledge/clusters.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { FeatureCounter } from '#network/features.ts'
import { Learner } from '#network/learner.ts'
import { Network, type Weights } from '#network/network.ts'
import { readConllu } from '#sentences/conllu.ts'
import { encode, firstGuess, type Guesses } from '#sentences/encode.ts'
import { Lexicon, type LexiconData, unknown } from '#sentences/lexicon.ts'
import { isInRun, type NameView, nameFeatures, nameTemplates } from '#sentences/nameFeatures.ts'
import { isInLongName, notInName, viewOfTokens } from '#sentences/names.ts'
import { tagTemplates, tagWords } from '#sentences/tag.ts'
import { pack } from '#sentences/weights.ts'
import { type GoldName, namesOf } from './names/gold.ts'
import { ownReports, readMarked } from './names/marked.ts'
import { randomFrom, shuffle } from './random.ts'

const [treebank = '', work = '', out = knowledgePath('en/names.weights'), leftOut = '^$'] = process.argv.slice(2)
if (!treebank || !work) throw new Error('Say where the treebank files and the stages of train.ts are: names.ts TREEBANK WORK')

const epochs = 10
const rate = 0.05
const dropout = 0.4
const levels = 11
// Names inside names are few and of few kinds: a smaller network does.
const forOuter = { hidden: 64, least: 3 }
const forInner = { hidden: 12, least: 16 }
// Names of places that no one has heard of are the rule in reports: their words are hidden this often, so that endings and
// surroundings are learnt.
const hiddenNames = 0.2
const hiddenWords = 0.05

const kinds = ['person', 'organisation', 'place', 'side', 'other']
const labels = ['O', ...kinds.flatMap((kind) => [`B-${kind}`, `I-${kind}`])]

const lexiconData = deserialize(readFileSync(join(work, 'lexicon.bin'))) as LexiconData
const lexicon = new Lexicon(lexiconData, openClusters())
const { tags } = JSON.parse(readFileSync(join(work, 'names.json'), 'utf8')) as { tags: string[] }
const tagNumbers = new Map(tags.map((tag, i) => [tag, i + 1]))
const templates = nameTemplates(lexicon.sizes, tags.length + 1, labels.length + 1)

interface Example {
  readonly view: NameView
  readonly outer: Int32Array
  readonly inner: Int32Array
}

const examples = readExamples()
console.log(`${examples.length} sentences`)
const outer = learn(
  forOuter,
  (example) => example.outer,
  () => null,
)
const inner = learn(
  forInner,
  (example) => example.inner,
  (example) => example.outer,
)
const { suffixes, prefixes, cased, norms, shapes } = lexiconData
const bytes = pack({
  lists: { labels, tags, cased, norms, shapes, ...numbered('suffixes', suffixes), ...numbered('prefixes', prefixes) },
  networks: { outer, inner },
})
writeFileSync(out, bytes)
console.log(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB`)

// GUM's tags come from networks that had not seen the sentence, as train.ts left them: first EWT's sentences, then GUM's.
// Our reports are tagged by the network that train.ts ended with, which has not seen it either.
function readExamples(): Example[] {
  const before = readConllu(join(treebank, 'ewt-train.conllu.gz')).length
  const guesses = deserialize(readFileSync(join(work, 'guessed-tags.bin'))) as Guesses[]
  const gum = readConllu(join(treebank, 'gum-train.conllu.gz')).map((sentence) => ({
    words: sentence.words.map((word) => word.form),
    names: namesOf(sentence),
  }))
  const reports = readMarked(ownReports).filter(({ report }) => !new RegExp(leftOut).test(report))
  const tagger = new Network(deserialize(readFileSync(join(work, 'tags.bin'))) as Weights)
  const at = tagTemplates(lexicon.sizes, tags.length)
  return [
    ...gum.map(({ words, names }, i) => asExample(words, guesses[before + i], names)),
    ...reports.map(({ words, names }) => asExample(words, tagWords(tagger, at, encode(words, lexicon)), names)),
  ]
}

function asExample(words: readonly string[], guesses: Guesses | undefined, names: readonly GoldName[]): Example {
  const tokens = words.map((text, i) => {
    const [upos = '', xpos = ''] = (tags[(guesses?.best[i] ?? firstGuess) - firstGuess] ?? '').split('/')
    return { text, upos, xpos }
  })
  const around = names.filter((name) => !names.some((other) => isInside(name, other)))
  const within = names.filter((name) => !around.includes(name))
  const view = viewOfTokens(tokens, { lexicon, tags: tagNumbers })
  return { view, outer: labelled(around, view), inner: labelled(within, view) }
}

function isInside(name: GoldName, other: GoldName): boolean {
  const [first, end] = name.words
  const [from, to] = other.words
  return name !== other && from <= first && end <= to && to - from > end - first
}

function labelled(names: readonly GoldName[], view: NameView): Int32Array {
  const { length } = view.words
  const numbers = new Int32Array(length + 2).fill(notInName, 0, length)
  for (const { words, kind } of names) {
    const [from, end] = words
    const first = Array.from({ length: end - from }, (_, i) => from + i).find((i) => isInRun(view, i))
    if (first === undefined || numbers.subarray(first, end).some((number) => number !== notInName)) continue
    numbers.fill(labels.indexOf(`I-${kind}`) + 1, first, end)
    numbers[first] = labels.indexOf(`B-${kind}`) + 1
  }
  return numbers
}

function learn(
  { hidden, least }: typeof forOuter,
  answersOf: (example: Example) => Int32Array,
  outerOf: (example: Example) => Int32Array | null,
): Weights {
  const random = randomFrom(11)
  const counter = new FeatureCounter(templates.size)
  for (const example of examples) {
    const answers = answersOf(example)
    for (let i = 0; i < example.view.words.length; i++)
      if (isAsked(example, i, outerOf(example)))
        nameFeatures(counter, templates, example.view, i, answers[i - 1] ?? 0, answers[i - 2] ?? 0, outerOf(example))
  }
  const learner = new Learner({ hidden, outputs: labels.length, rowOf: counter.rows(least), random, dropout })
  const order = Int32Array.from(examples, (_, i) => i)
  const valid = new Uint8Array(labels.length).fill(1)
  const right = new Uint8Array(labels.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    let steps = 0
    for (const [turn, which] of order.entries()) {
      const example = examples[which]
      if (!example) continue
      const now = rate * (1 - (0.97 * (epoch * order.length + turn)) / (epochs * order.length))
      const answers = answersOf(example)
      const guessed = new Int32Array(answers.length)
      const restore = hideWords(example, random)
      for (let i = 0; i < example.view.words.length; i++) {
        guessed[i] = notInName
        if (!isAsked(example, i, outerOf(example))) continue
        nameFeatures(learner, templates, example.view, i, guessed[i - 1] ?? 0, guessed[i - 2] ?? 0, outerOf(example))
        const answer = (answers[i] ?? 1) - 1
        right[answer] = 1
        loss += learner.step(valid, right, now)
        right[answer] = 0
        steps++
        guessed[i] = likeliest(learner.probabilities) + 1
      }
      restore()
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / steps).toFixed(4)}`)
  }
  return learner.weights(levels)
}

function isAsked({ view }: Example, i: number, outer: Int32Array | null): boolean {
  return outer ? isInLongName(outer, i) : isInRun(view, i)
}

/** Makes some words unknown, and gives what makes them known again. */
function hideWords({ view, outer }: Example, random: () => number): () => void {
  const { cased, norm, narrow, middle, broad, length } = view.words
  const columns = [cased, norm, narrow, middle, broad]
  const hidden: { column: Int32Array; i: number; value: number }[] = []
  for (let i = 0; i < length; i++) {
    if (random() >= ((outer[i] ?? 1) > 1 ? hiddenNames : hiddenWords)) continue
    for (const column of columns) {
      hidden.push({ column, i, value: column[i] ?? 0 })
      column[i] = unknown
    }
  }
  return () => {
    for (const { column, i, value } of hidden) column[i] = value
  }
}

function likeliest(probabilities: Float32Array): number {
  let best = 0
  for (let i = 1; i < probabilities.length; i++) if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i
  return best
}

function numbered(name: string, lists: readonly (readonly string[])[]): Record<string, readonly string[]> {
  return Object.fromEntries(lists.map((list, i) => [`${name}${i + 1}`, list]))
}

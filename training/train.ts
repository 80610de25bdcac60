/**
 * Makes the networks of knowledge/en/language.weights, stage by stage; each stage is kept in WORK and not done again.
 *
 *   node training/train.ts TREEBANK WORK [STAGE…]
 *
 * See training/README.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { openClusters } from '#knowledge/clusters.ts'
import { Network, type Weights } from '#network/network.ts'
import { encode, type Guesses } from '#sentences/encode.ts'
import { Lexicon } from '#sentences/lexicon.ts'
import { type Prepared, parseTemplates } from '#sentences/parseFeatures.ts'
import { Actions } from '#sentences/state.ts'
import { supertagsOf, supertagTemplates, supertagWords, surroundings } from '#sentences/supertag.ts'
import { tagTemplates, tagWords } from '#sentences/tag.ts'
import { signsOf } from '#sentences/tagset.ts'
import { learnParser } from './learnParser.ts'
import { learnSupertags } from './learnSupertags.ts'
import { type LearnOptions, learnTags } from './learnTags.ts'
import { gatherLexicon } from './lexicon.ts'
import { type Example, foldOf, frequent, readExamples } from './treebank.ts'

const [treebank = '', work = '', ...wanted] = process.argv.slice(2)
if (!treebank || !work) throw new Error('Say where the treebank files are and where to keep the stages: train.ts TREEBANK WORK')
mkdirSync(work, { recursive: true })

const started = Date.now()
const log = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`)

const tagFolds = 4
const supertagFolds = 3
const foldEpochs = 4
const tagging: LearnOptions = { hidden: 64, epochs: 8, least: 4, rate: 0.06, dropout: 0.2, seed: 3, log }
const supertagging: LearnOptions = { hidden: 96, epochs: 6, least: 8, rate: 0.06, dropout: 0.25, seed: 9, log }
const parsing: LearnOptions = { hidden: 96, epochs: 6, least: 12, rate: 0.05, dropout: 0.2, seed: 5, log }

// Our own news is a hundredth of what is learnt from, and all that is like what is read later.
const newsTimes = 3

const examples = [
  ...['ewt-train', 'gum-train'].flatMap((name) => readExamples(join(treebank, `${name}.conllu.gz`))),
  ...readExamples(join(import.meta.dirname, 'news/train.conllu'), newsTimes),
]
log(`${examples.length} sentences, ${examples.reduce((sum, example) => sum + example.words.length, 0)} words`)

const lexicon = new Lexicon(stage('lexicon', () => gatherLexicon(examples))(), openClusters())
const tags = frequent(
  examples.flatMap((example) => example.tags),
  4,
)
const signs = signsOf(tags)
const supertags = frequent(
  examples.flatMap((example) => supertagsOf(example.heads, example.relations)),
  15,
)
const actions = new Actions(['shift', ...frequent(examples.flatMap(arcsOf), 3)])
writeFileSync(join(work, 'names.json'), JSON.stringify({ tags, supertags, actions: actions.names }))

const encoded = examples.map((example) => encode(example.words, lexicon))
const guessedTags = stage('guessed-tags', () => inFolds(tagFolds, guessTags))
const around = once(() =>
  examples.map((example, i) => surroundings(example.words.length, at(guessedTags(), i), signs.isVerb, signs.isNoun)),
)
const guessedSupertags = stage('guessed-supertags', () => inFolds(supertagFolds, guessSupertags))
const stages: Record<string, () => unknown> = {
  tags: stage('tags', () => learnTags(examples, lexicon, tags, tagging)),
  'guessed-tags': guessedTags,
  supertags: stage('supertags', () => learnSupertags(examples, guessedTags(), lexicon, signs, supertags, supertagging)),
  'guessed-supertags': guessedSupertags,
  parser: stage('parser', learnToParse),
}
for (const [name, make] of Object.entries(stages)) if (wanted.length === 0 || wanted.includes(name)) make()
log('done')

function learnToParse(): Weights {
  const prepared: Prepared[] = encoded.map((words, i) => ({
    words,
    tags: at(guessedTags(), i),
    uposOf: signs.uposOf,
    supertags: at(guessedSupertags(), i),
    verbs: at(around(), i).verbs,
  }))
  const sizes = {
    lexicon: lexicon.sizes,
    tags: tags.length,
    upos: signs.upos.length,
    supertags: supertags.length,
    relations: actions.relations.length,
  }
  return learnParser(examples, prepared, parseTemplates(sizes), actions, parsing)
}

// What a network that never saw the sentences gives them: learnt from the other folds.
function inFolds(count: number, guess: (inside: number[], outside: number[]) => Guesses[]): Guesses[] {
  const all: Guesses[] = []
  for (let fold = 0; fold < count; fold++) {
    const inside = indices((i) => foldOf(i, count) === fold)
    const guesses = guess(
      inside,
      indices((i) => foldOf(i, count) !== fold),
    )
    for (const [k, i] of inside.entries()) all[i] = at(guesses, k)
    log(`fold ${fold + 1} of ${count}`)
  }
  return all
}

function guessTags(inside: number[], outside: number[]): Guesses[] {
  const quiet = { ...tagging, epochs: foldEpochs, log: () => {} }
  const network = new Network(learnTags(select(examples, outside), lexicon, tags, quiet))
  const templates = tagTemplates(lexicon.sizes, tags.length)
  return inside.map((i) => tagWords(network, templates, at(encoded, i)))
}

function guessSupertags(inside: number[], outside: number[]): Guesses[] {
  const quiet = { ...supertagging, epochs: foldEpochs, log: () => {} }
  const weights = learnSupertags(select(examples, outside), select(guessedTags(), outside), lexicon, signs, supertags, quiet)
  const network = new Network(weights)
  const templates = supertagTemplates(lexicon.sizes, tags.length, supertags.length)
  return inside.map((i) => supertagWords(network, templates, at(encoded, i), at(guessedTags(), i), at(around(), i)))
}

function arcsOf({ heads, relations }: Example): string[] {
  return heads.map((head, i) => `${head < 0 || head > i ? 'left' : 'right'} ${relations[i]}`)
}
// A stage is done when it is first asked for, unless an earlier run left it in WORK.
function stage<Kept>(name: string, make: () => Kept): () => Kept {
  const file = join(work, `${name}.bin`)
  return once(() => {
    if (existsSync(file)) return deserialize(readFileSync(file)) as Kept
    const made = make()
    writeFileSync(file, serialize(made))
    log(`${name}: ${file}`)
    return made
  })
}
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
function indices(which: (i: number) => boolean): number[] {
  return examples.flatMap((_, i) => (which(i) ? [i] : []))
}
function select<Item>(items: readonly Item[], which: readonly number[]): Item[] {
  return which.map((i) => at(items, i))
}
function at<Item>(items: readonly Item[], i: number): Item {
  const item = items[i]
  if (item === undefined)
    throw new RangeError(`There is no sentence ${i}: the kept stages are of another treebank, empty ${work}.`)
  return item
}

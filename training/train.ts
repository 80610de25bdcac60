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
import { Lexicon, type LexiconData } from '#sentences/lexicon.ts'
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

const [treebank = '', work = ''] = process.argv.slice(2)
if (!treebank || !work) throw new Error('Say where the treebank files are and where to keep the stages: train.ts TREEBANK WORK')
mkdirSync(work, { recursive: true })

const started = Date.now()
const log = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`)

const tagFolds = 4
const supertagFolds = 3
const tagging: LearnOptions = { hidden: 64, epochs: 5, least: 3, rate: 0.06, dropout: 0.2, seed: 3, log }
const supertagging: LearnOptions = { hidden: 80, epochs: 4, least: 6, rate: 0.06, dropout: 0.25, seed: 9, log }
const parsing: LearnOptions = { hidden: 96, epochs: 4, least: 10, rate: 0.05, dropout: 0.2, seed: 5, log }

const examples = ['ewt-train', 'gum-train'].flatMap((name) => readExamples(join(treebank, `${name}.conllu.gz`)))
log(`${examples.length} sentences, ${examples.reduce((sum, example) => sum + example.words.length, 0)} words`)

const lexiconData = stage<LexiconData>('lexicon', () => gatherLexicon(examples))
const lexicon = new Lexicon(lexiconData, openClusters())
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

stage<Weights>('tags', () => learnTags(examples, lexicon, tags, tagging))
const guessedTags = stage<Guesses[]>('guessed-tags', () => inFolds(tagFolds, guessTags))
logTagging()

const encoded = examples.map((example) => encode(example.words, lexicon))
const around = examples.map((example, i) =>
  surroundings(example.words.length, guessesOf(guessedTags, i), signs.isVerb, signs.isNoun),
)
stage<Weights>('supertags', () => learnSupertags(examples, guessedTags, lexicon, signs, supertags, supertagging))
const guessedSupertags = stage<Guesses[]>('guessed-supertags', () => inFolds(supertagFolds, guessSupertags))

stage<Weights>('parser', () => {
  const prepared: Prepared[] = examples.map((_, i) => ({
    words: at(encoded, i),
    tags: guessesOf(guessedTags, i),
    uposOf: signs.uposOf,
    supertags: guessesOf(guessedSupertags, i),
    verbs: at(around, i).verbs,
  }))
  const sizes = {
    lexicon: lexicon.sizes,
    tags: tags.length,
    upos: signs.upos.length,
    supertags: supertags.length,
    relations: actions.relations.length,
  }
  return learnParser(examples, prepared, parseTemplates(sizes), actions, parsing)
})
log('done')

// What a network that never saw the sentences gives them: learnt from the other folds.
function inFolds(count: number, guess: (inside: number[], outside: number[]) => Guesses[]): Guesses[] {
  const all: Guesses[] = []
  for (let fold = 0; fold < count; fold++) {
    const inside = indices((i) => foldOf(i, count) === fold)
    const guesses = guess(
      inside,
      indices((i) => foldOf(i, count) !== fold),
    )
    for (const [k, i] of inside.entries()) all[i] = guessesOf(guesses, k)
    log(`fold ${fold + 1} of ${count}`)
  }
  return all
}

function guessTags(inside: number[], outside: number[]): Guesses[] {
  const quiet = { ...tagging, epochs: 3, log: () => {} }
  const network = new Network(learnTags(select(examples, outside), lexicon, tags, quiet))
  const templates = tagTemplates(lexicon.sizes, tags.length)
  return inside.map((i) => tagWords(network, templates, encode(at(examples, i).words, lexicon)))
}

function guessSupertags(inside: number[], outside: number[]): Guesses[] {
  const quiet = { ...supertagging, epochs: 3, log: () => {} }
  const weights = learnSupertags(select(examples, outside), select(guessedTags, outside), lexicon, signs, supertags, quiet)
  const network = new Network(weights)
  const templates = supertagTemplates(lexicon.sizes, tags.length, supertags.length)
  return inside.map((i) => supertagWords(network, templates, at(encoded, i), guessesOf(guessedTags, i), at(around, i)))
}

function logTagging(): void {
  let right = 0
  let all = 0
  for (const [i, example] of examples.entries())
    for (const [k, tag] of example.tags.entries()) {
      const guess = tags[(guessesOf(guessedTags, i).best[k] ?? 0) - 2] ?? ''
      if (guess.slice(0, guess.indexOf('/')) === tag.slice(0, tag.indexOf('/'))) right++
      all++
    }
  log(`universal parts of speech in folds: ${((100 * right) / all).toFixed(2)} %`)
}

function arcsOf({ heads, relations }: Example): string[] {
  return heads.map((head, i) => `${head < 0 || head > i ? 'left' : 'right'} ${relations[i]}`)
}
function stage<Kept>(name: string, make: () => Kept): Kept {
  const file = join(work, `${name}.bin`)
  if (existsSync(file)) return deserialize(readFileSync(file)) as Kept
  const made = make()
  writeFileSync(file, serialize(made))
  log(`${name}: ${file}`)
  return made
}
function indices(which: (i: number) => boolean): number[] {
  return examples.flatMap((_, i) => (which(i) ? [i] : []))
}
function select<Item>(items: readonly Item[], which: readonly number[]): Item[] {
  return which.map((i) => at(items, i))
}
function guessesOf(all: readonly Guesses[], i: number): Guesses {
  return at(all, i)
}
function at<Item>(items: readonly Item[], i: number): Item {
  const item = items[i]
  if (item === undefined)
    throw new RangeError(`There is no sentence ${i}: the kept stages are of another treebank, empty ${work}.`)
  return item
}

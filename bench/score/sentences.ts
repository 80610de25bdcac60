import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ConlluSentence, readConllu } from '#sentences/conllu.ts'
import { type Language, loadLanguage } from '#sentences/language.ts'
import { lemma } from '#sentences/lemma.ts'
import { parseWords } from '#sentences/parse.ts'
import { segment } from '#sentences/segment.ts'
import { rebuild } from './rebuild.ts'
import { percent, Tally, table } from './tally.ts'

const ownNews = 'training/news/test.conllu'
const usualSets = ['ewt-test', 'gum-test', 'pud-test', ownNews]
const relations = ['nsubj', 'nsubj:pass', 'obj', 'obl', 'ccomp', 'parataxis', 'appos', 'conj']

/**
 * Tags, trees and lemmas with given words, and tokens and sentences from running text. Heads and relations count
 * punctuation in; LAS and F1 by relation leave subtypes away, but for nsubj:pass. Tokens are the treebank's words ("do",
 * "n't"), and right when both ends are; so are sentences. How the running text is made again: rebuild.ts.
 */
export function score(options: readonly string[]): string {
  const { values } = parseArgs({
    args: [...options],
    options: { data: { type: 'string' }, set: { type: 'string' }, raw: { type: 'boolean' } },
  })
  const sets = values.set?.split(',') ?? usualSets
  const wanted = sets.map((set) => (set.includes('/') ? set : join(values.data ?? '../shared/data/treebank', `${set}.conllu.gz`)))
  const files = wanted.filter((file) => existsSync(file))
  const missing = wanted.filter((file) => !files.includes(file)).map((file) => `${file} is missing and was not scored.`)
  const treebanks = files.map((file) => readConllu(file))
  const names = files.map((file) => (file === ownNews ? 'our news' : basename(file).replace(/\.conllu(\.gz)?$/, '')))
  const raw = treebanks.map(scoreRaw)
  const rawTable = table(
    ['set', 'token F1', 'sentence F1', 'tokens', 'sentences'],
    names.map((name, i) => [name, ...(raw[i] ?? [])]),
  )
  if (values.raw) return rawTable
  const language = loadLanguage()
  const parsed = treebanks.map((sentences) => scoreParses(sentences, language))
  return [
    ...missing,
    table(
      ['set', 'UPOS', 'XPOS', 'UAS', 'LAS', 'lemma', 'lemma, gold tags'],
      names.map((name, i) => [name, ...(parsed[i]?.shares ?? [])]),
    ),
    table(
      ['F1 of', ...names],
      relations.map((relation) => [relation, ...parsed.map(({ tally }) => tally.row(relation, [relation])[3] ?? '')]),
    ),
    rawTable,
  ].join('\n\n')
}

function scoreParses(sentences: readonly ConlluSentence[], language: Language): { shares: string[]; tally: Tally } {
  const right = { upos: 0, xpos: 0, head: 0, labelled: 0, lemma: 0, goldLemma: 0 }
  const tally = new Tally()
  let count = 0
  for (const { words } of sentences) {
    const parse = parseWords(
      words.map((word) => word.form),
      language,
    )
    for (const [i, word] of words.entries()) {
      const upos = parse.upos[i] ?? ''
      const xpos = parse.xpos[i] ?? ''
      const sameHead = parse.heads[i] === word.head
      const gold = label(word.relation)
      const given = label(parse.relations[i] ?? '')
      count++
      if (upos === word.upos) right.upos++
      if (xpos === word.xpos) right.xpos++
      if (sameHead) right.head++
      if (sameHead && plain(gold) === plain(given)) right.labelled++
      if (lemma(word.form, upos, xpos) === word.lemma) right.lemma++
      if (lemma(word.form, word.upos, word.xpos) === word.lemma) right.goldLemma++
      tally.told(gold, sameHead && gold === given)
      tally.said(given, sameHead && gold === given)
    }
  }
  return { shares: Object.values(right).map((number) => percent(number / count)), tally }
}

function label(relation: string): string {
  return relation === 'nsubj:pass' ? relation : plain(relation)
}

function plain(relation: string): string {
  return relation.replace(/:.*/, '')
}

function scoreRaw(sentences: readonly ConlluSentence[]): string[] {
  const tally = new Tally()
  for (const document of rebuild(sentences)) {
    const parts = segment(document.text)
    const tokens = parts.flatMap((part) => part.tokens.map(({ from, to }) => `${from} ${to}`))
    compare(
      tally,
      'tokens',
      document.words.map((word) => word.join(' ')),
      tokens,
    )
    const spans = parts.map(({ span }) => span.join(' '))
    compare(
      tally,
      'sentences',
      document.sentences.map((sentence) => sentence.join(' ')),
      spans,
    )
  }
  const [, , , tokenF1 = '', tokens = ''] = tally.row('', ['tokens'])
  const [, , , sentenceF1 = '', all = ''] = tally.row('', ['sentences'])
  return [tokenF1, sentenceF1, tokens, all]
}

function compare(tally: Tally, kind: string, gold: readonly string[], given: readonly string[]): void {
  const wanted = new Set(gold)
  const found = new Set(given)
  for (const item of gold) tally.told(kind, found.has(item))
  for (const item of given) tally.said(kind, wanted.has(item))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConllu } from '#sentences/conllu.ts'
import { loadLanguage } from '#sentences/language.ts'
import { loadNameReader, openNameReader } from '#sentences/nameReader.ts'
import { findNames } from '#sentences/names.ts'
import { parseWords } from '#sentences/parse.ts'
import { settleNames } from '#sentences/settleNames.ts'
import { type GoldName, namesOf } from '../../training/names/gold.ts'
import { ownReports, readMarked } from '../../training/names/marked.ts'
import { Tally, table } from './tally.ts'

interface Sentence {
  /** What it belongs to: names are settled within a report. */
  readonly report: string
  readonly words: readonly string[]
  readonly names: readonly GoldName[]
}

/**
 * Names on GUM, with given words and our own tags. Named is a mention whose head is a proper noun; its span and kind are
 * as training/names/gold.ts cuts them out. A name counts as found when span and kind agree.
 *
 * `--reports PATTERN` scores on those of our own reports instead whose id fits: with `--weights`, on a file that was made
 * without them. `--show` prints each sentence with something missed or wrong.
 */
export function score(options: readonly string[]): string {
  const { values } = parseArgs({
    args: [...options],
    options: {
      data: { type: 'string', default: '../shared/data/treebank' },
      set: { type: 'string', default: 'gum-test' },
      reports: { type: 'string' },
      weights: { type: 'string' },
      show: { type: 'boolean', default: false },
    },
  })
  const { data, set, reports, weights, show } = values
  const sentences = reports === undefined ? treebankSentences(join(data, `${set}.conllu.gz`)) : reportSentences(reports)
  const reader = weights ? openNameReader(readFileSync(weights)) : loadNameReader()
  const language = loadLanguage()
  const kinds = new Tally()
  const spans = new Tally()
  for (const report of Map.groupBy(sentences, (sentence) => sentence.report).values()) {
    const read = report.map(({ words }) => {
      const { upos, xpos } = parseWords(words, language)
      const tokens = words.map((text, i) => ({ from: i, to: i + 1, text, upos: upos[i] ?? 'X', xpos: xpos[i] ?? 'FW' }))
      return { tokens, names: findNames(tokens, reader) }
    })
    for (const [k, names] of settleNames(read).entries()) {
      const gold = report[k]?.names.map((name) => `${name.words.join()} ${name.kind}`) ?? []
      const found = names.map((name) => `${name.tokens.join()} ${name.kind}`)
      compare(kinds, gold, found, kindIn)
      compare(spans, gold.filter(isMain).map(spanIn), found.filter(isMain).map(spanIn), () => 'span')
      if (show && gold.join() !== found.join()) showDifference(report[k]?.words ?? [], gold, found)
    }
  }
  const all = [...main, 'side', 'other']
  return [
    `${reports ?? set}, ${sentences.length} sentences`,
    table(
      ['kind', 'precision', 'recall', 'F1', 'in gold'],
      [
        ...all.map((kind) => kinds.row(kind, [kind])),
        kinds.row(main.join(', '), main),
        kinds.row('all', all),
        spans.row('span alone, of these three', ['span']),
      ],
    ),
  ].join('\n')
}

const main = ['person', 'organisation', 'place']

function treebankSentences(file: string): Sentence[] {
  let report = ''
  return readConllu(file).map((sentence) => {
    report = sentence.newDocument ?? report
    return { report, words: sentence.words.map((word) => word.form), names: namesOf(sentence) }
  })
}

function reportSentences(pattern: string): Sentence[] {
  return readMarked(ownReports).filter(({ report }) => new RegExp(pattern).test(report))
}

function compare(tally: Tally, gold: readonly string[], found: readonly string[], kindOf: (name: string) => string): void {
  for (const name of gold) tally.told(kindOf(name), found.includes(name))
  for (const name of found) tally.said(kindOf(name), gold.includes(name))
}

function isMain(name: string): boolean {
  return main.includes(kindIn(name))
}

function spanIn(name: string): string {
  return name.split(' ')[0] ?? ''
}

function kindIn(name: string): string {
  return name.split(' ')[1] ?? ''
}

function showDifference(forms: readonly string[], gold: readonly string[], found: readonly string[]): void {
  const written = (name: string) => {
    const [span = '', kind] = name.split(' ')
    const [first, end] = span.split(',').map(Number)
    return `${kind}[${forms.slice(first, end).join(' ')}]`
  }
  const missed = gold.filter((name) => !found.includes(name)).map(written)
  const wrong = found.filter((name) => !gold.includes(name)).map(written)
  console.log(`${forms.join(' ')}\n   missed ${missed.join(' ')}\n   wrong  ${wrong.join(' ')}`)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { annotate } from '#sentences/annotate.ts'
import { type ConlluSentence, readConllu } from '#sentences/conllu.ts'
import { loadLanguage } from '#sentences/language.ts'
import { parseWords } from '#sentences/parse.ts'
import { openProof, type Tree } from './proof.ts'

const treebank = join(import.meta.dirname, '../../shared/data/treebank/pud-test.conllu.gz')
const rounds = 5

interface Run {
  readonly name: string
  /** Works once through the whole file; gives trees to score, where it has any on the file's own words. */
  readonly run: () => readonly Tree[] | undefined
}

/**
 * Speed of the language layer on one core. `--conllu FILE`: other sentences than PUD's; `--proof FOLDER`: the first proof of
 * this parser, trained into FOLDER, to measure in the same run (docs/speed.md tells how).
 */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({
    args: [...options],
    options: { conllu: { type: 'string', default: treebank }, proof: { type: 'string' } },
  })
  if (!existsSync(values.conllu)) return `${values.conllu} is missing: give a treebank with --conllu FILE. Nothing was measured.`
  const sentences = readConllu(values.conllu)
  const forms = sentences.map((sentence) => sentence.words.map((word) => word.form))
  const text = sentences.map((sentence) => sentence.text).join('\n')

  const opened = performance.now()
  const language = loadLanguage()
  const loading = performance.now() - opened
  const runs: Run[] = [
    { name: 'from text', run: () => void annotate(text, language) },
    { name: 'from words', run: () => forms.map((words) => parseWords(words, language)) },
    { name: 'from words, best move only', run: () => forms.map((words) => parseWords(words, language, { width: 1, gap: 0 })) },
  ]
  for (const { run } of runs) run()
  const memory = process.resourceUsage().maxRSS / 1024
  if (values.proof) {
    const proof = await openProof(values.proof)
    runs.push({ name: 'the proof, from words', run: () => forms.map(proof) })
  }
  return [
    `${forms.length} sentences, ${forms.flat().length} words; weights loaded in ${loading.toFixed(0)} ms; at most ${memory.toFixed(0)} MB of memory before the proof was loaded; Node ${process.version}`,
    table(sentences, runs),
  ].join('\n')
}

// Rounds go through all runs in turn, so that a busy minute of the machine slows all of them.
function table(sentences: readonly ConlluSentence[], runs: readonly Run[]): string {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  const speeds = runs.map((): number[] => [])
  const trees = runs.map((each) => each.run())
  for (let round = 0; round < rounds; round++)
    for (const [i, each] of runs.entries()) {
      const started = process.cpuUsage()
      each.run()
      const { user, system } = process.cpuUsage(started)
      speeds[i]?.push((words / (user + system)) * 1e6)
    }
  const lines = runs.map(({ name }, i) => {
    const sorted = (speeds[i] ?? []).sort((a, b) => a - b)
    const median = sorted[Math.floor(rounds / 2)] ?? 0
    return `| ${name} | ${Math.round(median)} | ${Math.round(sorted.at(-1) ?? 0)} | ${las(sentences, trees[i] ?? null)} |`
  })
  return ['| | words a second of CPU, median of 5 | best | LAS |', '|---|---|---|---|', ...lines].join('\n')
}

function las(sentences: readonly ConlluSentence[], trees: readonly Tree[] | null): string {
  if (!trees) return '–'
  let right = 0
  let all = 0
  for (const [i, { words }] of sentences.entries())
    for (const [k, word] of words.entries()) {
      all++
      const relation = trees[i]?.relations[k] ?? ''
      if (trees[i]?.heads[k] === word.head && plain(relation) === plain(word.relation)) right++
    }
  return ((100 * right) / all).toFixed(2)
}

function plain(relation: string): string {
  return relation.replace(/:.*/, '')
}

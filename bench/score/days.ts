import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { countsIn, countsOf } from '#claims/counts.ts'
import { type DayKnowledge, dayOf, daysOf } from '#claims/days.ts'
import { modalityOf } from '#claims/modality.ts'
import { treeOf } from '#claims/tree.ts'
import { type CountWords, openCountWords } from '#knowledge/countWords.ts'
import { openDayWords } from '#knowledge/dayWords.ts'
import { openModalWords } from '#knowledge/modalWords.ts'
import { openNumberWords } from '#knowledge/numberWords.ts'
import type { CountKey, HappeningType, Modality } from '#model/claim.ts'
import type { Sentence } from '#model/sentence.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'

/**
 * Days, counts and modality on the training reports, the gold's trigger given: how often each is right over the claims
 * whose gold tells it. `--errors date|counts|modality` lists what is wrong; `--only t1-` takes the reports that begin so.
 */
export function score(options: readonly string[] = []): string {
  const folder = join(import.meta.dirname, '../../../shared/gold/train')
  if (!existsSync(folder)) return `Skipped: ${folder} is not here.`
  const language = loadLanguage()
  return scoreReading(folder, options, (text) => annotate(text, language))
}

/** As {@link score}, with sentences read in any way. */
export function scoreReading(folder: string, options: readonly string[], read: (text: string) => readonly Sentence[]): string {
  const numbers = openNumberWords()
  const dayWords = openDayWords(numbers)
  const known = { dayWords, modalWords: openModalWords(), countWords: openCountWords(numbers, dayWords) }
  const only = optionOf(options, '--only') ?? ''
  const errors = optionOf(options, '--errors')
  const judged = readGold(folder)
    .filter(({ id }) => id.startsWith(only))
    .flatMap((report) => judge(report, read(report.text), known))
  const wrong = judged.filter(({ field, right }) => field === errors && !right).map(({ line }) => line)
  return [...tableOf(judged), ...wrong].join('\n')
}

interface GoldClaim {
  readonly at: readonly string[]
  readonly trigger?: string
  readonly type: HappeningType
  readonly date?: string | null
  readonly counts?: Readonly<Partial<Record<CountKey, number | readonly [number | null, number | null]>>>
  readonly modality?: Modality
  readonly optional?: boolean
}
interface GoldReport {
  readonly id: string
  readonly text: string
  readonly published: string | null
  readonly claims: readonly GoldClaim[]
}
interface Judged {
  readonly set: string
  readonly field: 'date' | 'counts' | 'modality' | 'actual'
  readonly right: boolean
  readonly line: string
}

function readGold(folder: string): GoldReport[] {
  const reports = globSync('*.gold.json', { cwd: folder })
    .sort()
    .map((file): GoldReport => {
      const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      const id = basename(file, '.gold.json')
      return { id, text: readFileSync(join(folder, `${id}.txt`), 'utf8'), published: gold.report.published, claims: gold.claims }
    })
  const snippets = globSync('*.jsonl', { cwd: folder })
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean))
    .map((line): GoldReport => JSON.parse(line))
  return [...reports, ...snippets]
}

function judge(
  report: GoldReport,
  sentences: readonly Sentence[],
  known: DayKnowledge & { readonly countWords: CountWords },
): Judged[] {
  const days = daysOf(sentences, report.published, known)
  return report.claims.flatMap((claim) => {
    const found = triggerOf(report.text, claim, sentences)
    if (found === null) return []
    const [index, token] = found
    const sentence = sentences[index]
    const scene = days[index]
    if (sentence === undefined || scene === undefined) return []
    const tree = treeOf(sentence)
    const set = report.id.includes('-') ? report.id.replace(/-.*/, '') : report.id.startsWith('a') ? 'types' : 'fields'
    const about = `${report.id} ${report.published} ${claim.type} “${claim.trigger}”`
    const judged: Judged[] = []
    if (claim.date !== undefined) {
      const date = dayOf(tree, token, scene.mentions, scene.scene)
      const told = date === null ? null : date.from === date.to ? date.from : `${date.from}/${date.to}`
      judged.push({
        set,
        field: 'date',
        right: sameDate(claim.date, told),
        line: `${about}: ${told} for ${claim.date} | ${textAround(report.text, sentence)}`,
      })
    }
    if (claim.counts !== undefined) {
      const counts = countsOf(tree, token, claim.type, countsIn(tree, known.countWords), known.countWords)
      const right = Object.entries(claim.counts).every(
        ([key, value]) => JSON.stringify(rangeOf(value)) === JSON.stringify(counts[key as CountKey]),
      )
      judged.push({
        set,
        field: 'counts',
        right,
        line: `${about}: ${JSON.stringify(counts)} for ${JSON.stringify(claim.counts)} | ${textAround(report.text, sentence)}`,
      })
    }
    if (claim.optional !== true || claim.modality !== undefined) {
      const { modality, because } = modalityOf(tree, token, known.modalWords)
      const field = claim.modality === undefined ? 'actual' : 'modality'
      const right = claim.modality === undefined ? modality === 'actual' : modality !== 'actual'
      judged.push({
        set,
        field,
        right,
        line: `${about}: ${modality} (${because.join(', ')}) for ${claim.modality ?? 'actual'} | ${textAround(report.text, sentence)}`,
      })
    }
    return judged
  })
}

function sameDate(gold: string | null, told: string | null): boolean {
  return (
    gold === told || (gold !== null && told !== null && gold === told.split('/')[0] && told.split('/')[0] === told.split('/')[1])
  )
}

function rangeOf(value: number | readonly [number | null, number | null]): readonly [number | null, number | null] {
  return typeof value === 'number' ? [value, value] : value
}

function textAround(text: string, { span }: Sentence): string {
  return `${text.slice(Math.max(0, span[0] - 120), span[0]).replaceAll('\n', '⏎')}»${text.slice(...span)}`
}

/** The sentence and token of the trigger: the first of the quotes that has it; of several words the one the others hang on. */
function triggerOf(text: string, { at, trigger }: GoldClaim, sentences: readonly Sentence[]): readonly [number, number] | null {
  if (trigger === undefined) return null
  for (const quote of at) {
    const start = text.indexOf(quote)
    const inside = quote.indexOf(trigger)
    if (start < 0 || inside < 0) continue
    const [from, to] = [start + inside, start + inside + trigger.length]
    for (const [index, { tokens }] of sentences.entries()) {
      const covered = tokens.flatMap((token, i) => (token.from < to && token.to > from ? [i] : []))
      const head = covered.find((i) => !covered.includes(tokens[i]?.head ?? -1) && tokens[i]?.upos !== 'PUNCT') ?? covered[0]
      if (head !== undefined) return [index, head]
    }
  }
  return null
}

function tableOf(judged: readonly Judged[]): string[] {
  const sets = [...new Set(judged.map(({ set }) => set))].sort()
  const fields = ['date', 'counts', 'modality', 'actual'] as const
  const cell = (items: readonly Judged[]) =>
    items.length === 0
      ? '–'
      : `${((100 * items.filter(({ right }) => right).length) / items.length).toFixed(1)} of ${items.length}`
  const row = (name: string, items: readonly Judged[]) =>
    `| ${name} | ${fields.map((field) => cell(items.filter((item) => item.field === field))).join(' | ')} |`
  return [
    '| set | date | counts | told as unreal | told as done |',
    '|---|---|---|---|---|',
    ...sets.map((set) =>
      row(
        set,
        judged.filter((item) => item.set === set),
      ),
    ),
    row('all', judged),
  ]
}

function optionOf(options: readonly string[], name: string): string | null {
  const place = options.indexOf(name)
  return place < 0 ? null : (options[place + 1] ?? null)
}

import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attributeAll } from '#claims/attribute.ts'
import { openReader, understand } from '../../src/pipeline.ts'
import { reportOf } from '../../training/claims/reportOf.ts'
import { table } from './tally.ts'

/**
 * Who says what, on the development part of PolNeAR (political news, of others): it is unpacked beside nothing of ours and
 * taken away again. `--rules` leaves out the reader that weighs what the frames find.
 */
export function score(options: readonly string[] = []): string {
  const shared = join(import.meta.dirname, '../../../shared')
  const archive = join(shared, 'data/polnear-train-dev.tar.gz')
  const scorer = join(shared, 'gold/score-attributions.mjs')
  if (!existsSync(archive) || !existsSync(scorer)) return `Skipped: ${archive} or its scorer is not here.`
  const folder = mkdtempSync(join(tmpdir(), 'fogline-attributions-'))
  try {
    execFileSync('tar', ['xzf', archive, '-C', folder, 'dev'])
    const gold = join(folder, 'dev')
    const found = join(folder, 'found.jsonl')
    writeFileSync(found, `${foundIn(gold, options.includes('--rules')).join('\n')}\n`)
    const columns = [[], ['--speech']].map((flags) => figuresOf(scorer, gold, found, flags))
    return table(
      ['', 'all cues P', 'R', 'F1', 'reporting cues P', 'R', 'F1'],
      rows.map(([key, title]) => [title, ...columns.flatMap((figures) => threeOf(figures[key]))]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rows = [
  ['cue_head', 'cue found'],
  ['source_jac50', 'its source, half of the words or more'],
  ['content_jac50', 'its content, half of the words or more'],
  ['rel_overlap', 'all three overlap'],
  ['rel_jac50', 'all three, half of the words or more (J50)'],
  ['rel_exact', 'all three, word for word'],
] as const

interface Figure {
  readonly P: number
  readonly R: number
  readonly F: number
}

function foundIn(gold: string, rulesOnly: boolean): string[] {
  const reader = openReader()
  const known = rulesOnly ? { cues: reader.known.cues } : reader.known
  return textsIn(gold).map(({ file, text }) => {
    const report = reportOf({ name: file, group: '', text, published: '2016-01-01', outlet: null, claims: [] })
    const attributions = attributeAll(understand(report, reader), known).filter(({ within }) => within === null)
    return JSON.stringify({
      file,
      attributions: attributions.map(({ source, cue, content }) => ({ source, cue, content })),
    })
  })
}

function textsIn(gold: string): { file: string; text: string }[] {
  const names = globSync('*.txt', { cwd: join(gold, 'text') }).sort()
  return names.map((name) => ({ file: name.slice(0, -'.txt'.length), text: readFileSync(join(gold, 'text', name), 'utf8') }))
}

function figuresOf(scorer: string, gold: string, found: string, flags: readonly string[]): Record<string, Figure> {
  const printed = execFileSync(process.execPath, [scorer, gold, found, '--json', ...flags], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return JSON.parse(printed) as Record<string, Figure>
}

function threeOf(figure: Figure | undefined): string[] {
  return figure === undefined ? ['–', '–', '–'] : [figure.P, figure.R, figure.F].map((share) => (100 * share).toFixed(1))
}

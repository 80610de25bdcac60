import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '#model/claim.ts'
import { openReader } from '../../src/pipeline.ts'
import { percent, table } from './tally.ts'
import { claimsOfTexts, type Text } from './types/claimsOfTexts.ts'
import { classFigures, weightedF1 } from './types/classes.ts'
import { type Marked, readMarked, rolesFound } from './types/roles.ts'
import { acledNames } from './types/subEvents.ts'

/**
 * Outside sets that are scored but not shipped: the ACLED sub-event of CASE 2021 snippets, which is that of the first claim that
 * has one, and actor and target words of the PLOVER sentences. `--errors` lists what is wrong.
 */
export function score(options: readonly string[] = []): string {
  const folder = join(import.meta.dirname, '../../../shared/data')
  if (!existsSync(folder)) return `Skipped: ${folder} is not here.`
  const errors = options.includes('--errors')
  const reader = openReader()
  const snippets = readSnippets(join(folder, 'case2021-half.tsv'))
  const marked = readMarked(join(folder, 'plover-gsr.json'))
  return [
    ...subEvents(snippets, claimsOfTexts(snippets, reader), errors),
    '',
    ...roles(marked, claimsOfTexts(marked, reader), errors),
  ].join('\n')
}

interface Snippet extends Text {
  readonly label: string
}

function readSnippets(path: string): Snippet[] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).slice(1)
  return lines.flatMap((line) => {
    const [id = '', text = '', code = ''] = line.split('\t')
    const label = acledNames.get(code.trim())
    return label === undefined ? [] : [{ id, text, label }]
  })
}

function subEvents(snippets: readonly Snippet[], claims: readonly (readonly Claim[])[], errors: boolean): string[] {
  const answers = snippets.map(({ label }, i) => ({
    label,
    said: claims[i]?.find(({ acled }) => acled !== null)?.acled ?? null,
  }))
  const rows = classFigures(answers)
  const territorial = rows.filter(({ label }) => label.includes('territory'))
  const wrong = snippets.flatMap(({ id, text, label }, i) =>
    answers[i]?.said === label
      ? []
      : [
          `${id} want ${label}, got ${answers[i]?.said ?? '–'}: ${claims[i]?.map(({ type, quote }) => `[${type}: ${quote}]`).join(' ')} | ${text}`,
        ],
  )
  return [
    table(
      ['ACLED sub-event (CASE 2021)', 'gold', 'said', 'right', 'F1'],
      rows.map(({ label, gold, said, right, f1 }) => [label, String(gold), String(said), String(right), percent(f1)]),
    ),
    `weighted F1 ${percent(weightedF1(rows))}, territorial ${percent(weightedF1(territorial))}`,
    ...(errors ? wrong : []),
  ]
}

function roles(marked: readonly Marked[], claims: readonly (readonly Claim[])[], errors: boolean): string[] {
  const found = marked.map((sentence, i) => rolesFound(sentence, claims[i] ?? []))
  const share = (role: 'actor' | 'target') => {
    const all = found.flatMap((one) => one[role])
    return `${role} words found as ${role} ${percent(all.filter(({ met }) => met).length / all.length)} of ${all.length}`
  }
  const wrong = marked.flatMap(({ text, event }, i) => {
    const lost = (['actor', 'target'] as const).flatMap((role) =>
      (found[i]?.[role] ?? []).flatMap(({ words, met }) => (met ? [] : [`${role} “${words}”`])),
    )
    const told = claims[i]?.map(
      ({ type, actor, target, quote }) =>
        `[${type} (${actor.map((one) => one.text).join('; ')}) → (${target.map((one) => one.text).join('; ')}): ${quote}]`,
    )
    return lost.length === 0 ? [] : [`${event}: lost ${lost.join(', ')}: ${told?.join(' ')} | ${text}`]
  })
  return [`PLOVER: ${share('actor')}; ${share('target')}`, ...(errors ? wrong : [])]
}

import { parseArgs } from 'node:util'
import { confusionTable } from './claims/confusion.ts'
import { errorLines } from './claims/errors.ts'
import { fieldNames } from './claims/fields.ts'
import { openBench } from './claims/read.ts'
import { reliabilityTable } from './claims/reliability.ts'
import { figuresOf, type Result } from './claims/rule.ts'
import { goldSets, trainingGold } from './claims/sets.ts'
import { percent, table } from './tally.ts'

/**
 * Claims against gold: seed, development reports, test/gold and t9 by the installed readers; t1 to t6 cross-validated by region.
 * Then which happenings are taken for which. `--errors SET` lists what is missed, spurious or wrong; `--only SET,SET` scores
 * these alone (seed, dev, cv, t9, own); `--fresh` teaches the readers anew instead of using those installed.
 */
export function score(options: readonly string[] = []): string {
  const { values } = parseArgs({
    args: [...options],
    options: { errors: { type: 'string' }, only: { type: 'string' }, fresh: { type: 'boolean' } },
  })
  const bench = openBench()
  const gold = trainingGold()
  const { sets, missing } = goldSets(gold)
  const wanted = (name: string) => values.only === undefined || values.only.split(',').includes(name)
  const known = values.fresh ? bench.taughtOn(gold.filter(({ group }) => group !== 't9')) : bench.known
  const scored = sets
    .filter(({ name }) => wanted(name))
    .map(({ name, title, reports }): Scored => ({ name, title, results: bench.score(reports, known) }))
  if (wanted('cv')) scored.push({ name: 'cv', title: 't1–t6 by region', results: bench.crossValidate(gold) })
  const errors = scored.filter(({ name }) => name === values.errors).flatMap(({ results }) => results.flatMap(errorLines))
  return [
    ...missing.map((folder) => `Skipped: ${folder} is not here.`),
    table(['reports', 'claims', 'P', 'R', 'F1', ...fieldNames, 'overall'], scored.map(rowOf)),
    ...scored.filter(({ name }) => name === 'cv').map(({ results }) => `\n${confusionTable(results)}`),
    ...scored.map(({ title, results }) => `\nConfidence, ${title}:\n${reliabilityTable(results)}`),
    ...errors,
  ].join('\n')
}

interface Scored {
  readonly name: string
  readonly title: string
  readonly results: readonly Result[]
}

function rowOf({ title, results }: Scored): string[] {
  const { reports, required, precision, recall, f1, fields, overall } = figuresOf(results)
  const shares = [precision, recall, f1, ...fieldNames.map((name) => fields[name]), overall]
  return [`${title} (${reports})`, String(required), ...shares.map((share) => percent(share).slice(0, -1))]
}

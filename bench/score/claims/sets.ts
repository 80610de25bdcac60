import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type GoldReport, readGold } from '../../../training/claims/gold.ts'

const root = join(import.meta.dirname, '../../..')
const shared = join(root, '../shared/gold')

/** Reports that are scored together with readers that never met them. */
export interface GoldSet {
  readonly name: string
  readonly title: string
  readonly reports: readonly GoldReport[]
}

/** The sets that are there, and the folders of those that are not. */
export function goldSets(training: readonly GoldReport[]): {
  readonly sets: readonly GoldSet[]
  readonly missing: readonly string[]
} {
  const own = join(root, 'test/gold')
  const missing = [shared, own].filter((folder) => !existsSync(folder))
  const development = missing.includes(shared) ? [] : readGold(shared)
  const sets: readonly GoldSet[] = [
    { name: 'seed', title: 'seed report', reports: development.filter(({ name }) => name === 'seed') },
    { name: 'dev', title: 'development reports', reports: development.filter(({ name }) => name !== 'seed') },
    { name: 't9', title: 't9, never trained on', reports: training.filter(({ group }) => group === 't9') },
    { name: 'own', title: 'test/gold', reports: missing.includes(own) ? [] : readGold(own) },
  ]
  return { sets: sets.filter(({ reports }) => reports.length > 0), missing }
}

/** The reports and snippets that ship for training, t9 among them. */
export function trainingGold(): GoldReport[] {
  return readGold(join(root, 'training/gold'))
}

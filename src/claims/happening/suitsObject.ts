import type { HappeningWords } from '#knowledge/happenings.ts'
import { at, type Tree } from '../tree.ts'
import { objectOf, sortsAt } from './words.ts'

/**
 * Whether a verb's object can suffer such a happening at all: rifles that are seized are no town that is taken, nor are five
 * people, and a village that is freed is no prisoner let go.
 */
export function suitsObject(tree: Tree, token: number, type: string, words: HappeningWords): boolean {
  const barred = barredBy[type]
  const object = at(tree, token).upos === 'VERB' && barred !== undefined ? objectOf(tree, token) : undefined
  if (barred === undefined || object === undefined) return true
  const sorts = sortsAt(tree, object, words)
  return !sorts.some((sort) => barred.sorts.has(sort)) || sorts.some((sort) => barred.unless.has(sort))
}

interface Barred {
  readonly sorts: ReadonlySet<string>
  /** A garrison is a place as well as its men: then the words leave it open. */
  readonly unless: ReadonlySet<string>
}

const persons: Barred = { sorts: new Set(['place']), unless: new Set(['force', 'people', 'captive', 'name']) }
const barredBy: Readonly<Partial<Record<string, Barred>>> = {
  capture: {
    sorts: new Set(['arms', 'projectile', 'explosive', 'people', 'captive']),
    unless: new Set(['place', 'building', 'road', 'stronghold', 'force']),
  },
  abduction: persons,
  arrest: persons,
  agree: persons,
}

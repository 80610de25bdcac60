import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'

/**
 * What only SQLite itself can tell of a ledger file: whether its pages, indexes and counters agree, and whether its tables and
 * guards are those of a new ledger.
 * @returns the first thing that is off; null when nothing is
 */
export function checkSqlite(database: DatabaseSync, expected: Schema): string | null {
  const strange = differenceOf(schemaOf(database), expected)
  if (strange !== null) return `The ledger’s tables or guards were changed: ${strange}.`
  const [damage] = database.prepare('pragma integrity_check(1)').all()
  if (damage?.integrity_check !== 'ok') return `The file is damaged: ${String(damage?.integrity_check)}.`
  const [orphan] = database.prepare('pragma foreign_key_check').all()
  if (orphan)
    return `A row of “${String(orphan.parent)}” that one of “${String(orphan.table)}” (row ${String(orphan.rowid)}) belongs to is gone.`
  return checkCounters(database)
}

export type Schema = readonly { readonly name: string; readonly sql: string | null }[]

export function schemaOf(database: DatabaseSync): Schema {
  const rows = database.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all()
  return rows.map((row) => ({ ...row, name: String(row.name), sql: row.sql === null ? null : String(row.sql) }))
}

/** The name of the first table, index or guard that is gone, other or new. */
function differenceOf(found: Schema, expected: Schema): string | null {
  const there = new Map(found.map((row) => [row.name, row]))
  const wanted = new Set(expected.map(({ name }) => name))
  const changed =
    expected.find((row) => !isDeepStrictEqual(there.get(row.name), row)) ?? found.find(({ name }) => !wanted.has(name))
  return changed?.name ?? null
}

/** SQLite remembers the highest number that it gave to a row of each table, so rows taken from the end leave a gap. */
function checkCounters(database: DatabaseSync): string | null {
  for (const { name, seq } of database.prepare('select name, seq from sqlite_sequence').all()) {
    // Imported places may be replaced.
    if (name === 'places') continue
    const known = counted.find((table) => table === name)
    if (known === undefined) return `The ledger counts the rows of a table that is none of its own: ${String(name)}.`
    const last = database.prepare(`select coalesce(max(seq), 0) as last from ${known}`).get()?.last
    if (last !== seq)
      return `Rows are gone from the end of “${known}”: ${String(seq)} were added, the last that is there is ${String(last)}.`
  }
  return null
}

const counted = ['reports', 'readings', 'reviews', 'chain'] as const

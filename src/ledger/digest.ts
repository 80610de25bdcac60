import { createHash } from 'node:crypto'

/** Hash of an entry together with all entries before it. */
export function linkOf(before: string, kind: string, entry: string, digest: string): string {
  return sha256(JSON.stringify([before, kind, entry, digest]))
}

/**
 * Hash of an entry's rows, each column by its name in the order of the alphabet, so that it does not matter how an engine lists
 * them. Bytes are in it as hexadecimal digits; the raw bytes of a report by their own hash.
 */
export function digestOf(rows: readonly object[]): string {
  return sha256(JSON.stringify(rows.map(inOrder)))
}

function inOrder(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row)
    .map(([column, value]) => [column, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

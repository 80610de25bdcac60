/** The order of two texts by their UTF-16 units, whatever the language: for days, ids and keys, never for what a person reads. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

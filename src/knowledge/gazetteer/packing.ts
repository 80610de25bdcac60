/**
 * Packs and reads a country's gazetteer file. It holds sorted hashes of keys, so that a look-up is a binary search
 * and no key is computed or place read before it is asked for.
 *
 * A country file: four 32-bit counts (regions, rows, vowel pairs, skeleton pairs), four byte lengths, then its parts: region
 * names, rows, pairs of vowel-key hash and row, pairs of skeleton hash and row. Hashes in pairs are differences, and all
 * numbers of pairs seven bits a byte.
 */

/** Hashes in ascending order, and for each the number (of a row, of a country) that it leads to. */
export interface Pairs {
  readonly hashes: Uint32Array
  readonly numbers: Uint32Array | Uint8Array
}

/** Rows as one stretch of UTF-8, read one at a time: a country of 20,000 rows needs no 20,000 objects. */
export class RowText {
  readonly #text: Buffer
  readonly #starts: Uint32Array

  constructor(text: Buffer, count: number) {
    this.#text = text
    this.#starts = new Uint32Array(count + 1)
    for (let row = 0, at = 0; row < count; row++) {
      this.#starts[row] = at
      at = text.indexOf(10, at) + 1
    }
    this.#starts[count] = text.length
  }
  get length(): number {
    return this.#starts.length - 1
  }
  /** @throws RangeError when there is no such row. */
  at(row: number): string {
    const from = this.#starts[row]
    const to = this.#starts[row + 1]
    if (from === undefined || to === undefined)
      throw new RangeError(`Row ${row} is none of ${this.length}: the gazetteer file is damaged, install Fogline anew.`)
    return this.#text.toString('utf8', from, to - 1)
  }
}

export function packCountry(
  regions: ReadonlyMap<string, string>,
  rows: readonly string[],
  vowelKeys: readonly (readonly [hash: number, row: number])[],
  skeletons: readonly (readonly [hash: number, row: number])[],
): Buffer {
  const parts = [
    Buffer.from([...regions].map(([code, name]) => `${code}\t${name}\n`).join('')),
    Buffer.from(rows.map((row) => `${row}\n`).join('')),
    packPairs(vowelKeys),
    packPairs(skeletons),
  ]
  const head = new Uint32Array([regions.size, rows.length, vowelKeys.length, skeletons.length, ...parts.map((p) => p.length)])
  return Buffer.concat([Buffer.from(head.buffer), ...parts])
}

export function openCountry(file: Buffer): { regions: Map<string, string>; rows: RowText; vowelKeys: Pairs; skeletons: Pairs } {
  const head = Array.from({ length: 8 }, (_, i) => file.readUInt32LE(i * 4))
  const [, rows = 0, vowelKeys = 0, skeletons = 0, ...lengths] = head
  let at = head.length * 4
  const [regionText, rowText, vowelPairs, skeletonPairs] = lengths.map((length) => {
    at += length
    return file.subarray(at - length, at)
  })
  if (!regionText || !rowText || !vowelPairs || !skeletonPairs)
    throw new RangeError('The gazetteer file is cut short: install Fogline anew.')
  return {
    regions: new Map(regionText.toString().trimEnd().split('\n').map(splitRegion)),
    rows: new RowText(rowText, rows),
    vowelKeys: openPairs(vowelPairs, vowelKeys),
    skeletons: openPairs(skeletonPairs, skeletons),
  }
}
function splitRegion(line: string): [string, string] {
  const [code = '', name = ''] = line.split('\t')
  return [code, name]
}

/** Sorts and packs pairs. */
export function packPairs(pairs: readonly (readonly [hash: number, number: number])[]): Buffer {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const bytes: number[] = []
  let last = 0
  for (const [hash, number] of sorted) {
    packNumber(hash - last, bytes)
    packNumber(number, bytes)
    last = hash
  }
  return Buffer.from(bytes)
}
function packNumber(value: number, into: number[]): void {
  let rest = value
  while (rest >= 128) {
    into.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  into.push(rest)
}

export function openPairs(bytes: Uint8Array, count: number): Pairs {
  const hashes = new Uint32Array(count)
  const numbers = new Uint32Array(count)
  let at = 0
  let last = 0
  for (let i = 0; i < count; i++) {
    last += next()
    hashes[i] = last
    numbers[i] = next()
  }
  return { hashes, numbers }

  function next(): number {
    let value = 0
    let scale = 1
    let byte = bytes[at++] ?? 0
    while (byte >= 128) {
      value += (byte - 128) * scale
      scale *= 128
      byte = bytes[at++] ?? 0
    }
    return value + byte * scale
  }
}

/** The numbers that a hash leads to, in ascending order. */
export function numbersOf({ hashes, numbers }: Pairs, wanted: number): number[] {
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hashes[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (; hashes[low] === wanted; low++) found.push(numbers[low] ?? 0)
  return found
}

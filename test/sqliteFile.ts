import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * The bytes of an SQLite file that nothing is kept in, by its published format (https://sqlite.org/fileformat2.html): gaps
 * between the cells of a page, tails of overflow pages, and the counters in the file's header that only say when it was last
 * written, and by which SQLite.
 */
export function unusedBytes(path: string): (at: number) => boolean {
  const bytes = readFileSync(path)
  const pageSize = bytes.readUInt16BE(16)
  const used = new Uint8Array(bytes.length)
  used.fill(1, 0, 100)
  for (const [from, to] of counters) used.fill(0, from, to)
  const database = new DatabaseSync(path, { readOnly: true })
  const pages = database.prepare('select pageno, pagetype, unused from dbstat').all()
  database.close()
  for (const { pageno, pagetype, unused } of pages) {
    const start = (Number(pageno) - 1) * pageSize
    if (pagetype === 'overflow') used.fill(1, start, start + pageSize - Number(unused))
    else
      for (const [from, to] of usedOfPage(bytes.subarray(start, start + pageSize), pageno === 1 ? 100 : 0))
        used.fill(1, start + from, start + to)
  }
  return (at) => used[at] === 0
}

/** Change counter and the size that it vouches for; schema cookie; reserved; change counter and SQLite version of the last writer. */
const counters = [
  [24, 32],
  [40, 44],
  [72, 100],
] as const

type Stretch = readonly [from: number, to: number]

function usedOfPage(page: Buffer, header: number): Stretch[] {
  const type = page[header]
  const isLeaf = type === 10 || type === 13
  const isTable = type === 5 || type === 13
  const count = page.readUInt16BE(header + 3)
  const pointers = header + (isLeaf ? 8 : 12)
  const cells = Array.from({ length: count }, (_, index): Stretch => {
    const at = page.readUInt16BE(pointers + 2 * index)
    return [at, at + sizeOfCell(page, at, isLeaf, isTable)]
  })
  // Gaps that are listed as free: the next one's place, their own size.
  const free: Stretch[] = []
  for (let at = page.readUInt16BE(header + 1); at !== 0; at = page.readUInt16BE(at)) free.push([at, at + 4])
  return [[header, pointers + 2 * count], ...cells, ...free]
}

function sizeOfCell(page: Buffer, at: number, isLeaf: boolean, isTable: boolean): number {
  let end = isLeaf ? at : at + 4
  if (isTable && !isLeaf) return varint(page, end).end - at
  const payload = varint(page, end)
  end = isTable ? varint(page, payload.end).end : payload.end
  const most = isTable ? page.length - 35 : Math.floor(((page.length - 12) * 64) / 255) - 23
  if (payload.value <= most) return Math.max(4, end + payload.value - at)
  const least = Math.floor(((page.length - 12) * 32) / 255) - 23
  const kept = least + ((payload.value - least) % (page.length - 4))
  return end + (kept <= most ? kept : least) + 4 - at
}

function varint(page: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0
  for (let end = at; ; ) {
    const byte = page[end++] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80 || end === at + 9) return { value, end }
  }
}

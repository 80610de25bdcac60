/** Twelve values each stay well below what an engine takes in one statement. */
const rowsAtOnce = 1000

/** Writes rows some at a time. */
export async function chunked<Item>(items: readonly Item[], write: (some: Item[]) => Promise<unknown>): Promise<void> {
  for (const some of chunks(items, rowsAtOnce)) await write(some)
}

/** Items some at a time, in their order. */
export function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

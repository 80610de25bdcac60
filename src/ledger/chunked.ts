/** Twelve values each stay well below what an engine takes in one statement. */
const rowsAtOnce = 1000

/** Writes rows some at a time. */
export async function chunked<Item>(items: readonly Item[], write: (some: Item[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += rowsAtOnce) await write(items.slice(from, from + rowsAtOnce))
}

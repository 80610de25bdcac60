import { z } from 'zod'

/** What every long list takes: which part of it is sent. */
export const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('How many at most, 1 to 1000.'),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe(
      'How many to leave out first: `next` of the page before. As long as the ETag’s ledger is the same, so is the order.',
    ),
}

/** What every long list says of itself. */
export const pageFields = {
  total: z.number().int().describe('How many there are in all pages.'),
  next: z.number().int().nullable().describe('`after` of the next page; null on the last one.'),
}

export interface Page<Item> {
  readonly total: number
  readonly next: number | null
  readonly shown: readonly Item[]
}

export function pageOf<Item>(
  all: readonly Item[],
  { limit, after }: { readonly limit: number; readonly after: number },
): Page<Item> {
  const end = after + limit
  return { total: all.length, next: end < all.length ? end : null, shown: all.slice(after, end) }
}

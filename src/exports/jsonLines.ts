import type { Exported } from './exports.ts'

/** One record a line, as `extract`, `events` and `control` print them with `--json`. */
export async function* jsonLinesOf(exported: Exported): AsyncIterable<string> {
  for await (const record of recordsOf(exported)) yield `${JSON.stringify(record)}\n`
}

async function* recordsOf(exported: Exported): AsyncIterable<object> {
  switch (exported.of) {
    case 'claims':
      for await (const { claim } of exported.claims) yield claim
      return
    case 'events':
      yield* exported.events
      return
    case 'control':
      yield* exported.holdings
  }
}
